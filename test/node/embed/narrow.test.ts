import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {freshness} from '../../../embed/contract/freshness.js';
import {narrow, type Scope} from '../../../embed/contract/narrow.js';
import {parse} from '../../../embed/contract/parse.js';
import {platformStatus} from '../../../embed/contract/platform-status.js';
import {
  PLATFORM_STATUSES,
  type Component,
  type PlatformStatus,
  type ScheduledMaintenance,
  type Status,
} from '../../../embed/contract/status.js';
import {randomOf} from '../../support/documents/random.js';

const NONE = {last_24h: null, last_7d: null, last_30d: null};

const component = (
  id: string,
  name: string,
  status: PlatformStatus = 'operational',
  fields: Partial<Component> = {},
): Component => ({id, name, group: null, position: 0, status, uptime: NONE, ...fields});

const documentOf = (components: Component[], fields: Partial<Status> = {}): Status =>
  parse({
    updated_at: '2025-11-10T15:30:00Z',
    stale_after: '2025-11-10T16:00:00Z',
    platform_status: 'partial_outage',
    reporting: {fresh: 3, total: 9},
    uptime: {last_24h: 1, last_7d: 2, last_30d: 3},
    backups: {last_backup_status: 'failed', last_backup_time: null},
    components,
    ...fields,
  })!;

const SHOP = documentOf([
  component('1', 'Shop', 'operational', {group: 'Sales'}),
  component('2', 'API', 'major_outage', {group: 'Sales'}),
  component('3', 'API', 'operational', {group: 'Inside'}),
  component('4', 'A|B', 'degraded_performance'),
  component('5', '1', 'under_maintenance'),
]);

/** Who is spoken of, and what is missing. */
function spokenOf(scope: Scope, document = SHOP) {
  const {status, names, missing} = narrow(document, scope)!;
  return {ids: status.components!.map(({id}) => id), names, missing, word: status.platform_status};
}

describe('a card that speaks of some components', () => {
  for (const [what, scope, ids, names, missing, word] of [
    ['an id', {component: '2'}, ['2'], ['API'], [], 'major_outage'],
    ['a name', {component: 'Shop'}, ['1'], ['Shop'], [], 'operational'],
    ['an id before a name', {component: '1'}, ['1'], ['Shop'], [], 'operational'],
    ['several', {component: '1|4'}, ['1', '4'], ['Shop', 'A|B'], [], 'degraded_performance'],
    [
      'several with spaces',
      {component: ' Shop | 2 |'},
      ['1', '2'],
      ['Shop', 'API'],
      [],
      'partial_outage',
    ],
    ['one named twice', {component: 'Shop|1'}, ['1'], ['Shop'], [], 'operational'],
    [
      'a name that holds the separator',
      {component: 'A|B'},
      ['4'],
      ['A|B'],
      [],
      'degraded_performance',
    ],
    ['a group', {group: 'Sales'}, ['1', '2'], ['Sales'], [], 'partial_outage'],
    ['groups', {group: 'Sales|Inside'}, ['1', '2', '3'], ['Sales', 'Inside'], [], 'partial_outage'],
    [
      'a name within a group',
      {component: 'API', group: 'Inside'},
      ['3'],
      ['API'],
      [],
      'operational',
    ],
    ['an ambiguous name', {component: 'API'}, [], ['API'], ['API'], 'unknown'],
    ['what is not there', {component: 'Mail'}, [], ['Mail'], ['Mail'], 'unknown'],
    ['another spelling', {component: 'shop'}, [], ['shop'], ['shop'], 'unknown'],
    [
      'one that is there and two that are not',
      {component: 'Shop|X|Y'},
      ['1'],
      ['Shop', 'X', 'Y'],
      ['X', 'Y'],
      'unknown',
    ],
    ['no such group', {group: 'Mail'}, [], ['Mail'], ['Mail'], 'unknown'],
    [
      'no such group, with a component of another',
      {component: 'Shop', group: 'Mail'},
      [],
      ['Shop'],
      ['Mail', 'Shop'],
      'unknown',
    ],
    [
      'what every object has',
      {component: 'constructor', group: null},
      [],
      ['constructor'],
      ['constructor'],
      'unknown',
    ],
  ] as const) {
    test(`finds ${what}`, () => {
      assert.deepEqual(spokenOf(scope), {ids, names, missing, word});
    });
  }

  for (const scope of [
    {},
    {component: ''},
    {component: ' | '},
    {component: null, group: undefined},
  ]) {
    test(`speaks of the platform where nothing is chosen: ${JSON.stringify(scope)}`, () => {
      assert.equal(narrow(SHOP, scope), null);
    });
  }

  test('takes what a framework may pass', () => {
    assert.deepEqual(spokenOf({component: 2 as unknown as string}).ids, ['2']);
  });

  test('finds nothing in a document without components, nor by two of one id', () => {
    const {components: _, ...bare} = SHOP;
    assert.equal(spokenOf({component: 'Shop'}, bare).word, 'unknown');
    const twice = documentOf([component('1', 'A'), component('1', 'B')]);
    assert.deepEqual(spokenOf({component: '1'}, twice).missing, ['1']);
  });

  test('has the word of the same rule as the platform, whatever the components', () => {
    const random = randomOf(7);
    for (let round = 0; round < 300; round++) {
      const words = Array.from({length: 1 + random.below(6)}, () => random.pick(PLATFORM_STATUSES));
      const document = documentOf(words.map((word, index) => component(`${index}`, 'X', word)));
      const chosen = words.map((_, index) => index).filter(() => random.chance(0.6));
      if (!chosen.length) continue;
      const {status} = narrow(document, {component: chosen.join('|')})!;
      const mine = chosen.map((index) => words[index]!);
      assert.equal(status.platform_status, platformStatus(mine));
      assert.deepEqual(status.reporting, {
        fresh: mine.filter((word) => word !== 'unknown').length,
        total: mine.length,
      });
    }
  });

  test('counts what is missing as one that does not report', () => {
    const {status} = narrow(SHOP, {component: 'Shop|Mail'})!;
    assert.equal(status.platform_status, 'operational');
    assert.deepEqual(status.reporting, {fresh: 1, total: 2});
  });

  test('has the mean of their figures, and none where none has one', () => {
    const document = documentOf([
      component('1', 'A', 'operational', {uptime: {last_24h: 100, last_7d: 99.98, last_30d: null}}),
      component('2', 'B', 'operational', {uptime: {last_24h: 50, last_7d: null, last_30d: null}}),
    ]);
    assert.deepEqual(narrow(document, {component: '1|2'})!.status.uptime, {
      last_24h: 75,
      last_7d: 99.98,
      last_30d: 0,
      coverage: {last_24h: 100, last_7d: 50, last_30d: 0},
    });
    const {uptime} = narrow(document, {component: '3'})!.status;
    assert.deepEqual(uptime.coverage, {last_24h: 0, last_7d: 0, last_30d: 0});
  });

  test('is named an incident of the page, and keeps its word', () => {
    const incidents: Status['incidents'] = [
      {id: 'a', name: 'Mail', status: 'investigating', impact: 'major', incident_updates: []},
    ];
    const {status} = narrow(documentOf(SHOP.components!, {incidents}), {component: 'Shop'})!;
    assert.deepEqual(
      status.incidents?.map(({name}) => name),
      ['Mail'],
    );
    assert.equal(status.platform_status, 'operational');
  });

  test('has the maintenance that names one of them, or nobody', () => {
    const maintenance = (id: string, components: string[]): ScheduledMaintenance => ({
      id,
      name: id,
      status: 'in_progress',
      impact: 'maintenance',
      incident_updates: [],
      scheduled_for: null,
      scheduled_until: null,
      components,
    });
    const document = documentOf(SHOP.components!, {
      scheduled_maintenances: [
        maintenance('all', []),
        maintenance('api', ['2', '9']),
        maintenance('inner', ['3']),
      ],
    });
    const idsFor = (component: string) =>
      narrow(document, {component})!.status.scheduled_maintenances!.map(({id}) => id);
    assert.deepEqual(idsFor('2'), ['all', 'api']);
    assert.deepEqual(idsFor('Mail'), ['all']);
  });

  test('has no backups, and the times of the document', () => {
    const {status} = narrow(SHOP, {component: 'Shop'})!;
    assert.equal(status.backups, undefined);
    const stateAt = (time: string) => freshness(status, Date.parse(time)).state;
    assert.equal(stateAt('2025-11-10T15:59:59Z'), 'operational');
    assert.equal(stateAt('2025-11-10T16:00:00Z'), 'stale');
    assert.equal(stateAt('2025-11-10T15:24:00Z'), 'unknown');
  });

  test('leaves the document as it was', () => {
    const before = structuredClone(SHOP);
    narrow(SHOP, {component: 'A|B', group: 'Sales'});
    assert.deepEqual(SHOP, before);
  });
});
