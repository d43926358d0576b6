import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, test} from 'node:test';
import type {TestContext} from 'node:test';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {
  ENDLESS,
  runPublisher,
  startPublisher,
  type Variables,
} from '../../support/publisher/run-publisher.js';
import type {Fault, Route} from '../../support/uptime-kuma/replay.js';

/** What nobody may see: not in the document, not in a log. */
const SECRETS = {
  apiKey: 'uk1_planted-Api_key/+0123456789abcdefghijklm',
  header: 'planted-header-value:with=signs',
  ping: 'planted-ping-0b1946d8',
  hook: 'planted-hook-7c2a',
  bearer: 'planted-bearer-0123456789',
  accessKey: 'PLANTEDACCESSKEY1234',
  secretKey: 'planted/secret+key/0123456789abcdefghij',
  token: 'planted-session-token-0123456789',
  monitor: 'https://admin:planted-monitor-password@inner.example/health?token=1',
  hostname: 'planted-host.internal.example',
};

/** What the document may not hold; the operator's log may name places. */
const INSIDE = {
  bucket: 'planted-backup-bucket',
  key: 'planted-key-of-a-backup',
  target: 'planted-target-bucket',
  error: 'planted-error-text',
  database: '/app/data/kuma.db',
  address: '127.0.0.1',
  privateMonitor: 'Private, not on page',
};

/** The shapes in which a text travels. */
const shapes = (text: string): string[] => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64'),
  Buffer.from(`:${text}`).toString('base64'),
];

function holdsNone(where: string, text: string, planted: Record<string, string>): void {
  for (const [name, value] of Object.entries(planted)) {
    for (const shape of shapes(value)) {
      assert.ok(!text.includes(shape), `${where} holds ${name}: ${excerpt(text, shape)}`);
    }
  }
}

function excerpt(text: string, part: string): string {
  const at = text.indexOf(part);
  return text.slice(Math.max(0, at - 80), at + part.length + 40);
}

/** Object storage that refuses, and repeats what it was sent, as S3 does with a bad signature. */
async function startRefusingStorage(t: TestContext, status = 403): Promise<string> {
  const server = createServer((request, response) => {
    const echo = `${INSIDE.error} ${request.url} ${JSON.stringify(request.rawHeaders)}`;
    const message = echo.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    request.resume();
    response
      .writeHead(status, {'content-type': 'application/xml'})
      .end(
        `<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>${message}</Message>` +
          `<AWSAccessKeyId>${SECRETS.accessKey}</AWSAccessKeyId></Error>`,
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Everything is configured, and every secret planted. */
async function startPlanted(t: TestContext) {
  const world = await startWorld(t, {apiKey: SECRETS.apiKey});
  const {kuma, env} = world;
  kuma.page.publicGroupList[0].monitorList[0].url = SECRETS.monitor;
  kuma.metrics = kuma.metrics
    .replaceAll(/monitor_url="http[^"]*"/g, `monitor_url="${SECRETS.monitor}"`)
    .replaceAll('monitor_hostname="null"', `monitor_hostname="${SECRETS.hostname}"`);
  const ping = await startPingServer(500);
  t.after(ping.close);
  const storage = await startRefusingStorage(t);
  const keys = (prefix: string): Variables => ({
    [`${prefix}_S3_ENDPOINT`]: storage,
    [`${prefix}_S3_ACCESS_KEY_ID`]: SECRETS.accessKey,
    [`${prefix}_S3_SECRET_ACCESS_KEY`]: SECRETS.secretKey,
    [`${prefix}_S3_SESSION_TOKEN`]: SECRETS.token,
  });
  const planted: Variables = {
    ...env,
    ...keys('BACKUP'),
    ...keys('STATUS'),
    UPTIME_KUMA_API_KEY: SECRETS.apiKey,
    UPTIME_KUMA_HEADERS: `X-Access: ${SECRETS.header}`,
    BACKUPS: `${env.BACKUPS} bucket=s3://${INSIDE.bucket}/${INSIDE.key}/`,
    STATUS_TARGETS: `${env.STATUS_TARGETS} bucket=s3://${INSIDE.target}/status.json`,
    PING_URL: `${ping.url}/${SECRETS.ping}`,
    WEBHOOK_URL: `${ping.url}/${SECRETS.hook}`,
    WEBHOOK_SECRET: SECRETS.bearer,
    LOG_LEVEL: 'debug',
  };
  return {...world, env: planted, ping};
}

async function runAndSearch(env: Variables, file: string, argv: string[] = []): Promise<string> {
  const {out, err} = await runPublisher(argv, env);
  const log = [...out, ...err].join('\n');
  holdsNone('the log', log, SECRETS);
  const document = argv.length ? out.join('\n') : await readFile(file, 'utf8');
  holdsNone('the document', document, {...SECRETS, ...INSIDE});
  return log;
}

test('what is planted reaches the other side: the search below is not in vain', async (t) => {
  const {kuma, env, file, ping} = await startPlanted(t);
  const log = await runAndSearch(env, file);
  assert.match(log, /Error: Backups \(bucket\): /);
  assert.match(log, /Error: Upload failed \(bucket\): /);
  assert.match(log, /Warning: .*PING_URL/);
  assert.match(log, /Warning: The webhook at WEBHOOK_URL was not accepted: HTTP 500/);
  assert.deepEqual(ping.calls.sort(), [`GET /${SECRETS.ping}/fail`, `POST /${SECRETS.hook}`]);
  const {headers} = kuma.requests.find(({route}) => route === 'metrics') ?? {};
  assert.equal(headers?.['x-access'], SECRETS.header);
  assert.ok(shapes(SECRETS.apiKey).includes(headers?.authorization?.split(' ')[1] ?? ''));
});

test('nothing planted is seen in a dry run, as json, or when a key is the only source', async (t) => {
  const {env, file} = await startPlanted(t);
  await runAndSearch({...env, LOG_FORMAT: 'json'}, file);
  const {STATUS_TARGETS: _, ...dry} = env;
  await runAndSearch(dry, file, ['--dry-run']);
  const {UPTIME_KUMA_STATUS_PAGE: __, ...alone} = env;
  await runAndSearch({...alone, UPTIME_KUMA_MONITOR_IDS: '1 2'}, file);
  await runAndSearch(
    {...alone, UPTIME_KUMA_API_KEY: `${SECRETS.apiKey}x`, UPTIME_KUMA_MONITOR_IDS: '*'},
    file,
  );
});

const FAULTS: Fault[] = [
  ...(['reset', 'hang', 'hang-after-headers', 'slow-drip', 'truncated', 'html-200'] as const),
  ...(['empty-200', 'wrong-type', 'not-json', 'redirect-to-login', 'unauthorized'] as const),
  ...(['forbidden', 'not-found', 'too-many-requests', 'server-error'] as const),
  'bad-gateway-html',
];
const ROUTES: Route[] = ['page', 'heartbeat', 'badge', 'metrics', 'history'];

describe('nothing planted is seen while Uptime Kuma fails', {concurrency: 8}, () => {
  for (const fault of FAULTS) {
    for (const route of ROUTES) {
      it(`${route}: ${fault}`, async (t) => {
        const {kuma, env, file} = await startPlanted(t);
        kuma.faults[route] = fault;
        await runAndSearch({...env, ...ENDLESS}, file);
      });
    }
  }
});

test('nothing planted is seen when nobody is there', async (t) => {
  const {env, file} = await startPlanted(t);
  const nobody = 'http://127.0.0.1:1';
  await runAndSearch(
    {
      ...env,
      UPTIME_KUMA_URL: nobody,
      BACKUP_S3_ENDPOINT: nobody,
      STATUS_S3_ENDPOINT: nobody,
      PING_URL: `${nobody}/${SECRETS.ping}`,
      WEBHOOK_URL: `${nobody}/${SECRETS.hook}`,
    },
    file,
  );
});

test('no path of a backup folder is in the document', async (t) => {
  const {env, file, folder} = await startPlanted(t);
  await rm(join(folder, 'backups'), {recursive: true});
  await runPublisher([], env);
  holdsNone('the document', await readFile(file, 'utf8'), {folder, file: 'db.sql.gz'});
});

const MISPLACED = 'planted-secret-in-the-wrong-place';
const BAD: Variables[] = [
  {UPTIME_KUMA_URL: `http://admin:${MISPLACED}@uptime.example.com`},
  {UPTIME_KUMA_URL: MISPLACED},
  {UPTIME_KUMA_URL: `http://uptime.example.com/?key=${MISPLACED}`},
  {UPTIME_KUMA_STATUS_PAGE: `https://uptime.example.com/status/${MISPLACED}`},
  {UPTIME_KUMA_MONITOR_IDS: MISPLACED},
  {UPTIME_KUMA_HEADERS: MISPLACED},
  {UPTIME_KUMA_HEADERS: `Host: ${MISPLACED}`},
  {UPTIME_KUMA_API_KEY_FILE: MISPLACED},
  {UPTIME_KUMA_PASSWORD: MISPLACED},
  {BACKUPS: MISPLACED},
  {BACKUPS: `${MISPLACED}==`},
  {BACKUPS: `database=${MISPLACED}`},
  {BACKUPS: `database=s3://key:${MISPLACED}@bucket/%zz`},
  {BACKUP_MAX_AGE: MISPLACED},
  {BACKUP_MIN_SIZE: MISPLACED},
  {BACKUP_MAX_OBJECTS: MISPLACED},
  {BACKUP_S3_ENDPOINT: MISPLACED},
  {BACKUP_S3_SECRET_ACCESS_KEY_OTHER: MISPLACED},
  {STATUS_S3_SECRET_KEY: MISPLACED},
  {STATUS_TARGETS: `main=${MISPLACED}`},
  {STATUS_ACL: MISPLACED},
  {STATUS_CACHE_CONTROL: `${MISPLACED}\u0007`},
  {STATUS_PAGE_URL: MISPLACED},
  {STATUS_PAGE_TIME_ZONE: MISPLACED},
  {STALE_AFTER: MISPLACED},
  {CYCLE_TIMEOUT: MISPLACED},
  {PING_URL: MISPLACED},
  {PING_URL: `https://u:${MISPLACED}@hc-ping.com/1`},
  {PING_URL: `http://hc-ping.com/${MISPLACED}`},
  {WEBHOOK_URL: MISPLACED},
  {WEBHOOK_URL: `http://example.com/${MISPLACED}`},
  {LOG_FORMAT: MISPLACED},
  {LOG_LEVEL: MISPLACED},
];

for (const bad of BAD) {
  const [[name, value] = []] = Object.entries(bad);
  test(`a bad configuration is not quoted: ${name}=${value}`, async (t) => {
    const {env} = await startPlanted(t);
    const {BACKUP_S3_ENDPOINT: _, ...rest} = env;
    const {code, out, err} = await runPublisher([], {
      ...(bad.BACKUP_S3_ENDPOINT ? rest : env),
      ...bad,
    });
    const log = [...out, ...err].join('\n');
    holdsNone('the log', log, {...SECRETS, MISPLACED});
    if (name !== 'UPTIME_KUMA_URL' || !value?.includes('?')) assert.equal(code, 2);
  });
}

for (const argument of [`--api-key=${SECRETS.apiKey}`, `UPTIME_KUMA_API_KEY=${SECRETS.apiKey}`]) {
  test(`a secret on the command line is not repeated: ${argument.split('=')[0]}=…`, async () => {
    const {code, out, err} = await runPublisher([argument], {});
    assert.equal(code, 2);
    holdsNone('the log', [...out, ...err].join('\n'), SECRETS);
  });
}

test(
  'a process tells nothing of what its .env and its secret files hold',
  {timeout: 60_000},
  async (t) => {
    const {env, file, folder: cwd} = await startPlanted(t);
    const {UPTIME_KUMA_API_KEY, STATUS_S3_SECRET_ACCESS_KEY = '', ...rest} = env;
    await writeFile(join(cwd, 'secret'), `${STATUS_S3_SECRET_ACCESS_KEY}\n`);
    await writeFile(join(cwd, '.env'), `UPTIME_KUMA_API_KEY=${UPTIME_KUMA_API_KEY}\n`);
    const more = {STATUS_S3_SECRET_ACCESS_KEY_FILE: join(cwd, 'secret')};
    const {code, stdout, stderr} = await startPublisher([], {env: {...rest, ...more}, cwd}).ended;
    assert.equal(code, 1, stderr);
    assert.match(stderr, /Upload failed \(bucket\)/);
    holdsNone('the log', stdout + stderr, SECRETS);
    holdsNone('the document', await readFile(file, 'utf8'), {...SECRETS, ...INSIDE});
  },
);
