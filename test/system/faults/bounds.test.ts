import {execFileSync} from 'node:child_process';
import {mkdir, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import {readConfig} from '../../../generator/config/read-config.js';
import {takeLock} from '../../../generator/io/lock.js';
import {lockNameOf} from '../../../generator/targets/lock-name.js';
import {letAllBeUp} from '../../support/publisher/publisher-world.js';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';
import {fillPage} from '../../support/uptime-kuma/fill-page.js';
import type {Expected} from './expected.js';
import type {Answer, Sent} from './fault.js';
import type {ProxiedRequest} from './fault-proxy.js';
import {startFaultWorld, type Side} from './fault-world.js';
import {assertSurvives} from './invariants.js';

const answer = (type: string, body: string): Answer => ({
  status: 200,
  headers: {'content-type': type},
  body: Buffer.from(body),
});

/** As long as an answer may be, and all of what takes a parser the most. */
const HEARTBEATS = answer(
  'application/json',
  `{"heartbeatList":{"1":[${'{},'.repeat(6_000_000)}{}]},"uptimeList":{}}`,
);
const PAGE = answer('application/json', `[${'{},'.repeat(2_500_000)}{}]`);
const LISTING = answer(
  'application/xml',
  `<ListBucketResult><Name>b</Name><Contents><Key>${'&amp;'.repeat(318_000)}</Key></Contents></ListBucketResult>`,
);

const unread = (says: RegExp): Expected => ({
  platform: 'unknown',
  err: [new RegExp(`^Error: Uptime Kuma: ${says.source}`)],
});
const unlisted = (says: RegExp): Expected => ({
  backups: 'unknown',
  err: [new RegExp(`^Error: Backups \\(database\\): ${says.source}`)],
});
const notUploaded = (says: RegExp): Expected => ({
  code: 1,
  err: [new RegExp(`^Error: Upload failed \\(main\\): ${says.source}`)],
});

type Row = [fault: string, where: string, side: Side, operation: string, sent: Sent, Expected];
const ENDLESS = 'endless answer';
const ROWS: Row[] = [
  [
    ENDLESS,
    'Uptime Kuma',
    'kuma',
    'heartbeat',
    ENDLESS,
    unread(/heartbeats: the answer is too large; /),
  ],
  ['dense answer', 'Uptime Kuma', 'kuma', 'page', PAGE, unread(/status page: /)],
  [
    'dense answer',
    'Uptime Kuma, beats',
    'kuma',
    'heartbeat',
    HEARTBEATS,
    {
      platform: 'unknown',
      err: [/^Warning: Only 0 of \d+ monitors have fresh evidence; see/],
      ping: 'success',
    },
  ],
  [
    ENDLESS,
    'Uptime Kuma, badges',
    'kuma',
    'badge',
    ENDLESS,
    {err: [/^Warning: Uptime Kuma: \d+ uptime badges \(\/api\/badge\) could not be read/]},
  ],
  [ENDLESS, 'backups', 'backups', 'list', ENDLESS, unlisted(/the answer is longer than/)],
  [
    'dense answer',
    'backups',
    'backups',
    'list',
    LISTING,
    unlisted(/the answer holds more tags than a list of objects has/),
  ],
  [
    ENDLESS,
    'target bucket',
    'bucket',
    'get',
    ENDLESS,
    {...notUploaded(/the answer is longer than/), bucket: 'old'},
  ],
];

describe('an answer of any length is read in bounded time and memory', {concurrency: 4}, () => {
  for (const [fault, where, side, of, sent, expected] of ROWS) {
    it(`${fault}, ${where}`, async (t) => {
      const world = await startFaultWorld(t);
      world.proxies[side].rule = ({operation, stage}: ProxiedRequest) =>
        operation === of && stage === 'answered' ? sent : undefined;
      await assertSurvives({fault, where, world, expected});
    });
  }
});

it('ten thousand monitors are published in bounded memory', async (t) => {
  const world = await startFaultWorld(t);
  const {publicGroupList} = world.kuma.page;
  fillPage(world.kuma, 10_000);
  await assertSurvives({
    fault: '10,000 monitors',
    where: 'Uptime Kuma',
    world,
    env: {CYCLE_TIMEOUT: '90s'}, // on any machine
    expected: {
      err: [
        /^Warning: History: it keeps 2000 monitors, and not 8000 others; /,
        /^Warning: The document would be longer than 1 MB, .*; cut: .*components \(operational ones first\)$/,
      ],
      ping: 'success',
    },
    repair: () => {
      world.kuma.page.publicGroupList = publicGroupList;
      letAllBeUp(world.kuma);
    },
  });
});

/** What makes calls below a folder never come back, as on a network share whose server is gone. */
async function dead(t: TestContext, at: string) {
  const folder = await mkdtemp(join(tmpdir(), 'elytra-dead-'));
  t.after(() => rm(folder, {recursive: true}));
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  return {
    CYCLE_TIMEOUT: '12s',
    HANG_AT: at,
    HANG_PIPE: pipe,
    NODE_OPTIONS: `--import=${new URL('../../support/publisher/hang-at.mjs', import.meta.url).href}`,
  };
}

describe('neighbours on the machine hold no run up', {concurrency: 4}, () => {
  const fault = 'dead file system';

  it(`${fault}, target file`, async (t) => {
    const world = await startFaultWorld(t);
    const env = await dead(t, world.folder);
    const err = [/^Error: Upload failed \(mirror\): the file system does not answer; /];
    const expected: Expected = {code: 1, file: 'old', err};
    await assertSurvives({fault, where: 'target file', world, env, expected});
  });

  it(`${fault}, backups`, async (t) => {
    const world = await startFaultWorld(t);
    const share = await mkdtemp(join(tmpdir(), 'elytra-share-'));
    t.after(() => rm(share, {recursive: true}));
    await mkdir(join(share, 'db'));
    const env = {...(await dead(t, share)), BACKUPS: `database=file:${share}/db`};
    const expected = unlisted(/the folder took too long to read; /);
    await assertSurvives({fault, where: 'backups in a folder', world, env, expected});
  });

  it('held lock, target file', async (t) => {
    const world = await startFaultWorld(t);
    const target = readConfig(world.env).targets.find(({name}) => name === 'mirror')!;
    const free = await takeLock(await lockNameOf(target));
    t.after(() => free?.());
    await assertSurvives({
      fault: 'held lock',
      where: 'target file',
      world,
      before: documentOf(25 * MINUTE),
      expected: {
        code: 1,
        file: 'old',
        err: [
          /^Warning: "mirror": another run keeps it locked, and its document is 25 minutes old; /,
        ],
      },
      repair: () => free?.(),
    });
  });
});
