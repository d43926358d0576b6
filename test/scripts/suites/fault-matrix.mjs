import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Runs `work` with a file for the rows that its tests report, and prints them as a table at the end. */
export const withFaultMatrix = (work) => async (env) => {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-faults-'));
  const rows = join(folder, 'rows');
  writeFileSync(rows, '');
  try {
    const code = await work({...env, TEST_FAULTS_ROWS: rows});
    printTable(readFileSync(rows, 'utf8').split('\n').filter(Boolean).map(JSON.parse));
    return code;
  } finally {
    rmSync(folder, {recursive: true});
  }
};

const WORDS = {true: 'held', false: 'BROKEN', undefined: '–'};

/** A line for each fault at each place, a column for each thing that has to hold. */
function printTable(table) {
  if (!table.length) return;
  const columns = Object.keys(table[0].held);
  const width = (name) => Math.max(...table.map((row) => row[name].length)) + 2;
  const line = (where, fault, cells) =>
    `${where.padEnd(width('where'))}${fault.padEnd(width('fault'))}${cells.join('  ')}`.trimEnd();
  table.sort((a, b) => `${a.where}\n${a.fault}`.localeCompare(`${b.where}\n${b.fault}`));
  console.log(`\n${line('where', 'fault', columns)}`);
  for (const {where, fault, held} of table) {
    const cells = columns.map((name) => WORDS[held[name]].padEnd(name.length));
    console.log(line(where, fault, cells));
  }
  const broken = table.filter(({error}) => error);
  // Here too: of a long log the end is what people keep.
  for (const {where, fault, error} of broken) console.log(`\n${where}, ${fault}: ${error}`);
  console.log(
    `\n${table.length} faults, each against ${columns.length} invariants; broken: ${broken.length}`,
  );
}
