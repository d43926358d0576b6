import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readConfig} from '../../../generator/config/read-config.js';
import type {ConfigError} from '../../../generator/errors/config-error.js';
import {readEnvironment, type Environment} from '../../../generator/config/environment.js';
import {ENV, HOUR} from '../../support/publisher/readings.js';

const read = (env: Environment) => readConfig({...ENV, ...env});

test('lets each series have settings of its own', () => {
  const {backups} = read({
    BACKUPS: 'database=s3://b/db/ web-files=file:/var/files other=s3://b/other/',
    BACKUP_MAX_AGE: '2h',
    BACKUP_MAX_AGE_DATABASE: '3h',
    BACKUP_MIN_SIZE_WEB_FILES: '2k',
    BACKUP_INCLUDE: '*.gz *.zip',
    BACKUP_INCLUDE_DATABASE: '*.dump',
    BACKUP_EXCLUDE: 'old/**',
    BACKUP_DATE_TEMPLATE_DATABASE: 'db/%Y/%m/',
    BACKUP_MAX_OBJECTS_OTHER: '7',
    BACKUP_S3_ACCESS_KEY_ID: 'AK',
    BACKUP_S3_SECRET_ACCESS_KEY: 'SK',
    BACKUP_S3_ENDPOINT: 'https://s3.test',
    BACKUP_S3_REGION_DATABASE: 'eu',
    BACKUP_S3_ENDPOINT_OTHER: 'https://o.test',
    BACKUP_S3_ACCESS_KEY_ID_OTHER: 'AK2',
    BACKUP_S3_SECRET_ACCESS_KEY_OTHER: 'SK2',
  });
  const [database, files, other] = backups;
  assert.deepEqual(
    backups.map(({maxAge}) => maxAge),
    [3 * HOUR, 2 * HOUR, 2 * HOUR],
  );
  assert.deepEqual(
    backups.map(({minSize}) => minSize),
    [undefined, 2048, undefined],
  );
  assert.deepEqual(database?.include, ['*.dump']);
  assert.deepEqual([files?.include, files?.exclude], [['*.gz', '*.zip'], ['old/**']]);
  assert.deepEqual(
    backups.map(({dateTemplate}) => dateTemplate),
    ['db/%Y/%m/', undefined, undefined],
  );
  assert.deepEqual(
    backups.map(({maxObjects}) => maxObjects),
    [50_000, 50_000, 7],
  );
  assert.deepEqual([database?.s3.endpoint, database?.s3.region], ['https://s3.test', 'eu']);
  assert.deepEqual([other?.s3.endpoint, other?.s3.region], ['https://o.test', 'us-east-1']);
  assert.deepEqual(
    backups.map(({s3}) => s3.credentials?.secretAccessKey),
    ['SK', undefined, 'SK2'],
  );
});

test('lets each target have settings of its own', () => {
  const {targets} = read({
    STATUS_TARGETS: 'main=s3://a/status.json mirror-2=s3://b/status.json',
    STATUS_S3_ACCESS_KEY_ID: 'AK',
    STATUS_S3_SECRET_ACCESS_KEY: 'SK',
    STATUS_S3_SESSION_TOKEN: 'ST',
    STATUS_S3_ENDPOINT_MIRROR_2: 'https://r2.test',
    STATUS_S3_ACCESS_KEY_ID_MIRROR_2: 'AK2',
    STATUS_S3_SECRET_ACCESS_KEY_MIRROR_2: 'SK2',
    STATUS_ACL_MIRROR_2: 'none',
    STATUS_CACHE_CONTROL: 'max-age=60',
  });
  assert.deepEqual(
    targets.map(({acl}) => acl),
    ['public-read', 'none'],
  );
  assert.deepEqual(
    targets.map(({cacheControl}) => cacheControl),
    ['max-age=60', 'max-age=60'],
  );
  assert.deepEqual(
    targets.map(({s3}) => s3.endpoint),
    [undefined, 'https://r2.test'],
  );
  const credentials = {accessKeyId: 'AK', secretAccessKey: 'SK', sessionToken: 'ST'};
  assert.deepEqual(targets[0]?.s3.credentials, credentials);
});

test('does not send the session token of one key along with another key', () => {
  const {targets} = read({
    STATUS_TARGETS: 'main=s3://a/status.json mirror=s3://b/status.json',
    STATUS_S3_ACCESS_KEY_ID: 'AK',
    STATUS_S3_SECRET_ACCESS_KEY: 'SK',
    STATUS_S3_SESSION_TOKEN: 'ST',
    STATUS_S3_ACCESS_KEY_ID_MIRROR: 'AK2',
    STATUS_S3_SECRET_ACCESS_KEY_MIRROR: 'SK2',
  });
  assert.equal(targets[1]?.s3.credentials?.sessionToken, undefined);
});

const MIRRORED = {
  STATUS_TARGETS: 'main=s3://a/status.json mirror=s3://b/status.json',
  STATUS_S3_ACCESS_KEY_ID: 'AK',
  STATUS_S3_SECRET_ACCESS_KEY: 'SK',
};
const refusal = (env: Environment) => {
  try {
    read({...MIRRORED, ...env});
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

for (const [server, env] of [
  ['the endpoint for all', {STATUS_S3_ENDPOINT: 'https://s3.test'}],
  ['AWS', {}],
  ['another endpoint', {STATUS_S3_ENDPOINT_MAIN: 'https://s3.test'}],
] as [string, Environment][]) {
  test(`does not send a key for ${server} to the endpoint of one target`, () => {
    const problems = refusal({...env, STATUS_S3_ENDPOINT_MIRROR: 'https://x.test'});
    const expected = /^STATUS_S3_ACCESS_KEY_ID_MIRROR: is missing; "mirror" has its own endpoint/;
    assert.ok(problems.some((problem) => expected.test(problem)));
  });
}

test('names the half of its own key that a target lacks', () => {
  const [problem] = refusal({STATUS_S3_ACCESS_KEY_ID_MIRROR: 'AK2'});
  assert.match(problem ?? '', /^STATUS_S3_SECRET_ACCESS_KEY_MIRROR: is missing for "mirror"/);
});

test('sends the key for all to the one endpoint that every target names', () => {
  const endpoint = 'https://s3.test';
  for (const env of [
    {STATUS_S3_ENDPOINT_MAIN: endpoint, STATUS_S3_ENDPOINT_MIRROR: endpoint},
    {STATUS_S3_ENDPOINT: endpoint, STATUS_S3_ENDPOINT_MIRROR: `${endpoint}/`},
    {
      STATUS_S3_ENDPOINT_MAIN: endpoint,
      STATUS_S3_ENDPOINT_MIRROR: 'https://x.test',
      STATUS_S3_ACCESS_KEY_ID_MIRROR: 'AK2',
      STATUS_S3_SECRET_ACCESS_KEY_MIRROR: 'SK2',
    },
  ]) {
    assert.deepEqual(refusal(env), []);
    assert.equal(read({...MIRRORED, ...env}).targets[0]?.s3.credentials?.secretAccessKey, 'SK');
  }
});

test('does not take the key of a series called my-file for the path of a file', () => {
  const env = {BACKUPS: 'my-file=s3://b/'};
  try {
    read(env);
  } catch {
    return; // to refuse such a name is as good
  }
  const keys = {BACKUP_S3_ACCESS_KEY_ID_MY_FILE: 'AK', BACKUP_S3_SECRET_ACCESS_KEY_MY_FILE: 'SK'};
  const [series] = read(readEnvironment({...env, ...keys}, '/dev/null')).backups;
  assert.equal(series?.s3.credentials?.secretAccessKey, 'SK');
});
