import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {readConfig} from '../../../generator/config/read-config.js';
import type {Environment} from '../../../generator/config/environment.js';
import {examineMachine} from '../../../generator/diagnosis/examine-machine.js';
import {ENV} from '../../support/publisher/readings.js';

const examine = (shell: Environment, envFile = '/dev/null') =>
  examineMachine(readConfig(ENV), {env: shell, shell, envFile}).map(
    ({what, remedy}) => `${what}; ${remedy}`,
  );

/** A file of that mode in a folder of that mode, where every user may come by, unlike some temporary folders. */
function envFile(
  t: TestContext,
  {text = 'PING_URL=https://a.test/HUNTER2', mode = 0o644, folder = 0o755},
) {
  const path = mkdtempSync('/var/tmp/elytra-machine-');
  t.after(() => rmSync(path, {recursive: true}));
  const file = join(path, 'secret.env');
  writeFileSync(file, text);
  chmodSync(file, mode);
  chmodSync(path, folder);
  return file;
}

test('warns about a .env with secrets that everybody can read, quoting none', (t) => {
  const file = envFile(t, {});
  const [warning = '', ...others] = examine({}, file);
  assert.deepEqual(others, []);
  assert.match(
    warning,
    /^every user of this machine can read the secrets in .*secret\.env; chmod o= \//,
  );
  assert.doesNotMatch(warning, /HUNTER2/);
});

for (const [name, given] of [
  ['that only its owner can read', {mode: 0o600}],
  ['that its group can read', {mode: 0o640}],
  ['in a folder that nobody else can enter', {folder: 0o700}],
  ['without secrets', {text: 'UPTIME_KUMA_URL=https://a.test'}],
] as const) {
  test(`does not warn about a .env ${name}`, (t) => {
    assert.deepEqual(examine({}, envFile(t, given)), []);
  });
}

test('does without a .env', () => assert.deepEqual(examine({}, '/does/not/exist'), []));

test('warns where no certificate is verified', () => {
  const [warning = ''] = examine({NODE_TLS_REJECT_UNAUTHORIZED: '0'});
  assert.match(warning, /^NODE_TLS_REJECT_UNAUTHORIZED=0 .*; unset it; .*NODE_EXTRA_CA_CERTS/);
  assert.deepEqual(examine({NODE_TLS_REJECT_UNAUTHORIZED: '1'}), []);
});

test('warns that a proxy is not obeyed, quoting no address of it', () => {
  const all = examine({
    HTTPS_PROXY: 'http://me:HUNTER2@proxy.test',
    HTTP_PROXY: 'http://proxy.test',
  });
  assert.equal(all.length, 1);
  assert.match(
    all[0]!,
    /^HTTPS_PROXY is set and not obeyed: .*uptime\.example\.com directly; .*NO_PROXY/,
  );
  assert.doesNotMatch(all[0]!, /HUNTER2|proxy\.test/);
});

test('does not warn about a proxy for what is nearby or excepted', () => {
  const proxy = {HTTP_PROXY: 'http://proxy.test', HTTPS_PROXY: 'http://proxy.test'};
  assert.deepEqual(examine({...proxy, NO_PROXY: 'example.com'}), []);
  const nearby = readConfig({...ENV, UPTIME_KUMA_URL: 'http://kuma:3001'});
  assert.deepEqual(examineMachine(nearby, {env: proxy, shell: proxy, envFile: '/dev/null'}), []);
});
