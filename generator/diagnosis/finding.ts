/**
 * One thing that `check` or `doctor` looked at. A `note` is worth knowing and nobody's fault; a problem
 * always comes with its mend.
 */
export type Finding =
  | {level: 'ok' | 'note'; text: string}
  | {level: 'warning' | 'critical'; text: string; mend: string};

export const ok = (text: string): Finding => ({level: 'ok', text});
export const note = (text: string): Finding => ({level: 'note', text});
export const warning = (text: string, mend: string): Finding => ({level: 'warning', text, mend});
export const critical = (text: string, mend: string): Finding => ({level: 'critical', text, mend});

export const isProblem = (finding: Finding): finding is Finding & {mend: string} =>
  finding.level === 'warning' || finding.level === 'critical';
