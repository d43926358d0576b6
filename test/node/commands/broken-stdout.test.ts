import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it, type TestContext} from 'node:test';
import {bundleCommandLine} from '../../support/browser/bundle.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import type {Variables} from '../../support/publisher/run-publisher.js';
import {serve} from '../../support/publisher/status-server.js';

const folder = mkdtempSync(join(tmpdir(), 'elytra-status-stdout-'));
const bin = join(folder, 'dist/bin/elytra-status.js');

before(async () => {
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  await bundleCommandLine(dirname(bin));
});
after(() => rmSync(folder, {recursive: true}));

/** Where a shell lets stdout lead. */
const FULL = '"$@" >/dev/full; echo "exit code $?" >&2';
const ALL_FULL = '"$@" >/dev/full 2>&1; echo "exit code $?" >&2';
const ALMOST_FULL = 'ulimit -f 1; "$@" >output; echo "exit code $?" >&2';
const CLOSED = '{ "$@"; echo "exit code $?" >&2; } | true';

const inShell = (script: string, argv: string[]) =>
  ['-c', script, 'sh', process.execPath, bin, ...argv] as const;

/** What is said on stderr, without times, the exit code behind it. */
const run = (script: string, argv: string[], env: Variables = {}): Promise<string> =>
  new Promise((resolve) => {
    execFile('/bin/sh', inShell(script, argv), {cwd: folder, env}, (_, __, stderr) =>
      resolve(stderr.replace(/^\[[-\d]{10} [:\d]{8}\] /gm, '')),
    );
  });

/** All is well, and a dead-man switch listens. */
async function startAll(t: TestContext) {
  const world = await startWorld(t);
  const ping = await startPingServer();
  t.after(ping.close);
  return {...world, ping, env: {...world.env, PING_URL: `${ping.url}/uuid`}};
}

const WARNING = 'Warning: The log cannot be written (ENOSPC); check where stdout goes\n';

describe('publishes and pings as ever while its log', {concurrency: 2, timeout: 60_000}, () => {
  for (const [title, script, says] of [
    ['finds no room, and says so once', FULL, `${WARNING}exit code 0\n`],
    ['has no reader any more, and says nothing', CLOSED, 'exit code 0\n'],
    ['finds no room, and its warning neither', ALL_FULL, 'exit code 0\n'],
  ] as const) {
    it(title, async (t) => {
      const {env, ping, document} = await startAll(t);
      assert.equal(await run(script, [], env), says);
      assert.equal((await document()).platform_status, 'operational');
      assert.deepEqual(ping.calls, ['GET /uuid']);
    });
  }

  it('finds no room at any cycle of --every', async (t) => {
    const {env, ping, document} = await startAll(t);
    const args = inShell('exec "$@" >/dev/full', ['publish', '--every', '1s']);
    const child = spawn('/bin/sh', args, {cwd: folder, env});
    t.after(() => child.kill('SIGKILL'));
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    const ended = once(child, 'close');
    while (ping.calls.length < 2 && child.exitCode === null) await new Promise(setImmediate);
    child.kill('SIGTERM');
    const [code] = await ended;
    assert.equal(code, 0, stderr);
    assert.equal((await document()).platform_status, 'operational');
    assert.deepEqual(new Set(ping.calls), new Set(['GET /uuid']));
    assert.match(stderr, /^(\[.+\] Warning: The log cannot be written \(ENOSPC\).+\n)+$/);
  });
});

describe('what was asked for', {concurrency: 2, timeout: 60_000}, () => {
  for (const [argv, lost] of [
    [['--dry-run'], 1],
    [['doctor'], 1],
    [['schema'], 1],
    [['cors', 'https://example.com'], 1],
    [['--help'], 1],
    [['check', 'the address', '--json'], 3],
    [['check'], 3],
  ] as const) {
    it(`fails where it cannot be written, not where its reader has enough: ${argv.join(' ')}`, async (t) => {
      const {env} = await startWorld(t);
      const url = await serve(t, {});
      const words = argv.map((word) => (word === 'the address' ? url : word));
      const says = await run(FULL, words, env);
      assert.match(
        says,
        new RegExp(`The output cannot be written \\(ENOSPC\\).*\nexit code ${lost}\n$`),
      );
      const usual = argv.join() === 'check' ? 3 : 0;
      assert.match(
        await run(CLOSED, words, env),
        new RegExp(`^(?!.*cannot)[^]*exit code ${usual}\n$`),
      );
    });
  }

  it('fails where there is no room for all of it', async () => {
    assert.equal(
      await run(ALMOST_FULL, ['schema']),
      'The output cannot be written (EFBIG); check where stdout goes\nexit code 1\n',
    );
  });
});
