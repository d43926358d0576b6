import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TestContext} from 'node:test';
import {letAllBeUp} from '../../support/publisher/publisher-world.js';
import {BY_PAGE, checkOf, readStatus, statusesOf} from '../../support/publisher/read-status.js';
import {dryRun} from '../../support/publisher/run-publisher.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import type {Replay, ReplayOptions} from '../../support/uptime-kuma/replay.js';

async function open(t: TestContext, options?: ReplayOptions): Promise<Replay> {
  const replay = await startReplay(options);
  t.after(() => replay.close());
  return replay;
}

const DAY = 86_400_000; // ms
const kumaTime = (ms: number) => new Date(ms).toISOString().replace('T', ' ').slice(0, 19);

const incident = (id: number, more = {}) => ({
  id,
  style: 'danger',
  title: `Incident ${id}`,
  content: '**Text**',
  pin: true,
  active: true,
  createdDate: kumaTime(Date.now() - DAY),
  lastUpdatedDate: null,
  status_page_id: 1,
  ...more,
});

/** As 2.0 has it: the new interval, one incident. */
function as20(replay: Replay, one: unknown): void {
  delete replay.page.incidents;
  replay.page.incident = one;
  assert.equal(replay.page.config.autoRefreshInterval, 300);
}

test('shows the one incident of 2.0, and does not ask for a history', async (t) => {
  const replay = await open(t);
  as20(replay, incident(7, {pin: 1, active: undefined}));
  const {status} = await readStatus(replay.url);
  assert.deepEqual(
    status.incidents?.map(({id, status: word, impact}) => [id, word, impact]),
    [['7', 'investigating', 'major']],
  );
  assert.ok(!replay.requests.some(({route}) => route === 'history'));
  assert.equal(checkOf(status), 'pass');
});

for (const version of ['1.23.17', '2.5.3'] as const) {
  test(`shows none where ${version} has none`, async (t) => {
    const replay = await open(t, {version});
    if (version === '2.5.3') as20(replay, null);
    else replay.page.incident = null;
    const {status} = await readStatus(replay.url);
    assert.deepEqual(status.incidents, []);
    assert.equal(checkOf(status), 'pass');
  });
}

test('shows all pinned incidents of 2.1 and later in their order, then the resolved ones', async (t) => {
  const replay = await open(t);
  replay.page.incidents = [
    incident(5),
    incident(3, {style: 'warning'}),
    incident(2, {style: 'info'}),
  ];
  replay.history.incidents = [
    ...replay.page.incidents,
    incident(4, {pin: false, active: false, lastUpdatedDate: kumaTime(Date.now() - DAY / 2)}),
    incident(1, {pin: false, active: false, createdDate: kumaTime(Date.now() - 400 * DAY)}),
  ];
  const {status} = await readStatus(replay.url);
  const shown = status.incidents?.map(({id, status: word, impact}) => [id, word, impact]) ?? [];
  assert.deepEqual(shown.slice(0, 4), [
    ['5', 'investigating', 'major'],
    ['3', 'investigating', 'minor'],
    ['2', 'investigating', 'none'],
    ['4', 'resolved', 'major'],
  ]);
  const [resolved] = (status.incidents ?? []).slice(3);
  assert.ok(Date.parse(resolved?.updated_at ?? '') > Date.parse(resolved?.created_at ?? ''));
});

for (const [style, impact, word] of [
  ['danger', 'major', 'partial_outage'],
  ['warning', 'minor', 'degraded_performance'],
  ['info', 'none', 'operational'],
  ['primary', 'none', 'operational'],
  ['light', 'none', 'operational'],
  ['some old free text', 'none', 'operational'],
  [null, 'none', 'operational'],
] as const) {
  test(`an incident of the style ${style} has the impact ${impact}, so all that is up is ${word}`, async (t) => {
    const replay = await open(t);
    letAllBeUp(replay);
    replay.page.incidents = [incident(1, {style})];
    const {status} = await readStatus(replay.url);
    assert.equal(status.incidents?.[0]?.impact, impact);
    assert.equal(status.platform_status, word);
  });
}

test('an incident that is unpinned but not resolved is watched for a day, and raises nothing', async (t) => {
  const replay = await open(t);
  letAllBeUp(replay);
  const unpinned = (id: number, hours: number) =>
    incident(id, {pin: false, lastUpdatedDate: kumaTime(Date.now() - hours * 3_600_000)});
  replay.history.incidents = [unpinned(1, 23), unpinned(2, 25)];
  const {status} = await readStatus(replay.url);
  const shown = status.incidents?.map(({id, status: word, impact}) => [id, word, impact]);
  assert.deepEqual(shown, [['1', 'monitoring', 'none']]);
  assert.equal(status.platform_status, 'operational');
});

const maintenance = (replay: Replay, more: object) => ({
  ...replay.page.maintenanceList[0],
  id: 9,
  title: 'Move',
  ...more,
});

for (const [title, more, from, until] of [
  ['without a plan', {timeslotList: []}, null, null],
  [
    'planned once, in local time',
    {
      strategy: 'single',
      timezone: 'Asia/Shanghai',
      timezoneOffset: '+08:00',
      timeslotList: [{startDate: '2026-11-23 10:00:00', endDate: '2026-11-23 12:30:00'}],
    },
    '2026-11-23T02:00:00Z',
    '2026-11-23T04:30:00Z',
  ],
  [
    'planned over a change of the clocks',
    {
      strategy: 'single',
      timezone: 'Europe/Berlin',
      timezoneOffset: '+02:00', // as of now
      timeslotList: [{startDate: '2026-10-24 22:00:00', endDate: '2026-10-25 06:00:00'}],
    },
    '2026-10-24T20:00:00Z',
    '2026-10-25T05:00:00Z',
  ],
  [
    'planned just behind a change of the clocks',
    {
      strategy: 'single',
      timezone: 'America/New_York',
      timezoneOffset: '-04:00',
      timeslotList: [{startDate: '2026-03-08 01:00:00', endDate: '2026-03-08 05:00:00'}],
    },
    '2026-03-08T06:00:00Z',
    '2026-03-08T09:00:00Z',
  ],
  [
    'planned just before a change of the clocks',
    {
      strategy: 'single',
      timezone: 'Australia/Sydney',
      timezoneOffset: '+11:00',
      timeslotList: [{startDate: '2026-04-04 20:00:00', endDate: '2026-04-05 01:00:00'}],
    },
    '2026-04-04T09:00:00Z',
    '2026-04-04T14:00:00Z',
  ],
  [
    'planned in a zone that nobody knows, but for its offset',
    {
      strategy: 'single',
      timezone: 'Mars/Base',
      timezoneOffset: '+02:00',
      timeslotList: [{startDate: '2026-10-24 22:00:00', endDate: null}],
    },
    '2026-10-24T20:00:00Z',
    null,
  ],
  [
    'recurring, in UTC whatever its zone',
    {
      strategy: 'cron',
      timezone: 'Asia/Shanghai',
      timezoneOffset: '+08:00',
      timeslotList: [
        {startDate: '2026-11-23T10:00:00.000Z', endDate: '2026-11-23T11:00:00.000Z'},
        {startDate: '2026-11-24T10:00:00.000Z', endDate: '2026-11-24T11:00:00.000Z'},
      ],
    },
    '2026-11-23T10:00:00Z',
    '2026-11-23T11:00:00Z',
  ],
  [
    'recurring, until its date range ends within a slot',
    {
      strategy: 'recurring-weekday',
      timezone: 'Europe/Berlin',
      timezoneOffset: '+01:00',
      dateRange: ['2026-11-01 00:00:00', '2026-11-23 12:00:00'],
      timeslotList: [{startDate: '2026-11-23T10:30:00.000Z', endDate: '2026-11-23T13:00:00.000Z'}],
    },
    '2026-11-23T10:30:00Z',
    '2026-11-23T11:00:00Z',
  ],
  [
    'planned without an end',
    {
      strategy: 'single',
      timezone: 'America/St_Johns',
      timezoneOffset: '-03:30',
      timeslotList: [{startDate: '2026-11-23 10:00:00', endDate: null}],
    },
    '2026-11-23T13:30:00Z',
    null,
  ],
] as const) {
  test(`shows a running maintenance ${title}`, async (t) => {
    const replay = await open(t);
    replay.page.maintenanceList = [maintenance(replay, more)];
    const {status} = await readStatus(replay.url);
    const [shown] = status.scheduled_maintenances ?? [];
    assert.deepEqual([shown?.id, shown?.name, shown?.status], ['9', 'Move', 'in_progress']);
    const moment = (text: string | null | undefined) => (text ? Date.parse(text) : null);
    assert.equal(moment(shown?.scheduled_for), moment(from));
    assert.equal(moment(shown?.scheduled_until), moment(until));
    assert.deepEqual(shown?.components, []);
  });
}

test('cuts a long text, but no character of it', async (t) => {
  const replay = await open(t);
  const text = `${'a'.repeat(9_999)}😀`;
  replay.page.incidents = [incident(1, {content: text})];
  replay.page.maintenanceList = [maintenance(replay, {description: text})];
  const {incidents = [], scheduled_maintenances = []} = (await readStatus(replay.url)).status;
  const lengths = [...incidents.slice(0, 1), ...scheduled_maintenances].map(
    (it) => it.incident_updates[0]?.body.length,
  );
  assert.deepEqual(lengths, [9_999, 9_999]);
});

const slot = {startDate: '2026-11-23 10:00:00', endDate: '2026-11-23 12:30:00'};
const past = {active: false, lastUpdatedDate: kumaTime(Date.now() - DAY / 2)};

const PLAIN = [['9', null, null]];
// Beside each stand the incident 1 and the maintenance 9 of all.
for (const [title, change, incidents, maintenances] of [
  [
    'a maintenance that ends in the year 10000 of UTC',
    ({page}) =>
      Object.assign(page.maintenanceList[0], {
        timezone: 'America/Bogota',
        timezoneOffset: '-05:00',
        timeslotList: [{...slot, endDate: '9999-12-31 23:59:00'}],
      }),
    ['1'],
    [['9', '2026-11-23T15:00:00.000Z', null]],
  ],
  [
    'a maintenance with an odd plan',
    ({page}) => Object.assign(page.maintenanceList[0], {timeslotList: 'often', description: 5}),
    ['1'],
    PLAIN,
  ],
  ['a maintenance without a title', ({page}) => page.maintenanceList.push({id: 10}), ['1'], PLAIN],
  ['maintenances that are none', ({page}) => (page.maintenanceList = 'none'), ['1'], []],
  [
    'incidents without an id or a title',
    ({page}) => page.incidents.unshift({...incident(2), id: ''}, {...incident(3), title: null}),
    ['1'],
    PLAIN,
  ],
  [
    'an incident with odd details',
    ({page}) => Object.assign(page.incidents[0], {content: 5, style: [], createdDate: {}}),
    ['1'],
    PLAIN,
  ],
  ['incidents that are none', ({page}) => (page.incidents = null), [], PLAIN],
  [
    'an incident of 2.0 that is none',
    (replay) => as20(replay, {...incident(7), id: ''}),
    [],
    PLAIN,
  ],
  [
    'a past incident without an id',
    ({history}) => history.incidents.push({...incident(4, past), id: ''}, incident(5, past)),
    ['1', '5'],
    PLAIN,
  ],
] as [string, (replay: Replay) => unknown, string[], unknown[]][]) {
  test(`publishes all else beside ${title}`, async (t) => {
    const replay = await open(t);
    letAllBeUp(replay);
    replay.page.incidents = [incident(1, {style: 'info'})];
    replay.history.incidents = [];
    replay.page.maintenanceList = [maintenance(replay, {timeslotList: []})];
    change(replay);
    const {status, err} = await dryRun({UPTIME_KUMA_URL: replay.url, ...BY_PAGE});
    assert.deepEqual([status.platform_status, checkOf(status)], ['operational', 'pass']);
    assert.doesNotMatch(err.join('\n'), /Warning|Error/);
    assert.deepEqual(
      status.incidents?.map(({id}) => id),
      incidents,
    );
    assert.deepEqual(
      status.scheduled_maintenances?.map((one) => [one.id, one.scheduled_for, one.scheduled_until]),
      maintenances,
    );
  });
}

test('shows a monitor of several groups once, under the first', async (t) => {
  const replay = await open(t);
  const [core, other] = replay.page.publicGroupList;
  other.monitorList.unshift(core.monitorList[1], core.monitorList[0]);
  const {status} = await readStatus(replay.url);
  const shown = status.components?.map(({id, group}) => [id, group]) ?? [];
  assert.deepEqual(shown.slice(0, 4), [
    ['1', 'Core'],
    ['2', 'Core'],
    ['3', 'Core'],
    ['4', 'Other'],
  ]);
  assert.equal(status.reporting?.total, 10);
});

test('counts a group monitor like any other', async (t) => {
  const replay = await open(t);
  const [group] = replay.page.publicGroupList;
  const [website, api] = group.monitorList;
  replay.page.publicGroupList = [{...group, monitorList: [{...website, type: 'group'}, api]}];
  const {status} = await readStatus(replay.url);
  assert.deepEqual(statusesOf(status), {1: 'operational', 2: 'major_outage'});
});

test('knows nothing by a page without monitors', async (t) => {
  const replay = await open(t);
  const {status} = await readStatus(replay.url, {UPTIME_KUMA_STATUS_PAGE: 'empty'});
  assert.equal(status.platform_status, 'unknown');
  assert.deepEqual(status.reporting, {fresh: 0, total: 0});
  assert.equal(checkOf(status), 'warn noMonitors');
});

test('shows only the monitors it is told to, the missing ones as unknown', async (t) => {
  const replay = await open(t);
  replay.page.incidents = [];
  const env = {...BY_PAGE, UPTIME_KUMA_MONITOR_IDS: '3 1 8 3'};
  replay.page.incidents = [];
  const {status} = await readStatus(replay.url, env);
  assert.deepEqual(statusesOf(status), {1: 'operational', 3: 'operational', 8: 'unknown'});
  assert.deepEqual(status.reporting, {fresh: 2, total: 3});
  assert.equal(status.platform_status, 'operational');
  assert.doesNotMatch(JSON.stringify(status), /Private/);
  const badges = replay.requests.filter(({route}) => route === 'badge').map(({path}) => path);
  assert.deepEqual(new Set(badges.map((path) => path.split('/')[3])), new Set(['1', '3']));
});

test('takes the case of a slug as Uptime Kuma does', async (t) => {
  const replay = await open(t);
  const {status} = await readStatus(replay.url, {UPTIME_KUMA_STATUS_PAGE: 'PUBLIC'});
  assert.equal(status.reporting?.total, 10);
});

test('publishes no addresses, tags, certificates or texts of the page itself', async (t) => {
  const replay = await open(t);
  const [monitor] = replay.page.publicGroupList[0].monitorList;
  Object.assign(monitor, {
    url: 'https://inner.example/marker',
    tags: [{id: 1, monitor_id: 1, tag_id: 1, value: 'marker', name: 'marker', color: '#fff'}],
    certExpiryDaysRemaining: 41,
    validCert: true,
  });
  Object.assign(replay.page.config, {customCSS: 'marker', analyticsId: 'marker'});
  replay.heartbeat.heartbeatList[1][0].msg = 'marker';
  const {status} = await readStatus(replay.url);
  assert.doesNotMatch(JSON.stringify(status), /marker|inner\.example|127\.0\.0\.1|cert/i);
});
