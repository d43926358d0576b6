import {appendFileSync} from 'node:fs';

/** What holds whatever fails: the columns of the table that the suite prints. */
export type Invariant =
  'whole' | 'never older' | 'exit and log' | 'ends in time' | 'in 200 MB' | 'repaired' | 'discreet';

export interface Row {
  fault: string;
  where: string;
}

/** Checks each of them, also after one that failed; the table has a row of it either way. */
export function holdAll({fault, where}: Row, checks: Record<Invariant, () => void>): void {
  const broken = new Map<string, unknown>();
  for (const [name, check] of Object.entries(checks)) {
    try {
      check();
    } catch (error) {
      broken.set(name, error);
    }
  }
  const held = Object.fromEntries(Object.keys(checks).map((name) => [name, !broken.has(name)]));
  const error = [...broken].map(([name, cause]) => `${name}: ${String(cause)}`).join('\n');
  const {TEST_FAULTS_ROWS} = process.env;
  if (TEST_FAULTS_ROWS)
    appendFileSync(TEST_FAULTS_ROWS, `${JSON.stringify({fault, where, held, error})}\n`);
  for (const cause of broken.values()) throw cause;
}
