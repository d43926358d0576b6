import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it, test, type TestContext} from 'node:test';
import type {Status} from '../../../embed/contract/status.js';
import {FAILURES, startBrokenS3, type BrokenS3, type Failure} from '../../support/s3/broken-s3.js';
import {DUMP, letAllBeUp} from '../../support/publisher/publisher-world.js';
import {ENDLESS, runPublisher, type Variables} from '../../support/publisher/run-publisher.js';
import {entry, GIVEN_AWAY, listing, s3Error} from '../../support/s3/s3-store.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';

const HOUR = 3_600_000; // ms
const DAY = 24 * HOUR;
const BUCKET = 'inner-bucket';
const SECRET = 'secret-of-the-lister';

let kuma: Replay;
before(async () => letAllBeUp((kuma = await startReplay())));
after(() => kuma.close());

/** A broken bucket with the series "database" beside a folder with the fresh series "files". */
async function startWorld(t: TestContext) {
  const s3 = await startBrokenS3(t);
  const folder = await mkdtemp(join(tmpdir(), 'elytra-status-'));
  t.after(() => rm(folder, {recursive: true, force: true}));
  const backup = join(folder, 'dump');
  await writeFile(backup, 'dump');
  await utimes(backup, Date.now() / 1000 - 3600, Date.now() / 1000 - 3600);
  const env: Variables = {
    UPTIME_KUMA_URL: kuma.url,
    UPTIME_KUMA_STATUS_PAGE: 'public',
    BACKUPS: `database=s3://${BUCKET}/db/ files=file:${folder}`,
    BACKUP_S3_ENDPOINT: s3.url,
    BACKUP_S3_ACCESS_KEY_ID: 'lister',
    BACKUP_S3_SECRET_ACCESS_KEY: SECRET,
    BACKUP_INCLUDE_FILES: 'dump',
    STATUS_TARGETS: `main=file:${folder}/status.json`,
  };
  return {s3, env, file: join(folder, 'status.json')};
}

/** Runs once, which never fails, and finds the series and the log. */
async function publish({env, file}: {env: Variables; file: string}, change: Variables = {}) {
  const {code, out, err} = await runPublisher([], {...env, ...change});
  assert.equal(code, 0, err.join('\n'));
  const document = await readFile(file, 'utf8');
  const status = JSON.parse(document) as Status;
  assert.equal(status.platform_status, 'operational', 'Uptime Kuma was read');
  const [database, files] = status.backups?.series ?? [];
  assert.equal(files?.last_backup_status, 'success', 'the other series was read');
  return {database: database!, status, document, err, log: [...out, ...err].join('\n')};
}

/** A listing with this many fresh backups. */
const addBackups = ({store}: BrokenS3, count: number, modified = new Date()) => {
  for (let index = 0; index < count; index++) {
    store.set(`${BUCKET}/db/${String(index).padStart(6, '0')}`, 'dump', {modified});
  }
};

const now = new Date().toISOString();
const right = listing({entries: [entry('db/dump', now, 4)]});
const plain = (body: string, type = 'application/xml') => ({status: 200, type, body});

const NO_LISTINGS: Record<string, Failure> = {
  ...FAILURES,
  'an expired token': s3Error(400, 'ExpiredToken'),
  'a name that buckets cannot have': s3Error(400, 'InvalidBucketName'),
  'a 501': s3Error(501, 'NotImplemented'),
  'half of the XML': plain(right.body.slice(0, right.body.length / 2)),
  'an error with 200': plain(`<Error><Code>InternalError</Code></Error>`),
  'JSON with 200': plain('{"items": []}', 'application/json'),
  'XML of another kind': plain('<Catalog><Book>1</Book></Catalog>'),
  'a list of buckets': plain(
    '<ListAllMyBucketsResult><Owner><ID>x</ID></Owner><Buckets/></ListAllMyBucketsResult>',
  ),
  'a listing without a name': plain(right.body.replace(/<Name>.*<\/Name>/, '')),
  'a listing without a count': plain(right.body.replace(/<KeyCount>.*<\/KeyCount>/, '')),
  'a listing without its end': plain(right.body.replace(/<IsTruncated>.*<\/IsTruncated>/, '')),
  'a truncated listing without a token': listing({
    entries: [entry('db/dump', now, 4)],
    truncated: true,
  }),
  'an object without a time': listing({entries: [entry('db/dump', undefined, 4)]}),
  'an object with a time that is none': listing({entries: [entry('db/dump', 'yesterday', 4)]}),
  'an object without a size': listing({entries: [entry('db/dump', now)]}),
  'a size that is none': listing({
    entries: [entry('db/dump', now).replace('</Key>', '</Key><Size>big</Size>')],
  }),
  'objects outside of the prefix': listing({entries: [entry('else/where/dump', now, 4)]}),
  'a count without objects': listing({count: 3}),
  'the same page for ever': listing({truncated: true, next: 'again'}),
  'tags without end': plain(`<ListBucketResult><Name>b</Name>${'<a/>'.repeat(100_000)}`),
  'a name of escapes': listing({entries: [entry('&'.repeat(100_000), now, 4)]}),
};

const timeout = (what: string) =>
  /^no answer|headers|drip|protocol|for ever/.test(what) ? ENDLESS : {};

describe('a bucket of backups that answers with', {concurrency: 24, timeout: 60_000}, () => {
  for (const [what, failure] of Object.entries(NO_LISTINGS)) {
    it(`${what} makes its series unknown, and the rest is published`, async (t) => {
      const world = await startWorld(t);
      world.s3.fails = () => failure;
      const {database, status, document, err, log} = await publish(world, timeout(what));
      assert.deepEqual(database, {
        name: 'database',
        last_backup_status: 'unknown',
        last_backup_time: null,
      });
      assert.equal(status.backups?.last_backup_status, 'unknown');
      assert.equal(status.backups?.last_backup_time, null);
      assert.equal(status.publisher?.checks.backups?.status, 'fail');
      assert.equal(err.length, 1, err.join('\n'));
      assert.match(err[0]!, /Error: Backups \(database\): \S/);
      for (const word of [BUCKET, SECRET, GIVEN_AWAY, 'db/dump']) {
        assert.ok(!log.includes(word), `the log says ${word}`);
        assert.ok(!document.includes(word), `the document says ${word}`);
      }
    });
  }
});

test('an object of before 1970 is of 1970, and hides no other', async (t) => {
  const world = await startWorld(t);
  const odd = entry('db/a', '0000-01-01T00:00:00+23:00', 4);
  world.s3.fails = () => listing({entries: [odd]});
  const {database} = await publish(world);
  assert.equal(database.last_backup_status, 'overdue');
  assert.equal(Date.parse(database.last_backup_time!), 0);
  world.s3.fails = () => listing({entries: [odd, entry('db/dump', now, 4)]});
  assert.equal((await publish(world)).database.last_backup_status, 'success');
});

describe('the log says of a bucket that answers with', {concurrency: 24, timeout: 60_000}, () => {
  for (const [what, expected] of [
    ['a 403', /: HTTP 403 AccessDenied; grant its key s3:ListBucket$/],
    ['a 403 without a body', /: HTTP 403; grant its key s3:ListBucket$/],
    ['a 403 in HTML', /: HTTP 403; grant its key s3:ListBucket$/],
    ['an expired token', /: HTTP 400 ExpiredToken; set a new BACKUP_S3_SESSION_TOKEN$/],
    [
      'a name that buckets cannot have',
      /: HTTP 400; buckets cannot have this name; check BACKUPS$/,
    ],
    ['a 501', /: HTTP 501 NotImplemented; look at the server/],
    ['a 404 of the bucket', /: HTTP 404 NoSuchBucket; there is no such bucket; check BACKUPS$/],
    ['a 502 in HTML', /: HTTP 502; look at the server/],
    ['a 503', /: HTTP 503 SlowDown; the server is busy/],
    ['HTML with 200', /: HTTP 200, but the answer is not a listing; check the location in BACKUPS/],
    [
      'half of the XML',
      /: HTTP 200, but the answer is not a listing; check the location in BACKUPS/,
    ],
    [
      'an object with a time that is none',
      /: HTTP 200, but the answer is not a listing; check the location in BACKUPS/,
    ],
    [
      'a listing without a count',
      /: HTTP 200, but the listing has no KeyCount: .* version 1; use a server/,
    ],
    ['a listing without a name', /: HTTP 200, but the listing has no Name; use a server/],
    ['no answer', /: no answer in time; check /],
    ['headers and no more', /: no answer in time; check /],
    ['a slow drip', /: no answer in time; check /],
    ['another protocol', /: no answer in time; check /],
    [
      'a reset',
      /: the server broke the connection \(ECONNRESET\); look at its log \(BACKUP_S3_ENDPOINT\)/,
    ],
    ['more and more', /: the answer is longer than 1M; look at the server/],
    [
      'tags without end',
      /: the answer holds more tags than a list of objects has; look at the server/,
    ],
    [
      'a name of escapes',
      /: the answer holds more tags than a list of objects has; look at the server/,
    ],
  ] as const) {
    it(`${what}: ${expected.source}`, async (t) => {
      const world = await startWorld(t);
      world.s3.fails = () => NO_LISTINGS[what];
      assert.match((await publish(world, timeout(what))).err.join('\n'), expected);
    });
  }
});

it('a bucket that nobody serves makes its series unknown', async (t) => {
  const world = await startWorld(t);
  const {database, err} = await publish(world, {BACKUP_S3_ENDPOINT: 'http://127.0.0.1:1'});
  assert.equal(database.last_backup_status, 'unknown');
  assert.match(
    err.join('\n'),
    /Backups \(database\): nothing listens there \(ECONNREFUSED\); check the address and its port \(BACKUP_S3_ENDPOINT\)/,
  );
});

it('a bucket that restarts meanwhile is asked again', async (t) => {
  const world = await startWorld(t);
  addBackups(world.s3, 1);
  world.s3.fails = () => (world.s3.requests.length <= 8 ? NO_LISTINGS['a 503'] : undefined);
  const {database, err} = await publish(world);
  assert.deepEqual([database.last_backup_status, err], ['success', []]);
});

it('a bucket whose name nobody knows names the DNS', async (t) => {
  const world = await startWorld(t);
  const {err} = await publish(world, {BACKUP_S3_ENDPOINT: 'https://s3.invalid'});
  assert.match(
    err.join('\n'),
    /Backups \(database\): the (host name does not exist|name server does not answer) \(E\w+\); check .* \(BACKUP_S3_ENDPOINT\)/,
  );
});

describe('a listing', () => {
  it('that is right and empty means that there is no backup', async (t) => {
    const {database, err} = await publish(await startWorld(t));
    assert.deepEqual([database.last_backup_status, database.last_backup_time], ['overdue', null]);
    assert.equal(err.length, 1);
    assert.match(err[0]!, /Warning: Backups \(database\): no backup found; check its location/);
  });

  it('of short pages is followed to its end', async (t) => {
    const world = await startWorld(t);
    addBackups(world.s3, 200, new Date(Date.now() - 30 * DAY));
    world.s3.store.set(`${BUCKET}/db/zz-the-newest`, 'dump');
    world.s3.store.pageSize = 17;
    const {database} = await publish(world);
    assert.equal(database.last_backup_status, 'success');
    assert.equal(world.s3.requests.length, 12);
  });

  it('of an empty page in the middle is followed to its end', async (t) => {
    const world = await startWorld(t);
    addBackups(world.s3, 1);
    world.s3.fails = ({nth}) => (nth === 1 ? listing({truncated: true, next: 'db/'}) : undefined);
    assert.equal((await publish(world)).database.last_backup_status, 'success');
  });

  it('that fails on its second page makes the series unknown, whatever the first held', async (t) => {
    const world = await startWorld(t);
    addBackups(world.s3, 20);
    world.s3.store.pageSize = 10;
    world.s3.fails = ({query}) =>
      query.has('continuation-token') ? FAILURES['HTML with 200'] : undefined;
    assert.equal((await publish(world)).database.last_backup_status, 'unknown');
  });

  for (const [objects, expected, requests] of [
    [30, 'success', 3],
    [31, 'unknown', 3],
  ] as const) {
    it(`of ${objects} objects under a cap of 30 is ${expected}`, async (t) => {
      const world = await startWorld(t);
      addBackups(world.s3, objects);
      world.s3.store.pageSize = 10;
      const {database, err} = await publish(world, {BACKUP_MAX_OBJECTS: '30'});
      assert.equal(database.last_backup_status, expected);
      assert.equal(world.s3.requests.length, requests);
      const cut = /Backups \(database\): more than 30 objects.*BACKUP_DATE_TEMPLATE/;
      if (expected === 'unknown') assert.match(err.join('\n'), cut);
    });
  }
});

describe('a prefix that does not end with a slash', () => {
  for (const [prefix, include, key] of [
    ['db/latest.sql.gz', '', 'db/latest.sql.gz'],
    ['db/latest.sql.gz', '*.gz', 'db/latest.sql.gz'],
    ['db/site1-', 'site1-*.gz', 'db/site1-2025.gz'],
    ['db', 'daily/*.gz', 'db/daily/a.gz'],
    ['db', '', 'db-2025.gz'],
  ] as const) {
    it(`${prefix}${include && ` with ${include}`} finds ${key}`, async (t) => {
      const world = await startWorld(t);
      world.s3.store.set(`${BUCKET}/${key}`, DUMP, {modified: new Date(Date.now() - HOUR)});
      const [, files] = world.env.BACKUPS!.split(' ');
      const env = {
        BACKUPS: `database=s3://${BUCKET}/${prefix} ${files}`,
        BACKUP_INCLUDE_DATABASE: include,
      };
      const {database} = await publish(world, env);
      assert.equal(database.last_backup_status, 'success');
    });
  }
});

describe('with a date template', () => {
  const TEMPLATE = {BACKUP_DATE_TEMPLATE_DATABASE: 'db/%Y/%m/%d/'};
  const put = ({store}: BrokenS3, age: number, key?: string) => {
    const modified = new Date(Date.now() - age);
    const day = modified.toISOString().slice(0, 10).replaceAll('-', '/');
    store.set(`${BUCKET}/db/${key ?? `${day}/dump`}`, DUMP, {modified});
  };

  for (const [what, ages, env, expected, least, most] of [
    ['a fresh backup', [HOUR, 40 * DAY], {}, 'success', 1, 1],
    ['one of yesterday', [25 * HOUR], {}, 'success', 1, 1],
    ['a weekly one', [6 * DAY], {BACKUP_MAX_AGE: '8d'}, 'success', 1, 2],
    ['one of last month', [30 * DAY], {}, 'overdue', 2, 8],
    ['one of years ago', [20 * 365 * DAY], {}, 'overdue', 2, 8],
    ['none at all', [], {}, 'overdue', 2, 8],
  ] as const) {
    it(`finds ${what} with ${least} to ${most} requests`, async (t) => {
      const world = await startWorld(t);
      for (const age of ages) put(world.s3, age);
      const {database} = await publish(world, {...TEMPLATE, ...env});
      assert.equal(database.last_backup_status, expected);
      const [newest] = ages;
      assert.equal(database.last_backup_time !== null, newest !== undefined);
      const count = world.s3.requests.length;
      assert.ok(count >= least && count <= most, `${count} requests`);
      const windows = world.s3.requests.map(({query}) => query.get('start-after'));
      assert.ok(!windows.slice(0, -1).includes(null), 'the whole prefix comes last');
      if (!newest || newest > 10 * 365 * DAY) assert.equal(windows.at(-1), null);
    });
  }

  it('prefers the newest object to an old one that sorts behind all dates', async (t) => {
    const world = await startWorld(t);
    put(world.s3, 5 * DAY);
    put(world.s3, 300 * DAY, 'zero.sql.gz');
    const {database} = await publish(world, {...TEMPLATE, BACKUP_MAX_AGE: '8d'});
    assert.equal(database.last_backup_status, 'success');
  });
});

test('what the same configuration writes into a bucket is not a backup there', async (t) => {
  const world = await startWorld(t);
  const modified = new Date(Date.now() - 9 * DAY);
  world.s3.store.set(`${BUCKET}/db/old.sql.gz`, DUMP, {modified});
  for (const file of ['badge.svg', 'history.json', 'status.history.json', 'feed.xml']) {
    world.s3.store.set(`${BUCKET}/db/${file}`, DUMP, {modified: new Date(Date.now() - HOUR)});
  }
  const [, files] = world.env.STATUS_TARGETS!.split('=');
  const env = {
    STATUS_TARGETS: `main=${files} bucket=s3://${BUCKET}/db/status.json`,
    STATUS_S3_ENDPOINT: world.s3.url,
    STATUS_S3_ACCESS_KEY_ID: 'publisher',
    STATUS_S3_SECRET_ACCESS_KEY: SECRET,
  };
  for (const run of ['first', 'second']) {
    assert.equal((await publish(world, env)).database.last_backup_status, 'overdue', run);
  }
  assert.ok(world.s3.store.objects.has(`${BUCKET}/db/status.json`));
});
