import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {runDoctor} from '../../support/publisher/run-doctor.js';
import {dryRun, runPublisher} from '../../support/publisher/run-publisher.js';

const UNWISE = {
  UPTIMEKUMA_API_KEY: 'uk1_HUNTER2',
  BACKUP_EXCLUDE: '*.log,*.txt',
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
};
const EXPECTED = [/^BACKUP_EXCLUDE: has a comma/, /^UPTIMEKUMA_API_KEY: is not read/, /^NODE_TLS/];

test('logs at each run what doctor says about the configuration and the machine', async (t) => {
  const {env} = await startWorld(t);
  const {code, err} = await runPublisher([], {...env, ...UNWISE});
  assert.equal(code, 0, 'a warning does not fail a run');
  const logged = err.map((line) => /^\[.*?\] Warning: (.*)$/.exec(line)?.[1] ?? line);
  const {problems} = await runDoctor({...env, ...UNWISE});
  assert.deepEqual(
    logged,
    problems.map(([text, remedy]) => `${text}; ${remedy}`),
  );
  assert.equal(logged.length, EXPECTED.length);
  for (const [index, expected] of EXPECTED.entries()) assert.match(logged[index]!, expected);
  assert.doesNotMatch(err.join(), /HUNTER2/);
});

test('check says that a proxy is not obeyed where there is no document', async () => {
  const proxy = {HTTP_PROXY: 'http://me:HUNTER2@proxy.test'};
  const url = 'http://127.0.0.1:1/status.json';
  const {code, out} = await runPublisher(['check', url], proxy);
  assert.equal(code, 2);
  assert.match(out[0]!, /^STATUS CRITICAL - .*; HTTP_PROXY is set and not obeyed$/);
  const {out: without} = await runPublisher(['check', url], {...proxy, NO_PROXY: '127.0.0.1'});
  assert.doesNotMatch(without[0]!, /PROXY/);
});

test('warns in a dry run as well', async (t) => {
  const {env} = await startWorld(t);
  const {err} = await dryRun({...env, ...UNWISE});
  assert.ok(err.some((line) => /Warning: BACKUP_EXCLUDE: has a comma/.test(line)));
});
