import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {History, HistoryRecord, Seconds} from '../../../embed/contract/history.js';
import type {PlatformStatus} from '../../../embed/contract/status.js';
import {recordOf} from '../../../embed/page/bars.js';
import {isTrouble, stripView} from '../../../embed/page/strip-view.js';
import {languageOf} from '../../../embed/text/languages.js';
import {DAY, HOUR, iso} from '../../support/publisher/readings.js';
import '../../../embed/lang/de.js';
import '../../../embed/lang/ja.js';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const FIRST = NOW - 12 * HOUR - 89 * DAY;
const FULL: Seconds = [86_400];

interface Given {
  /** By how many days ago. */
  days?: Record<number, Seconds>;
  since?: number;
  word?: PlatformStatus | null;
  lang?: string;
  exact?: boolean;
  incident?: string;
}

function viewOf({days = {}, since = FIRST, word = 'operational', lang, exact, incident}: Given) {
  const record: HistoryRecord = {
    since: iso(since),
    through: iso(NOW),
    hours: [],
    days: Array.from(
      {length: 90},
      (_, index) => days[89 - index] ?? (index < 89 ? FULL : [43_200]),
    ),
  };
  const history = {updated_at: iso(NOW), first_day: iso(FIRST).slice(0, 10)} as History;
  const [locale, messages] = languageOf(lang);
  const incidents = incident
    ? [
        {
          id: '1',
          name: incident,
          impact: 'major',
          status: 'resolved',
          incident_updates: [],
        } as const,
      ]
    : [];
  const dated = incidents.map((one) => ({
    ...one,
    incident_updates: [],
    created_at: iso(NOW - DAY),
  }));
  const options = {now: NOW, locale, messages, exact};
  const view = stripView('API', history, [{record, word}], options, dated)!;
  return {...view, ...view.words()};
}

const sentence = (seconds: Seconds, given: Given = {}): string => {
  const view = viewOf({...given, days: {20: seconds}});
  return view.sentence(view.days.at(-21)!);
};

describe('the sentence of a day', () => {
  for (const [seconds, expected] of [
    [[86_400], '10 Nov: Operational'],
    [[74_880, 0, 720], '10 Nov: down for 12 minutes, not observed by us for 3 hours'],
    [[79_200, 1_200, 6_000], '10 Nov: down for 1 hour 40 minutes, degraded for 20 minutes'],
    [[86_355, 0, 45], '10 Nov: down for 45 seconds'],
    [[86_340, 0, 0, 60], '10 Nov: under maintenance for 1 minute'],
    [[86_350], '10 Nov: Operational'],
    [[], '10 Nov: not observed by us for 24 hours'],
  ] as const) {
    test(expected, () => assert.equal(sentence([...seconds]), expected));
  }

  test('before the first report says that there is no data', () => {
    const view = viewOf({since: NOW - DAY, days: Object.fromEntries(emptyUntil(1))});
    assert.equal(view.sentence(view.days[0]!), '2 Sept: no data');
  });

  test('of today says the current word where that is worse', () => {
    const view = viewOf({word: 'partial_outage'});
    assert.equal(view.sentence(view.days.at(-1)!), '30 Nov: Partial outage');
  });

  test('names the incident that was declared', () => {
    const view = viewOf({incident: 'Slow answers'});
    assert.equal(view.sentence(view.days.at(-2)!), '29 Nov: Slow answers');
  });

  test('has the words, numbers and commas of its language', () => {
    const seconds = [74_880, 0, 720];
    assert.equal(
      sentence(seconds, {lang: 'de'}),
      '10. Nov.: ausgefallen für 12 Minuten, von uns nicht beobachtet für 3 Stunden',
    );
    assert.match(sentence(seconds, {lang: 'ja'}), /^11月10日: 停止 12 分、/);
  });
});

const emptyUntil = (ago: number) =>
  Array.from({length: 90 - ago}, (_, index): [number, Seconds] => [89 - index, []]);

describe('a strip', () => {
  test('is summed up in a sentence', () => {
    assert.equal(viewOf({}).summary, 'API, last 90 days: 100 percent uptime');
    const {summary} = viewOf({
      days: {3: [86_000, 0, 400], 4: [80_000, 0, 6_400], 60: [], 61: []},
    });
    assert.equal(
      summary,
      'API, last 90 days: 99.91 percent uptime of 97% observed, 2 days with outages, 2 days not observed',
    );
  });

  test('counts an outage of the moment before it is in the record', () => {
    assert.match(viewOf({word: 'major_outage'}).summary, /, 1 day with outages$/);
  });

  test('rounds down, and says how much was observed under 99 percent', () => {
    assert.equal(viewOf({days: {5: [86_399, 0, 1]}}).uptime, '99.99% uptime');
    assert.equal(viewOf({days: {5: []}}).uptime, '100.0% uptime of 98% observed');
  });

  test('that was observed for less than half of the time is not measured', () => {
    assert.equal(viewOf({days: Object.fromEntries(emptyUntil(40))}).uptime, 'Not measured');
  });

  test('that only was under maintenance is not measured', () => {
    const since = NOW - DAY;
    const days = {...Object.fromEntries(emptyUntil(2)), 1: [0, 0, 0, 43_200], 0: [0, 0, 0, 43_200]};
    assert.equal(viewOf({since, days}).uptime, 'Not measured');
  });

  test('has captions at its ends: ages for a reader with a clock, dates without one', () => {
    const ends = (given: Given) => [viewOf(given).from, viewOf(given).to];
    assert.deepEqual(ends({}), ['90 days ago', 'Today']);
    assert.deepEqual(ends({exact: true}), ['2 Sept', '30 Nov']);
    assert.deepEqual(ends({since: Date.parse('2026-09-10T08:12:00Z')}), ['since 10 Sept', 'Today']);
    assert.deepEqual(ends({lang: 'de'}), ['vor 90 Tagen', 'Heute']);
  });

  test('knows its days with trouble', () => {
    const {days} = viewOf({
      days: {1: [80_000, 6_400], 2: [], 3: [86_399, 0, 1], 4: [0, 0, 0, 86_400], 5: [86_399, 1]},
    });
    const trouble = days.filter(isTrouble).map(({time}) => iso(time).slice(0, 10));
    assert.deepEqual(trouble, ['2026-11-25', '2026-11-27', '2026-11-29']);
  });
});

test('the record of each of a thousand components is found without a search', () => {
  let reads = 0;
  const components = Array.from({length: 1000}, (_, index) => ({
    get id() {
      reads++;
      return `${index}`;
    },
  }));
  const history = {components} as unknown as History;
  for (const [index, one] of components.entries()) {
    assert.equal(recordOf(history, `${index}`), one);
  }
  assert.equal(reads, 1000);
});
