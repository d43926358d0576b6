import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {ListObjectsV2Command} from '@aws-sdk/client-s3';
import {s3Fault} from '../../../generator/errors/s3-fault.js';
import {createS3Client} from '../../../generator/io/s3.js';

const credentials = {accessKeyId: 'AK', secretAccessKey: 'SK'};

function setEnv(t: TestContext, name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  t.after(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}

/** Where a signed request would go. */
async function hostAsked(endpoint?: string): Promise<string> {
  const client = createS3Client({endpoint, region: 'us-east-1', credentials});
  let host = '';
  client.middlewareStack.add(
    () => (args) => {
      host = (args.request as {hostname: string}).hostname;
      return Promise.reject(new Error('not sent'));
    },
    {step: 'finalizeRequest', priority: 'low'},
  );
  await assert.rejects(client.send(new ListObjectsV2Command({Bucket: 'elytra'})), /not sent/);
  client.destroy();
  return host;
}

test('asks AWS itself without an endpoint, whatever AWS_ENDPOINT_URL says', async (t) => {
  setEnv(t, 'AWS_ENDPOINT_URL', 'http://elsewhere.example.com');
  setEnv(t, 'AWS_ENDPOINT_URL_S3', 'http://elsewhere.example.com');
  assert.equal(await hostAsked(), 'elytra.s3.us-east-1.amazonaws.com');
});

test('asks AWS itself without an endpoint, whatever the AWS configuration says', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-aws-'));
  t.after(() => rmSync(folder, {recursive: true}));
  const file = join(folder, 'config');
  writeFileSync(file, '[default]\nendpoint_url = http://elsewhere.example.com\n');
  setEnv(t, 'AWS_CONFIG_FILE', file);
  assert.equal(await hostAsked(), 'elytra.s3.us-east-1.amazonaws.com');
});

test('asks the endpoint that is configured', async (t) => {
  setEnv(t, 'AWS_ENDPOINT_URL', 'http://elsewhere.example.com');
  assert.equal(await hostAsked('https://s3.example.com'), 's3.example.com');
});

test('says that AWS was asked where no endpoint is configured, and nobody answers', () => {
  const error = Object.assign(new Error('words of the other side'), {code: 'ENOTFOUND'});
  const call = {prefix: 'STATUS_S3', action: 'write'} as const;
  const {remedy} = s3Fault(error, call);
  assert.match(remedy ?? '', /^STATUS_S3_ENDPOINT is not set, so AWS was asked/);
  const named = s3Fault(error, {...call, endpoint: 'https://s3.example.com'});
  assert.match(named.remedy ?? '', /DNS record \(STATUS_S3_ENDPOINT\)$/);
});
