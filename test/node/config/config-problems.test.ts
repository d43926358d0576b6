import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ConfigError} from '../../../generator/errors/config-error.js';
import {readConfig} from '../../../generator/config/read-config.js';
import type {Environment} from '../../../generator/config/environment.js';
import {ENV} from '../../support/publisher/readings.js';

const S3 = {STATUS_S3_ACCESS_KEY_ID: 'AK', STATUS_S3_SECRET_ACCESS_KEY: 'SK'};
const KEY = {UPTIME_KUMA_API_KEY: 'uk1_x'};

function problems(env: Environment, base = ENV): readonly string[] {
  try {
    readConfig({...base, ...env});
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    for (const problem of error.problems) assert.ok(error.message.includes(problem));
    return error.problems;
  }
}

/** The variable that is at fault, and the environment. HUNTER2 marks what must not be quoted. */
const CASES: [string, Environment][] = [
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: undefined}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'uptime.example.com/HUNTER2'}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'ftp://HUNTER2.test'}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'https://me:HUNTER2@a.test'}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'https://HUNTER2.test/?'}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'https://HUNTER2.test/#'}],
  ['UPTIME_KUMA_URL', {...KEY, UPTIME_KUMA_URL: 'http://HUNTER2.test'}],
  ['UPTIME_KUMA_STATUS_PAGE', {UPTIME_KUMA_STATUS_PAGE: undefined}],
  ['UPTIME_KUMA_STATUS_PAGE', {UPTIME_KUMA_STATUS_PAGE: 'https://a.test/status/HUNTER2'}],
  ['UPTIME_KUMA_MONITOR_IDS', {...KEY, UPTIME_KUMA_STATUS_PAGE: undefined}],
  ['UPTIME_KUMA_MONITOR_IDS', {UPTIME_KUMA_MONITOR_IDS: '1,HUNTER2'}],
  ['UPTIME_KUMA_MONITOR_IDS', {UPTIME_KUMA_MONITOR_IDS: '1 *'}],
  ['UPTIME_KUMA_HEADERS', {UPTIME_KUMA_HEADERS: 'HUNTER2'}],
  ['UPTIME_KUMA_HEADERS', {UPTIME_KUMA_HEADERS: 'Host: HUNTER2'}],
  ['BACKUPS', {BACKUPS: 's3://HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: 'Database=s3://HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: '1db=s3://HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: 'd_b=s3://HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: 'file=s3://HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: 'db=HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: 'db=file:HUNTER2'}],
  ['BACKUPS', {BACKUPS: 'db=file://HUNTER2/backups'}],
  ['BACKUPS', {BACKUPS: 'db=s3://a/HUNTER2%'}],
  ['BACKUPS', {BACKUPS: 'db=s3:///HUNTER2'}],
  ['BACKUPS', {BACKUPS: 'db=s3://a/ db=s3://HUNTER2/'}],
  ['BACKUP_MAX_AGE', {BACKUPS: 'a=file:/a b=file:/b', BACKUP_MAX_AGE: 'HUNTER2'}],
  ['BACKUP_MAX_AGE', {BACKUPS: 'a=file:/a', BACKUP_MAX_AGE: '0h'}],
  ['BACKUP_MAX_AGE', {BACKUPS: 'a=file:/a', BACKUP_MAX_AGE: '999999999999d'}],
  ['BACKUP_MAX_AGE_A', {BACKUPS: 'a=file:/a', BACKUP_MAX_AGE_A: 'HUNTER2'}],
  ['BACKUP_MIN_SIZE', {BACKUPS: 'a=file:/a', BACKUP_MIN_SIZE: '10 HUNTER2'}],
  ['BACKUP_MAX_OBJECTS', {BACKUPS: 'a=file:/a', BACKUP_MAX_OBJECTS: '0'}],
  ['BACKUP_DATE_TEMPLATE', {BACKUPS: 'a=s3://b/a/', BACKUP_DATE_TEMPLATE: 'a/%d/%m/%Y'}],
  ['BACKUP_DATE_TEMPLATE_A', {BACKUPS: 'a=file:/a', BACKUP_DATE_TEMPLATE_A: '%Y/%m'}],
  ['STATUS_TARGETS', {STATUS_TARGETS: undefined}],
  ['STATUS_TARGETS', {STATUS_TARGETS: 'main=s3://a'}],
  ['STATUS_OUTPUTS', {STATUS_OUTPUTS: 'badge HUNTER2'}],
  ['STATUS_OUTPUTS', {STATUS_OUTPUTS: 'constructor'}],
  ['STATUS_OUTPUTS', {STATUS_OUTPUTS: 'shields', STATUS_TARGETS: 'a=file:/srv/badge.json'}],
  [
    'STATUS_OUTPUTS',
    {STATUS_OUTPUTS: 'badge', STATUS_TARGETS: 'a=file:/srv/a.json b=file:/srv/b.json'},
  ],
  ['STATUS_TARGETS', {STATUS_TARGETS: 'main=s3://a/folder/'}],
  ['STATUS_TARGETS', {STATUS_TARGETS: 'main=file:/srv/'}],
  ['STATUS_TARGETS', {STATUS_TARGETS: 'file=s3://a/status.json'}],
  ['STATUS_TARGETS', {STATUS_TARGETS: 'a=file:/srv/s.json b=file:/srv/s.json'}],
  ['STATUS_ACL', {STATUS_ACL: 'private'}],
  ['STATUS_CACHE_CONTROL', {STATUS_CACHE_CONTROL: 'max-age=1\r\nX: HUNTER2'}],
  ['STATUS_PAGE_URL', {STATUS_PAGE_URL: 'HUNTER2'}],
  ['STATUS_PAGE_TIME_ZONE', {STATUS_PAGE_TIME_ZONE: 'Europe/Elytra'}],
  ['STALE_AFTER', {STALE_AFTER: '19m59s'}],
  ['STALE_AFTER', {PUBLISH_INTERVAL: '16m'}],
  ['STALE_AFTER', {STALE_AFTER: '25h'}],
  ['STALE_AFTER', {STALE_AFTER: '30'}],
  ['CYCLE_TIMEOUT', {CYCLE_TIMEOUT: '90001ms'}],
  ['CYCLE_TIMEOUT', {CYCLE_TIMEOUT: '0s'}],
  ['PING_URL', {PING_URL: 'HUNTER2'}],
  ['LOG_FORMAT', {LOG_FORMAT: 'xml'}],
  ['LOG_LEVEL', {LOG_LEVEL: 'loud'}],
  ...(
    [
      ['STATUS_S3_ENDPOINT', {STATUS_S3_ENDPOINT: 'HUNTER2'}],
      ['STATUS_S3_ENDPOINT', {STATUS_S3_ENDPOINT: 'http://HUNTER2.test'}],
      ['STATUS_S3_ENDPOINT', {STATUS_S3_ENDPOINT: 'https://HUNTER2.test?'}],
      ['STATUS_S3_ENDPOINT', {STATUS_S3_ENDPOINT: 'https://me:HUNTER2@s3.test'}],
      ['STATUS_S3_ENDPOINT', {STATUS_S3_ENDPOINT: 'https://elytra.nyc3.digitaloceanspaces.com'}],
      ['STATUS_S3_ENDPOINT', {STATUS_S3_ENDPOINT: 'https://s3.test/elytra'}],
      ['STATUS_S3_ENDPOINT_MAIN', {STATUS_S3_ENDPOINT_MAIN: 'HUNTER2'}],
      [
        'STATUS_S3_ACCESS_KEY_ID',
        {
          STATUS_S3_ENDPOINT: 'https://s3.test',
          STATUS_S3_ACCESS_KEY_ID: undefined,
        },
      ],
      ['STATUS_S3_SECRET_ACCESS_KEY', {STATUS_S3_SECRET_ACCESS_KEY: undefined}],
    ] as [string, Environment][]
  ).map(([name, env]): [string, Environment] => [
    name,
    {STATUS_TARGETS: 'main=s3://elytra/status.json', ...S3, ...env},
  ]),
];

for (const [name, env] of CASES) {
  const given = Object.entries(env).map(([key, value]) => `${key}=${value ?? ''}`);
  test(`names ${name}, quotes no value: ${JSON.stringify(given.join(' '))}`, () => {
    const [problem = '', ...others] = problems(env);
    assert.deepEqual(others, [], 'one cause is one problem');
    assert.match(problem, new RegExp(`^${name}(, entry ([0-9]+|"[a-z0-9-]+"))?: .`));
    assert.doesNotMatch(problem, /HUNTER2/i);
  });
}

test('gives an example with every problem', () => {
  const without = CASES.flatMap(([, env]) => problems(env)).filter(
    (problem) => !/for example |set ALLOW_INSECURE_HTTP=1/.test(problem),
  );
  assert.deepEqual([...new Set(without)], []);
});

test('lists all problems in one message', () => {
  const all = problems(
    {STALE_AFTER: 'x', LOG_LEVEL: 'loud', BACKUP_MAXAGE: '1h', STATUS_ACL: 'private'},
    {STATUS_TARGETS: 'main=file:/srv/status.json'},
  );
  const names = all.map((problem) => problem.split(':')[0] ?? '');
  assert.deepEqual(names.toSorted(), [
    'BACKUP_MAXAGE',
    'LOG_LEVEL',
    'STALE_AFTER',
    'STATUS_ACL',
    'UPTIME_KUMA_STATUS_PAGE',
    'UPTIME_KUMA_URL',
  ]);
});

/** Hosts, and whether a secret may go there without encryption. */
const HOSTS = {
  nearby: `localhost 127.0.0.1 127.9.9.9 [::1] 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255
    192.168.1.1 [fd00::1] minio kuma.local kuma.internal kuma.lan a.b.lan MINIO.LAN`,
  far: `example.com 8.8.8.8 172.15.255.255 172.32.0.1 11.0.0.1 192.169.0.1 [2001:db8::1]
    kuma.lan.example.com local.example.com mylan.com kuma.xlan 10.0.0.1.example.com`,
};
for (const [kind, hosts] of Object.entries(HOSTS)) {
  for (const host of hosts.split(/\s+/)) {
    test(`${kind === 'far' ? 'refuses' : 'takes'} http://${host} with secrets`, () => {
      const expected = kind === 'far' ? 1 : 0;
      const url = `http://${host}:3001`;
      const bucket = {...S3, STATUS_TARGETS: 'main=s3://elytra/status.json'};
      assert.equal(problems({...KEY, UPTIME_KUMA_URL: url}).length, expected);
      assert.equal(problems({...bucket, STATUS_S3_ENDPOINT: url}).length, expected);
      assert.deepEqual(problems({UPTIME_KUMA_URL: url}), [], 'without a key');
      const allowed = {ALLOW_INSECURE_HTTP: '1', UPTIME_KUMA_URL: url, STATUS_S3_ENDPOINT: url};
      assert.deepEqual(problems({...bucket, ...KEY, ...allowed}), []);
      assert.deepEqual(problems({...KEY, UPTIME_KUMA_URL: url.replace('http', 'https')}), []);
    });
  }
}
