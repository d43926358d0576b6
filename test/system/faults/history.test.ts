import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import {observedSeconds} from '../../../embed/contract/history-window.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {startBrokenS3, type S3Request} from '../../support/s3/broken-s3.js';
import {SECRETS} from '../../support/s3/bucket-world.js';
import {holdAll} from './hold.js';
import {assertSmall} from './invariants.js';
import {startBundle} from './start-bundle.js';
import {validate} from './timeline.js';

const HISTORY = 'status/history.json';
/** 100 beats, 20 s apart; the oldest vouches for one gap too. */
const SECONDS = 2000;
const SIGNALS = {'kill -9': 'SIGKILL', SIGTERM: 'SIGTERM'} as const;
type Fault = keyof typeof SIGNALS;

type At = (request: S3Request, stage: 'asked' | 'obeyed') => boolean;
const history =
  (operation: string, at: 'asked' | 'obeyed'): At =>
  (request, stage) =>
    request.path === HISTORY && request.operation === operation && stage === at;

const STEPS: [step: string, at: At][] = [
  ['it asks for the history', history('get', 'asked')],
  ['it has the history', history('get', 'obeyed')],
  ['it sends the history', history('put', 'asked')],
  ['the PUT of the history was obeyed', history('put', 'obeyed')],
];
const FILE_STEPS = ['half written', 'written', 'renamed'];

async function startHistoryWorld(t: TestContext) {
  const {env, folder, file} = await startWorld(t);
  const s3 = await startBrokenS3(t);
  s3.isAlike = true;
  const start = (more: Record<string, string> = {}) =>
    startBundle({
      cwd: folder,
      env: {
        ...env,
        ...SECRETS,
        STATUS_TARGETS: `main=s3://status/status.json mirror=file:${file}`,
        STATUS_S3_ENDPOINT: s3.url,
        ...more,
      },
    });
  const published = async () => ({
    documents: [s3.store.objects.get('status/status.json')?.body, await text(file)],
    histories: [s3.store.objects.get(HISTORY)?.body, await text(join(folder, 'history.json'))],
  });
  return {s3, start, published};
}

const text = (path: string) => readFile(path, 'utf8').catch(() => undefined);
const read = (body: string | undefined): History => historySchema.parse(JSON.parse(body ?? ''));

interface Died {
  fault: Fault;
  where: string;
  isFirst: boolean;
  die: (world: Awaited<ReturnType<typeof startHistoryWorld>>) => Promise<unknown>;
}

/** A run that dies, and one that goes well: each file is whole, and all is counted, once. */
async function assertKept(t: TestContext, {fault, where, isFirst, die}: Died): Promise<void> {
  const world = await startHistoryWorld(t);
  if (!isFirst) await world.start().ended;
  await die(world);
  const after = await world.published();
  world.s3.fails = world.s3.loses = () => undefined;
  const next = await world.start().ended;
  const healed = await world.published();
  holdAll(
    {fault, where},
    {
      whole: () => {
        for (const body of after.histories) if (body !== undefined) read(body);
        for (const body of after.documents) if (body !== undefined) assert.ok(validate(body));
      },
      'never older': () => {
        if (!isFirst) for (const body of after.histories) assert.ok(read(body).components.length);
      },
      'exit and log': () => {
        assert.equal(next.code, 0);
        assert.equal(next.stderr, '');
      },
      'ends in time': () => assert.ok(!next.overran),
      'in 200 MB': () => assertSmall(next),
      repaired: () => {
        for (const body of healed.histories) {
          const {components, platform} = read(body);
          for (const {days} of [...components, platform!]) {
            const sum = days.reduce((total, day) => total + observedSeconds(day), 0);
            assert.equal(sum, SECONDS);
          }
        }
      },
      discreet: () => {
        for (const secret of Object.values(SECRETS)) {
          assert.ok(!healed.histories.join().includes(secret));
        }
      },
    },
  );
}

for (const fault of Object.keys(SIGNALS) as Fault[]) {
  describe(
    `${fault} loses nothing of the history, and counts nothing twice, when`,
    {concurrency: 2},
    () => {
      for (const isFirst of [true, false]) {
        const which = isFirst ? ', the first ever' : '';
        for (const [step, at] of STEPS) {
          const where = `${step}${which}`;
          const die: Died['die'] = async ({s3, start}) => {
            const {child, ended} = start();
            const rule = (stage: 'asked' | 'obeyed') => (request: S3Request) => {
              if (!at(request, stage)) return undefined;
              child.kill(SIGNALS[fault]);
              return 'hang' as const;
            };
            s3.fails = rule('asked');
            s3.loses = rule('obeyed');
            await ended;
          };
          it(where, (t) => assertKept(t, {fault, where, isFirst, die}));
        }
        for (const step of FILE_STEPS) {
          const where = `history file ${step}${which}`;
          const die: Died['die'] = ({start}) =>
            start({
              NODE_OPTIONS: `--import=${new URL('die-at.mjs', import.meta.url).href}`,
              DIE_AT: step,
              DIE_FILE: '.history.json.',
              DIE_BY: SIGNALS[fault],
            }).ended;
          it(where, (t) => assertKept(t, {fault, where, isFirst, die}));
        }
      }
    },
  );
}
