import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inspect} from 'node:util';
import {backupStatus, freshness} from '../../../embed/contract/freshness.js';
import {ENGLISH} from '../../../embed/text/messages.js';
import {parse} from '../../../embed/contract/parse.js';
import {viewOf} from '../../../embed/card/view.js';
import {mutant, type Mutant} from '../../support/documents/mutate.js';
import {judge} from '../../support/documents/oracle.js';
import {SAMPLES} from '../../support/documents/samples.js';

const COUNT = 20_000;
const NOW = Date.parse('2025-11-10T15:35:00Z');
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
/** Readers' own limits; none twice as often. */
const STALE_MINUTES = [undefined, undefined, 0, 10, 1e9];
const OPTIONS = {now: NOW, locale: 'en', messages: ENGLISH, timeZone: 'UTC'};

const documents = [...SAMPLES.values()]
  .filter(({expect}) => expect.guard === 'accept')
  .map(({document}) => document);

const show = ({seed, story, input}: Mutant): string =>
  `FUZZ_SEED=${seed} (${story}): ${inspect(input, {depth: 4, maxStringLength: 600})}`;

function check(one: Mutant): {readable: boolean; green: boolean} {
  const staleMinutes = STALE_MINUTES[one.seed % STALE_MINUTES.length];
  const verdict = judge(one.input, NOW, staleMinutes);
  let seen;
  try {
    const status = parse(one.input);
    seen = {
      state: status ? freshness(status, NOW, staleMinutes).state : 'rejected',
      backups: status?.backups ? backupStatus(status.backups, NOW) : null,
      view: viewOf(status, {...OPTIONS, staleMinutes}),
    };
  } catch (error) {
    throw new Error(`Threw at ${show(one)}`, {cause: error});
  }
  const {state, backups, view} = seen;
  // The one that must never be wrong has its own message.
  if (state === 'operational' || view.state === 'operational') {
    assert.equal(verdict.state, 'operational', `FALSE GREEN at ${show(one)}`);
  }
  if (backups === 'success' || view.backup?.status === 'success') {
    assert.equal(verdict.backups, 'success', `FALSE GREEN of the backups at ${show(one)}`);
  }
  const expected = {state: verdict.state, backups: verdict.backups};
  assert.deepEqual({state, backups}, expected, `Not as the design says at ${show(one)}`);
  const shown = verdict.readable ? verdict.state : 'unknown';
  assert.equal(view.state, shown, `The view differs at ${show(one)}`);
  assert.equal(
    view.backup?.status ?? null,
    verdict.shownBackups,
    `The view differs at ${show(one)}`,
  );
  if (['unknown', 'stale'].includes(shown)) {
    assert.doesNotMatch(view.headline, /^Platform Status/, `Claims something at ${show(one)}`);
  }
  return {readable: verdict.readable, green: state === 'operational'};
}

test(`${COUNT} mutated documents never throw, and are judged as the design says`, (t) => {
  let readable = 0;
  let green = 0;
  for (let index = 0; index < COUNT; index++) {
    const result = check(mutant(documents, FIRST_SEED + index, NOW));
    readable += Number(result.readable);
    green += Number(result.green);
  }
  t.diagnostic(`${readable} readable, ${green} operational`);
  // Else it would prove little.
  assert.ok(readable >= COUNT * 0.3, `only ${readable} of ${COUNT} were readable`);
  assert.ok(COUNT - readable >= COUNT * 0.1, `${readable} of ${COUNT} were readable`);
  assert.ok(green >= COUNT * 0.1, `only ${green} of ${COUNT} were operational`);
});

test('values that no JSON can be never throw', () => {
  const good = documents[0] as object;
  const cycle: Record<string, unknown> = {...good};
  cycle.uptime = cycle;
  cycle.components = [cycle];
  const throwing = {
    get: () => {
      throw new Error('no');
    },
  };
  const values: unknown[] = [
    undefined,
    Symbol('x'),
    10n,
    () => good,
    new Date(),
    new Map(Object.entries(good)),
    cycle,
    new Proxy(good, throwing),
    new Proxy([], throwing),
    {...good, platform_status: Symbol('operational')},
    {...good, updated_at: new Date(NOW)},
    {...good, uptime: {last_24h: 1n, last_7d: 1n, last_30d: 1n}},
    {...good, backups: new Proxy({}, throwing)},
    {...good, components: new Proxy([good], {})},
    {...good, components: Array.from({length: 3})},
    Object.freeze({...good}),
    '['.repeat(200_000),
    '{"a":'.repeat(200_000),
    'x'.repeat(2_000_000),
  ];
  for (const value of values) {
    const status = parse(value);
    const {state} = viewOf(status, OPTIONS);
    if (!status) assert.equal(state, 'unknown', inspect(value, {depth: 1, maxStringLength: 100}));
  }
});
