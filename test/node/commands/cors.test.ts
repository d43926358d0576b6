import assert from 'node:assert/strict';
import {test} from 'node:test';
import {runPublisher} from '../../support/publisher/run-publisher.js';

const SITES = ['https://example.com', 'https://*.example.org'];

test('prints the rules as JSON alone: these origins, GET and HEAD, nothing more', async () => {
  const {code, out, err} = await runPublisher(['cors', ...SITES, '--format', 'json'], {});
  assert.deepEqual([code, err], [0, []]);
  assert.deepEqual(JSON.parse(out.join('\n')), {
    CORSRules: [
      {AllowedOrigins: SITES, AllowedMethods: ['GET', 'HEAD'], ExposeHeaders: ['Retry-After']},
    ],
  });
});

test('prints the same as XML alone', async () => {
  const {code, out} = await runPublisher(['cors', '*', '--format=xml'], {});
  assert.equal(code, 0);
  assert.equal(
    out.map((line) => line.trim()).join(''),
    '<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>' +
      '<AllowedMethod>HEAD</AllowedMethod><ExposeHeader>Retry-After</ExposeHeader></CORSRule></CORSConfiguration>',
  );
});

test('prints commands for aws and s3cmd, says that doctl has none, and how to check', async () => {
  const {out} = await runPublisher(['cors', ...SITES], {});
  const text = out.join('\n');
  assert.match(text, /^aws s3api put-bucket-cors --bucket your-bucket .*--endpoint-url https:/m);
  assert.match(text, /^s3cmd setcors cors\.xml s3:\/\/your-bucket$/m);
  assert.match(text, /^# doctl has no command for the rules of a bucket/m);
  assert.match(text, /^elytra-status check https:.* --origin https:\/\/example\.com$/m);
  for (const format of ['json', 'xml']) {
    const alone = await runPublisher(['cors', ...SITES, '--format', format], {});
    assert.ok(text.includes(alone.out.join('\n')), format);
  }
});

test('names an origin once', async () => {
  const {out} = await runPublisher(['cors', SITES[0]!, SITES[0]!, '--format', 'json'], {});
  assert.deepEqual(JSON.parse(out.join('\n')).CORSRules[0].AllowedOrigins, [SITES[0]]);
});

for (const [argv, expected] of [
  [[], /needs the origins that may read/],
  [['*', 'https://example.com'], /is every site already/],
  [
    ['https://example.com/', 'EXAMPLE.org'],
    /write https:\/\/example\.com\n.*write https:\/\/example\.org/,
  ],
  [['https://example.com', '--format', 'yaml'], /--format is json or xml/],
] as const) {
  test(`refuses cors ${argv.join(' ')} with exit code 2`, async () => {
    const {code, out, err} = await runPublisher(['cors', ...argv], {});
    assert.deepEqual([code, out], [2, []]);
    assert.match(err.join('\n'), expected);
    assert.match(err.at(-1)!, /elytra-status cors --help/);
  });
}
