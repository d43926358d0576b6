import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {HOSTILE_ANSWERS, type Attack} from '../../support/origin/hostile-answers.js';
import {readStatus, statusesOf} from '../../support/publisher/read-status.js';
import {dryRun} from '../../support/publisher/run-publisher.js';
import {fillPage} from '../../support/uptime-kuma/fill-page.js';
import {startReplay, type Replay} from '../../support/uptime-kuma/replay.js';
import {DAY, simulate, UP} from '../../support/uptime-kuma/situation.js';

async function page(t: TestContext): Promise<Replay> {
  const replay = await startReplay();
  t.after(() => replay.close()); // throws if a push address was called
  simulate(replay, [{id: 1, life: [{age: 40 * DAY, word: UP}]}]);
  return replay;
}

/** Adds a monitor that is as well as the first. */
function add(
  replay: Replay,
  id: unknown,
  name: unknown = 'Odd',
  list = replay.heartbeat.heartbeatList[1],
) {
  const [{monitorList}] = replay.page.publicGroupList;
  monitorList.push({...monitorList[0], id, name});
  const {heartbeatList, uptimeList} = replay.heartbeat;
  const own = (target: object, key: string, value: unknown) =>
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  if (list) own(heartbeatList, String(id), list);
  own(uptimeList, `${String(id)}_24`, 1);
}

for (const id of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
  test(`takes the id ${id} for a name like any other`, async (t) => {
    const replay = await page(t);
    add(replay, id);
    const {status} = await readStatus(replay.url);
    assert.deepEqual(
      status.components?.map((one) => [one.id, one.status]),
      [
        ['1', 'operational'],
        [id, 'operational'],
      ],
    );
  });

  test(`knows nothing of the id ${id} without a beat`, async (t) => {
    const replay = await page(t);
    add(replay, id, 'Odd', null);
    const {status} = await readStatus(replay.url);
    assert.deepEqual(status.components?.at(-1)?.status, 'unknown');
  });
}

test('asks for badges of numbers alone, so that no id leads elsewhere', async (t) => {
  const replay = await page(t);
  for (const id of ['../../../api/push/abc?status=up&x=', '1/../2', '2e3', '-1', ' 1', 'x'])
    add(replay, id);
  const {status} = await readStatus(replay.url);
  assert.equal(status.components?.length, 7);
  const paths = replay.requests.map(({path}) => path);
  assert.deepEqual(paths.filter((path) => path.includes('badge')).toSorted(), [
    '/api/badge/1/uptime/168',
    '/api/badge/1/uptime/720',
  ]);
  assert.ok(!paths.some((path) => /push|\.\.|%2e/i.test(path)), paths.join('\n'));
});

test('asks for the badges of 2,000 monitors, and says how much that is', async (t) => {
  const replay = await page(t);
  fillPage(replay, 2_500);
  const {status} = await readStatus(replay.url);
  const paths = new Set(replay.requests.map(({path}) => path));
  const asked = [...paths].filter((path) => path.includes('badge'));
  assert.equal(asked.length, 2 * 2_000);
  const {coverage} = status.uptime;
  assert.equal(coverage?.last_24h, 100);
  assert.equal(coverage?.last_7d, 80);
  assert.equal(status.reporting?.fresh, 2_500);
});

for (const [title, name] of [
  ['null', null],
  ['empty', ''],
  ['a number', 5],
] as const) {
  test(`calls a monitor by its number where its name is ${title}`, async (t) => {
    const replay = await page(t);
    add(replay, 5, name);
    const {status} = await readStatus(replay.url);
    assert.deepEqual(statusesOf(status), {1: 'operational', 5: 'operational'});
    assert.equal(status.components?.[1]?.name, 'Monitor 5');
  });
}

for (const [title, change] of [
  [
    '200,000 empty groups',
    (replay: Replay) => (replay.page.publicGroupList = Array.from({length: 200_000}, () => ({}))),
  ],
  [
    '200,000 monitors that are none',
    (replay: Replay) =>
      (replay.page.publicGroupList[0].monitorList = Array.from({length: 200_000}, () => ({}))),
  ],
  ['a million opening brackets', (replay: Replay) => (replay.front = nested)],
  [
    'more monitors than any Uptime Kuma has',
    (replay: Replay) =>
      (replay.page.publicGroupList[0].monitorList = Array.from({length: 10_001}, (_, id) => ({
        id,
      }))),
  ],
  ['an answer without end', (replay: Replay) => (replay.front = hostile('endless'))],
  ['half a gigabyte in its gzip', (replay: Replay) => (replay.front = hostile('bomb'))],
] as const) {
  test(`publishes that nothing is known where the answer holds ${title}`, async (t) => {
    const replay = await page(t);
    change(replay);
    const {status} = await dryRun({UPTIME_KUMA_URL: replay.url, UPTIME_KUMA_STATUS_PAGE: 'public'});
    assert.equal(status.platform_status, 'unknown');
    assert.equal(status.publisher?.checks.uptime_kuma?.status, 'fail');
  });
}

function hostile(attack: Attack): NonNullable<Replay['front']> {
  return ({route}, response) => {
    if (route !== 'page' && route !== 'heartbeat') return false;
    response.setHeader('content-type', 'application/json');
    HOSTILE_ANSWERS[attack](response.req, response);
    return true;
  };
}

const nested: NonNullable<Replay['front']> = ({route}, response) => {
  if (route !== 'page') return false;
  response.writeHead(200, {'content-type': 'application/json'}).end('['.repeat(1_000_000));
  return true;
};
