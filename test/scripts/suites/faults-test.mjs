import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {ensureInstalled} from '../setup/install.mjs';
import {npm, run} from '../../support/machine/run.mjs';
import {ensureCeph, withCeph} from './with-ceph.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

// npm run test:faults [-- options of node --test]: the bundled publisher, and everything that fails.
const root = fileURLToPath(new URL('../../..', import.meta.url));

await ensureCeph();
await ensurePrograms(['faketime', 'openssl'], ['faketime', 'openssl']);
await ensureInstalled(root);
const built = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
if (built !== 0) process.exit(built);

const TESTS = 'test/scripts/suites/node-test.mjs';
const folder = mkdtempSync(join(tmpdir(), 'elytra-faults-'));
const rows = join(folder, 'rows');
writeFileSync(rows, '');
try {
  process.exitCode = await withCeph((env) =>
    // Connections that were made to hang may outlive the tests.
    run(
      process.execPath,
      [TESTS, 'test/system/faults', '--test-force-exit', ...process.argv.slice(2)],
      {
        cwd: root,
        env: {...env, TEST_FAULTS_ROWS: rows},
      },
    ),
  );
  printTable(readFileSync(rows, 'utf8').split('\n').filter(Boolean).map(JSON.parse));
} finally {
  rmSync(folder, {recursive: true});
}

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
    const cells = columns.map((name) => (held[name] ? 'held' : 'BROKEN').padEnd(name.length));
    console.log(line(where, fault, cells));
  }
  const broken = table.filter(({held}) => Object.values(held).includes(false)).length;
  console.log(
    `\n${table.length} faults, each against ${columns.length} invariants; broken: ${broken}`,
  );
}
