import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {promisify} from 'node:util';
import {GetBucketCorsCommand, PutBucketCorsCommand, PutObjectCommand} from '@aws-sdk/client-s3';
import type {CorsRules} from '../../../generator/commands/cors/cors-rules.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {documentOf, runCheck} from '../../support/publisher/status-server.js';
import {admin, ceph, newBucket} from './buckets.js';

const execute = promisify(execFile);
const SITE = 'https://www.example.com';
const OTHER = 'https://www.example.org';

const printed = async (...argv: string[]): Promise<string> =>
  (await runPublisher(['cors', ...argv], {})).out.join('\n');

/** A public document in a bucket with the rules that `cors` prints for these origins. */
async function publishFor(...origins: string[]) {
  const Bucket = await newBucket();
  const Body = Buffer.from(JSON.stringify(documentOf(0)));
  const object = {Bucket, Key: 'status.json', Body, ACL: 'public-read'} as const;
  await admin.send(new PutObjectCommand({...object, CacheControl: 'public, max-age=300'}));
  const CORSConfiguration: CorsRules = JSON.parse(await printed(...origins, '--format', 'json'));
  await admin.send(new PutBucketCorsCommand({Bucket, CORSConfiguration}));
  return {Bucket, url: `${ceph.endpoint}/${Bucket}/status.json`};
}

const MAY_NOT = /CRITICAL - .* may not read it: no Access-Control-Allow-Origin/;

describe('the rules that cors prints, applied to a bucket and seen by check --origin', () => {
  it('allow the sites that are listed, and no other', async () => {
    const {url} = await publishFor('https://example.com', SITE);
    for (const origin of ['https://example.com', SITE]) {
      const {code, line} = await runCheck(url, '--origin', origin);
      assert.equal(code, 0, line);
      assert.match(line, new RegExp(`OK - operational; ${origin} may read it`));
    }
    for (const origin of [OTHER, 'http://example.com', 'https://example.com:8443']) {
      const {code, line} = await runCheck(url, '--origin', origin);
      assert.equal(code, 2, line);
      assert.match(line, MAY_NOT);
    }
  });

  it('allow every site with *', async () => {
    const {url} = await publishFor('*');
    const {code, line} = await runCheck(url, '--origin', SITE, '--origin', OTHER);
    assert.equal(code, 0, line);
  });

  it('allow the names below a wildcard, and not the name itself', async () => {
    const {url} = await publishFor('https://*.example.com');
    assert.equal((await runCheck(url, '--origin', SITE)).code, 0);
    for (const origin of ['https://example.com', OTHER]) {
      assert.match((await runCheck(url, '--origin', origin)).line, MAY_NOT);
    }
  });

  it('allow nothing but to read', async () => {
    const {url} = await publishFor(SITE);
    const ask = async (method: string) => {
      const headers = {origin: SITE, 'access-control-request-method': method};
      return (await fetch(url, {method: 'OPTIONS', headers})).status;
    };
    assert.deepEqual(await Promise.all(['GET', 'HEAD'].map(ask)), [200, 200]);
    assert.deepEqual(await Promise.all(['PUT', 'POST', 'DELETE'].map(ask)), [403, 403, 403]);
  });

  it('are why origins are validated: a slash is stored, and never matches', async () => {
    const {Bucket, url} = await publishFor(SITE);
    const [rule] = JSON.parse(await printed(SITE, '--format', 'json')).CORSRules;
    const CORSRules = [{...rule, AllowedOrigins: [`${SITE}/`]}];
    await admin.send(new PutBucketCorsCommand({Bucket, CORSConfiguration: {CORSRules}}));
    assert.match((await runCheck(url, '--origin', SITE)).line, MAY_NOT);
    assert.equal((await runPublisher(['cors', `${SITE}/`], {})).code, 2);
  });
});

describe('the commands that cors prints', () => {
  it('set the rules when they are pasted for s3cmd', async (t: TestContext) => {
    const {Bucket, url} = await publishFor(OTHER);
    const folder = await mkdtemp(join(tmpdir(), 'elytra-status-s3cmd-'));
    t.after(() => rm(folder, {recursive: true}));
    const config = join(folder, 's3cfg');
    const {host} = new URL(ceph.endpoint);
    await writeFile(
      config,
      `[default]\naccess_key = ${ceph.admin.accessKeyId}\nsecret_key = ${ceph.admin.secretAccessKey}\n` +
        `host_base = ${host}\nhost_bucket = ${host}\nuse_https = False\n`,
    );
    const text = await printed('https://example.com', SITE);
    const [, pasted = ''] = /^# With s3cmd\.\n(.*?)\n\n/ms.exec(text) ?? [];
    const script = pasted.replace('s3cmd ', `s3cmd -c ${config} `).replace('your-bucket', Bucket);
    await execute('bash', ['-ec', script], {cwd: folder});

    const {CORSRules} = await admin.send(new GetBucketCorsCommand({Bucket}));
    assert.equal(CORSRules?.length, 1);
    const origins = new Set(CORSRules[0]!.AllowedOrigins); // Ceph does not keep their order
    assert.deepEqual(origins, new Set(['https://example.com', SITE]));
    assert.equal((await runCheck(url, '--origin', SITE)).code, 0);
    assert.match((await runCheck(url, '--origin', OTHER)).line, MAY_NOT);
  });
});
