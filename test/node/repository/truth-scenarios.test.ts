import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {z} from 'zod';
import {KINDS, type Scenario} from '../../support/truth/scenario.js';
import {duration, fillTimes} from '../../support/truth/times.js';
import schema from '../../fixtures/truth/scenario.schema.json' with {type: 'json'};

const folder = new URL('../../fixtures/truth/', import.meta.url);
const scenarioSchema = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const FILES = readdirSync(folder).filter((file) => /^[^.]+\.json$/.test(file));
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario;

for (const file of FILES) {
  test(`the scenario ${file} obeys its schema, and its times go forward`, () => {
    const {success, error} = scenarioSchema.safeParse(read(file));
    assert.ok(success, error?.message);
    const {kind, clock, timeline} = read(file);
    const dated = fillTimes(JSON.stringify(timeline), Date.parse(clock));
    assert.doesNotMatch(dated, /\{T/, 'every time has a form that the runner knows');
    assert.ok(file.startsWith(`${kind}-`), 'it is named after its kind');
    assert.equal(timeline[0]!.at, '0s');
    assert.ok(timeline[0]!.answer, 'the origin answers from the start');
    assert.ok(timeline.at(-1)!.expect, 'it ends with what a reader sees');
    let now = 0;
    for (const {at, sleep = '0s'} of timeline) {
      assert.ok(duration(at) >= now, `${at} is not over before it comes`);
      now = duration(at) + duration(sleep);
    }
  });
}

test('no two scenarios have the same title', () => {
  const titles = FILES.map((file) => read(file).title);
  assert.equal(new Set(titles).size, titles.length);
});

test('the schema of scenarios refuses what it does not know', () => {
  const good = read(FILES[0]!);
  const [first] = good.timeline;
  for (const wrong of [
    {...good, kind: 'other'},
    {...good, because: 'no reason'},
    {...good, timeline: [first]},
    {...good, timeline: [first, {at: '1 minute', expect: 'none'}]},
    {...good, timeline: [first, {at: '1m', expect: 'unknown'}]},
    {
      ...good,
      timeline: [
        {...first, answer: {network: 'slow'}},
        {at: '1m', expect: 'none'},
      ],
    },
  ]) {
    assert.equal(scenarioSchema.safeParse(wrong).success, false, JSON.stringify(wrong));
  }
});

test('the schema of scenarios has the kinds that the runner knows', () => {
  assert.deepEqual(schema.properties.kind.enum, KINDS);
});

test('times of a scenario become dates around its start, in every form that it names', () => {
  const start = Date.parse('2028-02-29T23:00:00Z');
  for (const [time, date] of [
    ['{T}', '2028-02-29T23:00:00Z'],
    ['{T+2h}', '2028-03-01T01:00:00Z'],
    ['{T-5m} and {T-1d}', '2028-02-29T22:55:00Z and 2028-02-28T23:00:00Z'],
    ['{T+90s local}', '2028-02-29T23:01:30'],
    ['{T +05:30}', '2028-03-01T04:30:00+05:30'],
    ['{T-7h -07:00}', '2028-02-29T09:00:00-07:00'],
    ['{T http}', 'Tue, 29 Feb 2028 23:00:00 GMT'],
    ['{"T": "{tea}"}', '{"T": "{tea}"}'],
  ] as const) {
    assert.equal(fillTimes(time, start), date);
  }
  assert.throws(() => duration('5 minutes'), /"5 minutes" is not a duration/);
});
