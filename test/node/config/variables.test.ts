import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isSecret, ROWS, suffixed} from '../../../generator/config/known-variables.js';
import {
  misspelledVariables,
  unknownVariables,
} from '../../../generator/config/unknown-variables.js';

/** What the README lists. */
const PLAIN = `
  UPTIME_KUMA_URL UPTIME_KUMA_STATUS_PAGE UPTIME_KUMA_API_KEY UPTIME_KUMA_MONITOR_IDS
  UPTIME_KUMA_HEADERS BACKUPS STATUS_TARGETS STATUS_OUTPUTS STATUS_PAGE_NAME
  STATUS_PAGE_URL STATUS_PAGE_TIME_ZONE STALE_AFTER PUBLISH_INTERVAL CYCLE_TIMEOUT PING_URL
  WEBHOOK_URL WEBHOOK_SECRET LOG_FORMAT LOG_LEVEL ALLOW_INSECURE_HTTP`;
const S3 = ['ENDPOINT', 'REGION', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];
const PER_SERIES = [
  'MAX_AGE',
  'MIN_SIZE',
  'INCLUDE',
  'EXCLUDE',
  'DATE_TEMPLATE',
  'MAX_OBJECTS',
  ...S3.map((name) => `S3_${name}`),
].map((name) => `BACKUP_${name}`);
const PER_TARGET = ['ACL', 'CACHE_CONTROL', ...S3.map((name) => `S3_${name}`)].map(
  (name) => `STATUS_${name}`,
);
const SERIES = ['database', 'web-files'];
const TARGETS = ['main', 'mirror-2'];
const unknown = (...names: string[]) => unknownVariables(names, {series: SERIES, target: TARGETS});

for (const name of PLAIN.trim().split(/\s+/)) {
  test(`knows ${name}`, () => assert.deepEqual(unknown(name), []));
}

test('knows the settings of backups, for all and for each series', () => {
  const names = PER_SERIES.flatMap((name) => [name, `${name}_DATABASE`, `${name}_WEB_FILES`]);
  assert.deepEqual(unknown(...names), []);
});

test('knows the settings of targets, for all and for each', () => {
  const names = PER_TARGET.flatMap((name) => [name, `${name}_MAIN`, `${name}_MIRROR_2`]);
  assert.deepEqual(unknown(...names), []);
});

test('leaves variables of others alone', () => {
  const names = ['PATH', 'HOME', 'AWS_REGION', 'AWS_SECRET_ACCESS_KEY', 'NODE_ENV', 'UPTIME'];
  assert.deepEqual(unknown(...names, 'STATUSBAR', 'status_page_name'), []);
});

test('leaves what Kubernetes sets for a service with one of our names alone', () => {
  for (const service of ['UPTIME_KUMA', 'STATUS', 'BACKUPS', 'BACKUP']) {
    const names =
      `SERVICE_HOST SERVICE_PORT SERVICE_PORT_HTTP SERVICE_PORT_WEB_UI PORT PORT_3001_TCP
      PORT_3001_TCP_PROTO PORT_3001_TCP_PORT PORT_3001_TCP_ADDR PORT_53_UDP`.split(/\s+/);
    assert.deepEqual(unknown(...names.map((name) => `${service}_${name}`)), []);
  }
});

for (const [name, suggestion] of [
  ['UPTIME_KUMA_SLUG', ''],
  ['UPTIME_KUMA_APIKEY', 'UPTIME_KUMA_API_KEY'],
  ['UPTIME_KUMA_HEADER', 'UPTIME_KUMA_HEADERS'],
  ['UPTIME_KUMA_MONITORS_IDS', 'UPTIME_KUMA_MONITOR_IDS'],
  ['STATUS_TARGET', 'STATUS_TARGETS'],
  ['STATUS_PAGE_TIMEZONE', 'STATUS_PAGE_TIME_ZONE'],
  ['STATUS_CACHE_CONTOL', 'STATUS_CACHE_CONTROL'],
  ['BACKUP_MAXAGE', 'BACKUP_MAX_AGE'],
  ['BACKUP_S3_SECRET_KEY', ''],
  ['BACKUPS_MAX_AGE', 'BACKUP_MAX_AGE'],
  ['PUBLISH_INTERVALL', 'PUBLISH_INTERVAL'],
  ['CYCLE_TIME_OUT', 'CYCLE_TIMEOUT'],
  ['STALE_AFTR', 'STALE_AFTER'],
  ['PING_URL_OLD', ''],
  ['WEBHOOK_URL_NEXT', ''],
  // Not as Kubernetes writes them.
  ['UPTIME_KUMA_PORT_3001', ''],
  ['STATUS_SERVICE_PORTS', ''],
  // Only secrets are read from files.
  ['STATUS_TARGETS_FILE', 'STATUS_TARGETS'],
  // A suffix is for what can differ.
  ['STATUS_PAGE_NAME_MAIN', 'STATUS_PAGE_NAME'],
] as const) {
  test(`does not know ${name}, and suggests ${suggestion || 'something'}`, () => {
    const [sentence = '', ...others] = unknown(name);
    assert.deepEqual(others, []);
    assert.ok(sentence.startsWith(`${name}: `), sentence);
    assert.match(sentence, new RegExp(`Did you mean ${suggestion}${suggestion ? '\\?' : ''}`));
  });
}

for (const [name, suggestion, has] of [
  ['BACKUP_MAX_AGE_DATABSE', 'BACKUP_MAX_AGE_DATABASE', /series.*database, web-files/],
  ['BACKUP_INCLUDE_WEBFILES', 'BACKUP_INCLUDE_WEB_FILES', /series.*database, web-files/],
  ['BACKUP_S3_REGION_MAIN', '', /series.*database, web-files/],
  ['STATUS_ACL_MIRROR2', 'STATUS_ACL_MIRROR_2', /target.*main, mirror-2/],
  ['STATUS_S3_ENDPOINT_DATABASE', '', /target.*main, mirror-2/],
] as const) {
  test(`says that the ending of ${name} names nothing there is`, () => {
    const [sentence = ''] = unknown(name);
    assert.ok(sentence.startsWith(`${name}: `), sentence);
    assert.match(sentence, has);
    assert.match(sentence, new RegExp(`Did you mean ${suggestion}`));
  });
}

test('says so too where there is no series at all', () => {
  const [sentence = ''] = unknownVariables(['BACKUP_MAX_AGE_DATABASE'], {
    series: [],
    target: TARGETS,
  });
  assert.match(sentence, /^BACKUP_MAX_AGE_DATABASE: .*BACKUPS has none/);
});

test('names a series in upper case, with _ for -', () => {
  assert.equal(suffixed('BACKUP_MAX_AGE', 'web-files-2'), 'BACKUP_MAX_AGE_WEB_FILES_2');
});

test('knows what is secret, and its file', () => {
  const s3 = ['BACKUP_S3_', 'STATUS_S3_'].flatMap((prefix) =>
    ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'].map((name) => prefix + name),
  );
  const others =
    'UPTIME_KUMA_API_KEY UPTIME_KUMA_HEADERS PING_URL WEBHOOK_URL WEBHOOK_SECRET'.split(' ');
  for (const name of [...s3, ...others]) {
    assert.ok(isSecret(name), name);
    assert.deepEqual(unknown(`${name}_FILE`), []);
  }
  for (const name of s3) assert.ok(isSecret(`${name}_DATABASE`), name);
  for (const name of ['BACKUP_S3_REGION', 'UPTIME_KUMA_URL', 'STATUS_TARGETS', 'PATH']) {
    assert.ok(!isSecret(name), name);
  }
});

for (const [given, meant] of [
  ['UPTIMEKUMA_URL', 'UPTIME_KUMA_URL'],
  ['UPTIME_KUME_URL', 'UPTIME_KUMA_URL'],
  ['uptime_kuma_api_key', 'UPTIME_KUMA_API_KEY'],
  ['backups', 'BACKUPS'],
  ['status_page_name', 'STATUS_PAGE_NAME'],
  ['STATSU_TARGETS', 'STATUS_TARGETS'],
  ['ping-url', 'PING_URL'],
  ['PING_ULR', 'PING_URL'],
  ['PING_URLS', 'PING_URL'],
  ['WEB_HOOK_URL', 'WEBHOOK_URL'],
] as const) {
  test(`takes ${given} for a misspelled ${meant}`, () => {
    assert.deepEqual([...misspelledVariables([given])], [[given, meant]]);
  });
}

test('takes variables of others for nothing of ours', () => {
  const names = `PATH HOME LOGLEVEL log_format AWS_REGION HTTPS_PROXY STATUS UPTIME BACK KUMA_PORT
    UPTIME_KUMA_PORT_3001_TCP PIN_URI PING_PORT npm_config_cache SSH_CONNECTION XDG_RUNTIME_DIR`.split(
    /\s+/,
  );
  assert.deepEqual([...misspelledVariables(names)], []);
});

for (const [name, row] of ROWS) {
  test(`takes its own default and example of ${name}`, () => {
    for (const text of [row.default, row.example].filter(Boolean)) {
      const complaint = (problem: string) => assert.fail(problem);
      const context = {fail: complaint, warn: complaint, mayBePlain: () => false};
      assert.notEqual(row.kind(text!, context), undefined);
    }
  });

  test(`has a default or an example of ${name}, and a sentence about it`, () => {
    assert.ok(row.default !== undefined || row.example !== undefined);
    assert.match(row.meaning, /\.$/);
  });
}
