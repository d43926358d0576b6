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
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'https://a.test/status/HUNTER2'}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: '"https://HUNTER2.test"'}],
  ['UPTIME_KUMA_URL', {UPTIME_KUMA_URL: 'https://HUNTER2.test/#'}],
  ['UPTIME_KUMA_URL', {...KEY, UPTIME_KUMA_URL: 'http://HUNTER2.test'}],
  ['UPTIME_KUMA_STATUS_PAGE', {UPTIME_KUMA_STATUS_PAGE: undefined}],
  ['UPTIME_KUMA_STATUS_PAGE', {UPTIME_KUMA_STATUS_PAGE: 'https://a.test/status/HUNTER2'}],
  ['UPTIME_KUMA_API_KEY', {UPTIME_KUMA_API_KEY: 'uk1_\nHUNTER2'}],
  ['UPTIME_KUMA_MONITOR_IDS', {...KEY, UPTIME_KUMA_STATUS_PAGE: undefined}],
  ['UPTIME_KUMA_MONITOR_IDS', {UPTIME_KUMA_MONITOR_IDS: '1,HUNTER2'}],
  ['UPTIME_KUMA_MONITOR_IDS', {UPTIME_KUMA_MONITOR_IDS: '1 *'}],
  ['UPTIME_KUMA_HEADERS', {UPTIME_KUMA_HEADERS: 'HUNTER2'}],
  ['UPTIME_KUMA_HEADERS', {UPTIME_KUMA_HEADERS: 'Host: HUNTER2'}],
  ['UPTIME_KUMA_API_KEY', {...KEY, UPTIME_KUMA_HEADERS: 'authorization: Basic HUNTER2'}],
  ['BACKUPS', {BACKUPS: 's3://HUNTER2/db/'}],
  ['BACKUPS', {BACKUPS: 'a=HUNTER2', BACKUP_MAX_AGE_A: '1h'}],
  ['BACKUPS', {BACKUPS: "'a=file:/HUNTER2'"}],
  ...['a=file:/x,b=file:/HUNTER2', 'a=file:/x, b=file:/HUNTER2', 'a=s3://x/;b=s3://HUNTER2;'].map(
    (BACKUPS): [string, Environment] => ['BACKUPS', {BACKUPS, BACKUP_MAX_AGE_B: '1h'}],
  ),
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
  ...['5m', '300', 'max-age 300', 'max-age=5m', 'max-age', 'max-aeg=300', 'none', 'public,'].map(
    (STATUS_CACHE_CONTROL): [string, Environment] => [
      'STATUS_CACHE_CONTROL',
      {STATUS_CACHE_CONTROL},
    ],
  ),
  ['STATUS_PAGE_URL', {STATUS_PAGE_URL: 'HUNTER2'}],
  ['STATUS_PAGE_TIME_ZONE', {STATUS_PAGE_TIME_ZONE: 'Europe/Elytra'}],
  ['STALE_AFTER', {STALE_AFTER: '19m59s'}],
  ['STALE_AFTER', {PUBLISH_INTERVAL: '16m'}],
  ['STALE_AFTER', {STALE_AFTER: '25h'}],
  ['STALE_AFTER', {STALE_AFTER: '30'}],
  ['CYCLE_TIMEOUT', {CYCLE_TIMEOUT: '90001ms'}],
  ['CYCLE_TIMEOUT', {CYCLE_TIMEOUT: '0s'}],
  ['PING_URL', {PING_URL: 'HUNTER2'}],
  ['WEBHOOK_URL', {WEBHOOK_URL: 'HUNTER2'}],
  ['WEBHOOK_URL', {WEBHOOK_URL: 'http://a.test/HUNTER2'}],
  ['WEBHOOK_URL', {WEBHOOK_URL: 'https://u:HUNTER2@a.test/'}],
  ['WEBHOOK_SECRET', {WEBHOOK_URL: 'https://a.test', WEBHOOK_SECRET: 'HUNTER2 2'}],
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
      ['STATUS_S3_SECRET_ACCESS_KEY', {STATUS_S3_SECRET_ACCESS_KEY: 'HUN\nTER2'}],
      ['STATUS_S3_ACCESS_KEY_ID', {STATUS_S3_ACCESS_KEY_ID: 'AK HUNTER2'}],
      ['STATUS_S3_SESSION_TOKEN', {STATUS_S3_SESSION_TOKEN: '…HUNTER2'}],
      ['STATUS_S3_REGION', {STATUS_S3_REGION: 'nyc 3'}],
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
    (problem) =>
      !/for example |set ALLOW_INSECURE_HTTP=1|leave them out$|line breaks|control characters$/.test(
        problem,
      ),
  );
  assert.deepEqual([...new Set(without)], []);
});

/** How a stranger gets it wrong, and what puts him right. */
for (const [env, advice] of [
  [{BACKUPS: 'a=file:/x,b=file:/y'}, /spaces between its entries, not commas; .*%2C/],
  [
    {UPTIME_KUMA_URL: 'https://a.test/kuma/status/public'},
    /must end before "\/status"; .*_STATUS_PAGE/,
  ],
  [{UPTIME_KUMA_URL: 'https://a.test/dashboard/7/'}, /must end before "\/dashboard"; for example/],
  [{UPTIME_KUMA_URL: 'http://me:HUNTER2@a.test'}, /UPTIME_KUMA_HEADERS="Authorization: Basic …"/],
  [{...KEY, UPTIME_KUMA_HEADERS: 'Authorization: Basic x'}, /the header Authorization, .*only one/],
  [{BACKUPS: 'a=file:/a', BACKUP_MAX_OBJECTS: 'x'}, /must be a whole number above 0; for example/],
  [
    {BACKUPS: 'a=file:/a', BACKUP_MAX_AGE: '1'},
    /must be a duration: a number with ms, s, m, h or d/,
  ],
  [{STATUS_CACHE_CONTROL: '5m'}, /must be a value of the header Cache-Control; for example/],
  [{STATUS_CACHE_CONTROL: 'max-age=5m'}, /must give max-age as a number of seconds/],
  [{STATUS_CACHE_CONTROL: 'max-aeg=300'}, /did you mean max-age\?/],
  [{STATUS_OUTPUTS: 'badge,html'}, /some of badge shields html metrics.*, separated by spaces/],
  [{UPTIME_KUMA_URL: undefined, UPTIMEKUMA_URL: 'x'}, /UPTIMEKUMA_URL is set and not read: rename/],
  [{UPTIME_KUMA_URL: undefined, uptime_kuma_url: 'x'}, /uptime_kuma_url is set and not read/],
  [{UPTIME_KUMA_URL: undefined, UPTIME_KUME_URL: 'x'}, /UPTIME_KUME_URL is set and not read/],
  [{STATUS_TARGETS: undefined, status_targets: 'x'}, /status_targets is set and not read/],
  [{STATUS_PAGE_NAME: '"Elytra"'}, /quotes that became part of its value; leave them out/],
] as [Environment, RegExp][]) {
  test(`says what to do about ${JSON.stringify(env)}`, () => {
    const [problem = '', ...others] = problems(env);
    assert.deepEqual(others, []);
    assert.match(problem, advice);
  });
}

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
