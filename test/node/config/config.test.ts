import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readConfig} from '../../../generator/config/read-config.js';
import {secretsIn} from '../../../generator/config/secrets-in.js';
import type {Environment} from '../../../generator/config/environment.js';
import {ENV, HOUR, MINUTE} from '../../support/publisher/readings.js';

const read = (env: Environment = {}) => readConfig({...ENV, ...env});

test('has the defaults of the design', () => {
  const {uptimeKuma, targets, ...config} = read();
  assert.deepEqual(config, {
    backups: [],
    outputs: [],
    historyDays: 90,
    page: {name: undefined, url: undefined, time_zone: undefined},
    staleAfter: 30 * MINUTE,
    publishInterval: 10 * MINUTE,
    cycleTimeout: 30_000,
    pingUrl: undefined,
    webhook: undefined,
    log: {format: 'text', level: 'info'},
    warnings: [],
  });
  assert.deepEqual(uptimeKuma, {
    url: 'https://uptime.example.com',
    slug: 'public',
    apiKey: undefined,
    monitorIds: undefined,
    headers: {},
  });
  assert.deepEqual(
    [targets[0]?.acl, targets[0]?.cacheControl],
    ['public-read', 'public, max-age=300'],
  );
  const [series] = read({BACKUPS: 'db=s3://elytra-backups/db/'}).backups;
  assert.deepEqual(series, {
    name: 'db',
    location: {kind: 's3', bucket: 'elytra-backups', key: 'db/'},
    s3: {endpoint: undefined, region: 'us-east-1', credentials: undefined},
    maxAge: 26 * HOUR,
    minSize: undefined,
    include: [],
    exclude: [],
    dateTemplate: undefined,
    maxObjects: 50_000,
  });
});

test('takes a base address with a path, without its last slash', () => {
  for (const url of ['https://a.test/kuma', 'https://a.test/kuma/', 'https://a.test/kuma//']) {
    assert.equal(read({UPTIME_KUMA_URL: url}).uptimeKuma.url, 'https://a.test/kuma');
  }
});

test('spells addresses as the URL standard does', () => {
  const {uptimeKuma, page, pingUrl, backups, targets} = read({
    UPTIME_KUMA_URL: 'HTTPS://Example.COM:443/Kuma/',
    STATUS_PAGE_URL: 'Https://Example.com/a b/',
    PING_URL: 'HTTPS://Example.com/push//?msg=a/#top',
    BACKUPS: 'db=s3://b/db/',
    BACKUP_S3_ENDPOINT: 'HTTPS://S3.example.com/',
    BACKUP_S3_ACCESS_KEY_ID: 'AK',
    BACKUP_S3_SECRET_ACCESS_KEY: 'SK',
    STATUS_TARGETS: 'main=s3://b/status.json',
    STATUS_S3_ENDPOINT_MAIN: 'hTTp://MinIO:9000',
    STATUS_S3_ACCESS_KEY_ID: 'AK',
    STATUS_S3_SECRET_ACCESS_KEY: 'SK',
  });
  assert.deepEqual(
    [uptimeKuma.url, page.url, pingUrl, backups[0]?.s3.endpoint, targets[0]?.s3.endpoint],
    [
      'https://example.com/Kuma',
      'https://example.com/a%20b',
      'https://example.com/push//?msg=a/',
      'https://s3.example.com',
      'http://minio:9000',
    ],
  );
});

for (const [text, expected] of [
  ['1 2 5', ['1', '2', '5']],
  [' 5  1 5 ', ['5', '1']],
  ['*', undefined],
] as const) {
  test(`reads the monitor ids "${text}"`, () => {
    assert.deepEqual(read({UPTIME_KUMA_MONITOR_IDS: text}).uptimeKuma.monitorIds, expected);
  });
}

test('takes a key alone when it says which monitors', () => {
  const {slug, apiKey, monitorIds} = read({
    UPTIME_KUMA_STATUS_PAGE: undefined,
    UPTIME_KUMA_API_KEY: 'uk1_x',
    UPTIME_KUMA_MONITOR_IDS: '*',
  }).uptimeKuma;
  assert.deepEqual([slug, apiKey, monitorIds], [undefined, 'uk1_x', undefined]);
});

for (const [text, expected] of [
  ['s3://b/my%20folder/', {kind: 's3', bucket: 'b', key: 'my folder/'}],
  ['s3://b/100%25/%C3%A4', {kind: 's3', bucket: 'b', key: '100%/ä'}],
  ['s3://b/a=b?c#d', {kind: 's3', bucket: 'b', key: 'a=b?c#d'}],
  ['s3://b', {kind: 's3', bucket: 'b', key: ''}],
  ['file:/var/my%20backups', {kind: 'file', path: '/var/my backups'}],
  ['file:///var/backups', {kind: 'file', path: '/var/backups'}],
] as const) {
  test(`decodes the location ${text}`, () => {
    assert.deepEqual(read({BACKUPS: `a=${text}`}).backups[0]?.location, expected);
  });
}

test('takes times up to their limits', () => {
  const {staleAfter, publishInterval, cycleTimeout} = read({
    STALE_AFTER: '24h',
    PUBLISH_INTERVAL: '12h',
    CYCLE_TIMEOUT: '90s',
  });
  assert.deepEqual([staleAfter, publishInterval, cycleTimeout], [24 * HOUR, 12 * HOUR, 90_000]);
});

test('reads headers, several with \\n between', () => {
  const {headers} = read({UPTIME_KUMA_HEADERS: 'CF-Id: abc\\nCF-Secret:d:e\n'}).uptimeKuma;
  assert.deepEqual(headers, {'CF-Id': 'abc', 'CF-Secret': 'd:e'});
});

test('does without targets for a dry run', () => {
  const env = {...ENV, STATUS_TARGETS: undefined};
  assert.deepEqual(readConfig(env, {needsTargets: false}).targets, []);
});

test('knows every secret in the shapes in which it travels', () => {
  const secrets = secretsIn({
    UPTIME_KUMA_API_KEY: 'uk1_key',
    UPTIME_KUMA_HEADERS: 'A: header-1\\nB: header-2',
    PING_URL: 'https://ping.test/token',
    WEBHOOK_URL: 'https://site.test/hook',
    WEBHOOK_SECRET: 'a-bearer',
    BACKUP_S3_SECRET_ACCESS_KEY_DB: 'one-secret',
    STATUS_S3_ACCESS_KEY_ID: 'an-id',
    STATUS_S3_SESSION_TOKEN: 'a-token',
    PATH: '/bin',
  });
  const basic = Buffer.from(':uk1_key').toString('base64');
  for (const secret of [
    'uk1_key',
    basic,
    'header-1',
    'header-2',
    'https://ping.test/token',
    'https://site.test/hook',
    'a-bearer',
    'one-secret',
    'an-id',
    'a-token',
  ]) {
    assert.ok(secrets.includes(secret), secret);
  }
  assert.ok(!secrets.includes('/bin'));
});
