/**
 * One thing that `check` or `doctor` looked at. A `note` is worth knowing and nobody's fault; a problem
 * always comes with its remedy.
 */
export type Finding =
  | {level: 'ok' | 'note'; text: string}
  | {level: 'warning' | 'critical'; text: string; remedy: string};

export const ok = (text: string): Finding => ({level: 'ok', text});
export const note = (text: string): Finding => ({level: 'note', text});
export const warning = (text: string, remedy: string): Finding => ({
  level: 'warning',
  text,
  remedy,
});
export const critical = (text: string, remedy: string): Finding => ({
  level: 'critical',
  text,
  remedy,
});

export const isProblem = (finding: Finding): finding is Finding & {remedy: string} =>
  finding.level === 'warning' || finding.level === 'critical';
