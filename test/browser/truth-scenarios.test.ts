import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import '../../embed/define.js';
import {judge, type Adapter} from '../support/truth/judge.js';
import {KINDS, type Kind, type Scenario} from '../support/truth/scenario.js';
import {AGELESS} from '../support/truth/stand-ins/ageless.js';
import {FAIL_OPEN} from '../support/truth/stand-ins/fail-open.js';
import {MUTE} from '../support/truth/stand-ins/mute.js';
import './reportable.js';

const SCENARIOS = (await (await fetch('/__test__/truth')).json()) as Record<string, Scenario>;

const OURS: Adapter = {
  mount(src, place) {
    place.innerHTML = `<elytra-status src="${src}" refresh-seconds="60"></elytra-status>`;
  },
  says: {
    operational: /^Platform Status: Operational$/m,
    degraded_performance: /^Platform Status: Degraded performance$/m,
    partial_outage: /^Platform Status: Partial outage$/m,
    major_outage: /^Platform Status: Major outage$/m,
    under_maintenance: /^Platform Status: Under maintenance$/m,
  },
  waits: /^Loading status$/m,
};

beforeEach(() => {
  sinon.stub(console, 'error'); // the card names what it could not fetch
});
afterEach(() => sinon.restore());

describe('the card tells the truth', () => {
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    it(`${name}: ${scenario.title}`, async () => {
      expect(await judge(scenario, OURS)).to.deep.equal([]);
    });
  }
});

const ALL = 'all of them';
type Convicting = Partial<Record<Kind, typeof ALL | string[]>>;

/** A widget that is wrong, and the scenarios that must say so. */
const STAND_INS: [what: string, adapter: Adapter, convicting: Convicting][] = [
  ['that ignores age', AGELESS, {age: ALL, clock: ALL, cache: ALL}],
  [
    'that fails open',
    FAIL_OPEN,
    {
      age: ['then-404', 'then-500', 'then-half', 'then-hanging', 'then-html', 'then-refused'],
      clock: [
        'dated-ahead',
        'dated-ahead-for-years',
        'hour-slow',
        'set-back',
        'sleep-hanging',
        'sleep-offline',
      ],
      cache: ['older-after-newer'],
      word: ALL,
      document: ALL,
      failure: ALL,
    },
  ],
  [
    'that never says anything',
    MUTE,
    {
      claim: ALL,
      age: [
        'outage-while-open',
        'stale-after-in-a-year',
        'that-ends',
        'then-404',
        'then-500',
        'then-half',
        'then-hanging',
        'then-html',
        'then-refused',
        'while-open',
        'while-open-short',
        'without-stale-after',
      ],
      clock: ['set-back', 'set-forward', 'set-right', 'sleep-hanging', 'sleep-offline'],
      cache: ['not-modified', 'older-after-newer'],
      word: ['monitor-freezes'],
      failure: ['during-an-outage', 'that-ends'],
    },
  ],
];

const namesOf = (kind: Kind): string[] =>
  Object.keys(SCENARIOS).filter((name) => SCENARIOS[name]!.kind === kind);

const namesIn = (convicting: Convicting): string[] =>
  KINDS.flatMap((kind) => {
    const names = convicting[kind] ?? [];
    return names === ALL ? namesOf(kind) : names.map((name) => `${kind}-${name}`);
  });

describe('a widget', () => {
  for (const [what, adapter, convicting] of STAND_INS) {
    for (const kind of KINDS) {
      it(`${what} is convicted by just the scenarios that are meant for it: ${kind}`, async () => {
        const convicted: string[] = [];
        for (const name of namesOf(kind)) {
          if ((await judge(SCENARIOS[name]!, adapter)).length) convicted.push(name);
        }
        expect(convicted.sort()).to.deep.equal(namesIn({[kind]: convicting[kind]}).sort());
      });
    }
  }

  it('that is wrong is known to every scenario', () => {
    const known = new Set(STAND_INS.flatMap(([, , convicting]) => namesIn(convicting)));
    expect([...known].sort()).to.deep.equal(Object.keys(SCENARIOS).sort());
  });

  for (const [what, html, seen] of [
    ['shows nothing', '<img alt="All is well" />', 'blank'],
    ['says nothing in green', '<p style="color: green">No news</p>', 'green'],
    [
      'says several things',
      '<p>All systems are operational</p><p>Major outage</p>',
      'operational and major_outage',
    ],
    ['loads for ever', '<p>Loading</p>', 'waiting'],
  ] as const) {
    it(`that ${what} is convicted of that`, async () => {
      const mount = (_: string, place: HTMLElement) => (place.innerHTML = html);
      const [conviction] = await judge(SCENARIOS['failure-404']!, {...MUTE, mount});
      expect(conviction).to.include({at: '2s', seen});
    });
  }
});
