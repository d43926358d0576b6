import {describe, it, type TestContext} from 'node:test';
import {documentOf, MINUTE} from '../../support/s3/bucket-world.js';
import type {Expected} from './expected.js';
import type {ProxiedRequest, Rule} from './fault-proxy.js';
import {startFaultWorld, type Side} from './fault-world.js';
import {assertSurvives} from './invariants.js';
import {startBundle} from './start-bundle.js';

type Step = [step: string, side: Side, at: (request: ProxiedRequest) => boolean, bucket?: 'new'];

const asked =
  (operation: string) =>
  (request: ProxiedRequest): boolean =>
    request.operation === operation && request.stage === 'asked';

/** After the document was put in place. */
function afterPut(at: (request: ProxiedRequest) => boolean): Step[2] {
  let obeyed = false;
  return (request) => {
    obeyed ||= request.operation === 'put' && request.status === 200;
    return obeyed && at(request);
  };
}

const steps = (): Step[] => [
  ['it asks for the status page', 'kuma', asked('page')],
  ['it asks for the heartbeats', 'kuma', asked('heartbeat')],
  ['it asks for the badges', 'kuma', asked('badge')],
  ['it lists the backups', 'backups', asked('list')],
  ['it has the listing', 'backups', ({stage}) => stage === 'answered'],
  ['it looks what stands', 'bucket', asked('get')],
  ['it sends the document', 'bucket', asked('put')],
  ['its PUT was obeyed', 'bucket', afterPut(({operation}) => operation === 'put'), 'new'],
  ['it reads back', 'bucket', afterPut(asked('get')), 'new'],
];

const FILE_STEPS = ['open', 'opened', 'half written', 'written', 'synced', 'rename', 'renamed'];

const SIGNALS = {
  'kill -9': {signal: 'SIGKILL', expected: {signal: 'SIGKILL'}},
  SIGTERM: {signal: 'SIGTERM', expected: {code: 143}},
} satisfies Record<string, {signal: NodeJS.Signals; expected: Expected}>;
type Fault = keyof typeof SIGNALS;

async function dieAtRequest(t: TestContext, fault: Fault, [step, side, at, bucket]: Step) {
  const world = await startFaultWorld(t);
  const {signal, expected} = SIGNALS[fault];
  const run = () => {
    const {child, ended} = startBundle({env: world.env, cwd: world.folder});
    const rule: Rule = (request) => {
      if (!at(request)) return undefined;
      if (!child.killed) child.kill(signal);
      return 'hang before headers';
    };
    world.proxies[side].rule = rule;
    return ended;
  };
  // The file is written meanwhile, or not.
  const file = side === 'bucket' ? 'any' : 'old';
  await assertSurvives({
    fault,
    where: step,
    world,
    run,
    expected: {...expected, bucket: bucket ?? 'old', file, ping: 'nothing'},
  });
}

async function dieAtFile(t: TestContext, fault: Fault, step: string, before: string | null) {
  const world = await startFaultWorld(t);
  const {signal, expected} = SIGNALS[fault];
  const env = {
    NODE_OPTIONS: `--import=${new URL('die-at.mjs', import.meta.url).href}`,
    DIE_AT: step,
    DIE_BY: signal,
  };
  const file = step === 'renamed' ? 'new' : 'old';
  const where = `file ${step}${before === null ? ', the first ever' : ''}`;
  const wanted: Expected = {...expected, bucket: 'any', file, ping: 'nothing'};
  await assertSurvives({fault, where, world, env, before, expected: wanted});
}

for (const fault of Object.keys(SIGNALS) as Fault[]) {
  describe(`${fault} leaves whole documents and a free place when`, {concurrency: 4}, () => {
    for (const step of steps()) {
      it(step[0], (t) => dieAtRequest(t, fault, step));
    }
    for (const step of FILE_STEPS) {
      it(`the file is at "${step}"`, (t) => dieAtFile(t, fault, step, documentOf(10 * MINUTE)));
    }
    it('the first file ever is half written', (t) => dieAtFile(t, fault, 'half written', null));
  });
}
