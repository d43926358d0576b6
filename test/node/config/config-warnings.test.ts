import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readConfig} from '../../../generator/config/read-config.js';
import type {Environment} from '../../../generator/config/environment.js';
import {ENV} from '../../support/publisher/readings.js';

const BUCKET = {
  STATUS_TARGETS: 'main=s3://elytra/status.json mirror=s3://elytra/mirror/status.json',
  STATUS_S3_ACCESS_KEY_ID: 'AKIAEXAMPLE',
  STATUS_S3_SECRET_ACCESS_KEY: 'SK',
};
const warnings = (env: Environment) =>
  readConfig({...ENV, ...env}).warnings.map(({what, remedy}) => `${what}; ${remedy}`);

for (const [env, expected] of [
  [
    {...BUCKET, STATUS_CACHE_CONTROL: 'public, max-age=3600'},
    /^STATUS_CACHE_CONTROL: lets caches keep the document for 1h; with 10m between two runs .* the 30m until it is stale; shorten it/,
  ],
  [
    {...BUCKET, STATUS_CACHE_CONTROL_MIRROR: 'max-age=300, s-maxage=901'},
    /^STATUS_CACHE_CONTROL_MIRROR: lets caches keep the document for 1201s/,
  ],
  [{...BUCKET, STALE_AFTER: '4m', PUBLISH_INTERVAL: '2m'}, /^STATUS_CACHE_CONTROL: .* for 5m/],
  [
    {...BUCKET, STATUS_S3_ACCESS_KEY_ID: 'DO00EXAMPLE'},
    /^STATUS_S3_ENDPOINT: is not set for "main", so AWS is asked, but its keys begin with AKIA/,
  ],
  [
    {...BUCKET, AWS_ENDPOINT_URL: 'http://minio.example.com'},
    /^STATUS_S3_ENDPOINT: is not set for "main", so AWS is asked, but AWS_ENDPOINT_URL is not read/,
  ],
  [{BACKUPS: 'a=file:/a', BACKUP_INCLUDE: '*.gz,*.zip'}, /^BACKUP_INCLUDE: has a comma.*spaces/],
  [{BACKUPS: 'a=file:/a', BACKUP_EXCLUDE_A: 'a,b'}, /^BACKUP_EXCLUDE_A: has a comma/],
  [{UPTIMEKUMA_API_KEY: 'x'}, /^UPTIMEKUMA_API_KEY: is not read; rename it to UPTIME_KUMA_API_KEY/],
] as [Environment, RegExp][]) {
  test(`warns about ${JSON.stringify(env)}`, () => {
    assert.match(warnings(env)[0] ?? 'no warning', expected);
  });
}

for (const env of [
  ENV,
  BUCKET,
  {...BUCKET, STATUS_CACHE_CONTROL: 'public, max-age=1200'},
  {...BUCKET, STATUS_CACHE_CONTROL: 'no-store'},
  {...BUCKET, STATUS_CACHE_CONTROL: 'no-cache, max-age=86400, private="x, y"'},
  // A folder is served by somebody else's headers.
  {STATUS_CACHE_CONTROL: 'public, max-age=3600'},
  {BACKUPS: 'a=file:/a', BACKUP_INCLUDE: '*.{gz,zip} [a,b]*'},
  {
    ...BUCKET,
    STATUS_S3_ENDPOINT: 'https://nyc3.digitaloceanspaces.com',
    STATUS_S3_ACCESS_KEY_ID: 'DO00EXAMPLE',
    AWS_ENDPOINT_URL: 'http://minio.example.com',
  },
] as Environment[]) {
  test(`does not warn about ${JSON.stringify(env)}`, () => assert.deepEqual(warnings(env), []));
}

test('warns once about a variable that is read for several', () => {
  const all = warnings({...BUCKET, STATUS_CACHE_CONTROL: 'public, max-age=3600'});
  assert.equal(all.length, 1);
});
