import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import type {OutputName} from '../../../generator/config/outputs.js';
import {build, type Readings} from '../../../generator/rules/build.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import {CHECK_OUTPUTS, type CheckOutput} from '../../../generator/errors/check-outputs.js';
import {ReadError} from '../../../generator/errors/read-error.js';
import {statusSchema} from '../../../generator/document/schema.js';
import {
  backup,
  beat,
  HOUR,
  incident,
  iso,
  reading,
  maintenance,
  MINUTE,
  component,
  NOW,
  SECOND,
} from '../../support/publisher/readings.js';

const CONFIG = {outputs: [], page: {name: 'Elytra'}, staleAfter: 30 * MINUTE};
const ZERO = {last_24h: 0, last_7d: 0, last_30d: 0};
const read = (given: Partial<Readings> = {}) =>
  build({monitoring: reading(), backups: [], ...given}, CONFIG, NOW);
const failed = (output: CheckOutput, options?: ErrorOptions) =>
  new ReadError(output, 'connect ECONNREFUSED kuma.inner.example:3001', options);
/** As it leaves the house. */
const published = (given?: Partial<Readings>) => JSON.parse(JSON.stringify(read(given)));

test('states its version, its time, its deadline and its maker', () => {
  const {schema_version, updated_at, stale_after, page, publisher} = published();
  assert.deepEqual(
    {schema_version, updated_at, stale_after, page, publisher},
    {
      schema_version: 1,
      updated_at: iso(NOW),
      stale_after: iso(NOW + 30 * MINUTE),
      page: {name: 'Elytra'},
      publisher: {
        name: 'elytra-status',
        checks: {uptime_kuma: {status: 'pass', time: iso(NOW)}},
      },
    },
  );
});

test('lists components in order, with status, evidence and uptime of each', () => {
  const read = [
    component({id: '7', name: 'API', group: 'Core', beats: [beat('major_outage', 20 * SECOND)]}),
    component({id: '3', uptime: {last_24h: 99.996, last_7d: null, last_30d: 99.5}}),
    component({id: '5', beats: []}),
  ];
  const {components, reporting, platform_status, uptime} = published({
    monitoring: reading({components: read}),
  });
  const none = {last_24h: null, last_7d: null, last_30d: null};
  assert.deepEqual(components[0], {
    id: '7',
    name: 'API',
    group: 'Core',
    position: 0,
    status: 'major_outage',
    observed_at: iso(NOW - 20 * SECOND),
    uptime: {last_24h: 100, last_7d: 99.99, last_30d: 99.99},
  });
  assert.deepEqual(components[1].uptime, {last_24h: 99.99, last_7d: null, last_30d: 99.5});
  const {status, observed_at, uptime: figures} = components[2];
  assert.deepEqual([status, observed_at, figures], ['unknown', undefined, none]);
  assert.deepEqual([platform_status, reporting], ['partial_outage', {fresh: 2, total: 3}]);
  assert.deepEqual(uptime.coverage, {last_24h: 66.66, last_7d: 33.33, last_30d: 66.66});
});

test('says unknown and nothing else of a source that could not be read', () => {
  const result = published({monitoring: failed('unreachable'), backups: [backup()]});
  assert.equal(result.platform_status, 'unknown');
  assert.deepEqual(result.reporting, {fresh: 0, total: 0});
  assert.deepEqual(result.uptime, {...ZERO, coverage: ZERO});
  for (const part of ['components', 'incidents', 'scheduled_maintenances', 'observed_at']) {
    assert.ok(!(part in result), part);
  }
  assert.equal(result.backups.last_backup_status, 'success');
  assert.deepEqual(
    [result.publisher.checks.uptime_kuma.status, result.publisher.checks.backups.status],
    ['fail', 'pass'],
  );
});

test('leaves the platform intact when backups could not be read', () => {
  const {backups, ...result} = published({
    backups: [backup({newest: null, error: failed('backupUnreadable')})],
  });
  assert.deepEqual([backups.last_backup_status, backups.last_backup_time], ['unknown', null]);
  assert.equal(result.platform_status, 'operational');
  assert.equal(result.publisher.checks.backups.status, 'fail');
  assert.equal(result.publisher.checks.uptime_kuma.status, 'pass');
});

test('has no backup part where none are configured', () => {
  assert.doesNotMatch(JSON.stringify(published()), /backups/);
});

test('is unknown over a page without components', () => {
  assert.equal(published({monitoring: reading({components: []})}).platform_status, 'unknown');
});

test('is unknown when heartbeats have stopped, however new the document', () => {
  const {platform_status, updated_at, observed_at} = published({
    monitoring: reading({components: [component({beats: [beat('operational', HOUR)]})]}),
  });
  assert.deepEqual(
    [platform_status, updated_at, observed_at],
    ['unknown', iso(NOW), iso(NOW - HOUR)],
  );
});

for (const [name, ages, expected] of [
  ['the newest of all', [MINUTE, 5 * SECOND, HOUR], iso(NOW - 5 * SECOND)],
  ['never after the document itself', [MINUTE, -2 * SECOND], iso(NOW)],
  ['never by a beat that is not believed', [MINUTE, -6 * MINUTE], iso(NOW - MINUTE)],
  ['absent when only such beats are there', [-6 * MINUTE], undefined],
  ['absent when no time can be read', [NaN], undefined],
] as const) {
  test(`observed_at is ${name}`, () => {
    const components = ages.map((age, id) =>
      component({id: `${id}`, beats: [beat('operational', age)]}),
    );
    assert.equal(published({monitoring: reading({components})}).observed_at, expected);
  });
}

test('a component does not claim evidence from a beat that is not believed', () => {
  const read = [component({beats: [beat('operational', -HOUR)]})];
  const [first] = published({monitoring: reading({components: read})}).components;
  assert.deepEqual([first.status, first.observed_at], ['unknown', undefined]);
});

test('has no observed_at where the source tells no times', () => {
  const read = [component({beats: [{status: 'operational', time: null}]})];
  const result = published({
    monitoring: reading({components: read, warnings: [failed('beatTimes')]}),
  });
  assert.deepEqual([result.observed_at, result.platform_status], [undefined, 'operational']);
  assert.deepEqual(result.publisher.checks.uptime_kuma, {
    status: 'warn',
    time: iso(NOW),
    output: CHECK_OUTPUTS.beatTimes,
  });
});

test('says of a failure only a sentence from the fixed list', () => {
  for (const output of Object.keys(CHECK_OUTPUTS) as CheckOutput[]) {
    const error = failed(output, {cause: new Error('inner cause')});
    for (const given of [
      {monitoring: error},
      {monitoring: reading({warnings: [error]})},
      {backups: [backup({name: 'files', newest: null, error})]},
    ]) {
      const result = published(given);
      const outputs = Object.values<{output?: string}>(result.publisher.checks).flatMap(
        (check) => check.output ?? [],
      );
      assert.deepEqual(outputs, [CHECK_OUTPUTS[output]]);
      assert.doesNotMatch(JSON.stringify(result), /inner|ECONN|:3001/);
    }
  }
});

test('publishes no bucket, key or size of a backup', () => {
  const result = published({backups: [backup({newest: {time: NOW, size: 987_654_321}})]});
  assert.doesNotMatch(JSON.stringify(result), /inner|987654321|us-east-1/);
});

test('says of no maintenance whom it covers where the source does not say', () => {
  const components = [component(), component({id: '4', beats: [beat('under_maintenance')]})];
  const said = reading({components, maintenances: [maintenance('a')]});
  const result = published({monitoring: said});
  assert.equal(result.platform_status, 'operational');
  assert.deepEqual(result.scheduled_maintenances[0].components, []);
});

test('writes what the schema allows, whatever was read', () => {
  const odd = component({id: '2', beats: [{status: 'unknown', time: NaN}], name: ''});
  for (const monitoring of [
    reading(),
    reading({components: []}),
    reading({components: [odd]}),
    failed('timeout'),
    reading({incidents: [incident], maintenances: [maintenance('a')]}),
  ]) {
    for (const backups of [[], [backup()], [backup({newest: null})]]) {
      const result = published({monitoring, backups});
      assert.deepEqual(statusSchema.parse(result), result);
    }
  }
});

test('an open incident makes the word worse, however well the components are', () => {
  const result = published({monitoring: reading({incidents: [incident]})});
  assert.deepEqual(result.incidents, [incident]);
  assert.equal(result.platform_status, 'partial_outage');
  assert.equal(result.components[0].status, 'operational');
});

test('names the feed where one is written beside the document', () => {
  const readings = {monitoring: reading(), backups: []};
  const history = emptyHistory('id', new Date(NOW).toISOString());
  const feedOf = (outputs: OutputName[], known?: History) =>
    build(readings, {...CONFIG, outputs}, NOW, known).feed;
  assert.equal(feedOf(['feed'], history), 'feed.xml');
  assert.equal(feedOf(['html'], history), undefined);
  // Without a history no feed is written.
  assert.equal(feedOf(['feed']), undefined);
});
