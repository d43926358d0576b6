import assert from 'node:assert/strict';
import {test} from 'node:test';
import {freshness} from '../../../embed/contract/freshness.js';
import {parseHistory} from '../../../embed/contract/parse-history.js';
import {parse} from '../../../embed/contract/parse.js';
import historySchema from '../../../embed/contract/history.schema.json' with {type: 'json'};
import {sample} from '../../../generator/commands/sample/sample.js';
import {statusSchema} from '../../../generator/document/schema.js';
import {DAY_SECONDS} from '../../../embed/contract/history.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';

async function printed(...argv: string[]): Promise<string> {
  const {code, out, err} = await runPublisher(argv, {});
  assert.deepEqual([code, err], [0, []]);
  return out.join('\n');
}

test('sample prints a fresh and valid document, with all that a card can show of a good day', async () => {
  const text = await printed('sample');
  statusSchema.parse(JSON.parse(text));
  const status = parse(text)!;
  assert.equal(freshness(status).state, 'operational');
  assert.deepEqual(status.incidents, []);
  assert.equal(status.backups?.last_backup_status, 'success');
  assert.equal(status.backups?.series?.length, 2);
  assert.deepEqual(status.reporting, {fresh: 4, total: 4});
  assert.ok(status.history);
});

test('sample --incident prints one of a day on which a component is down and an incident is open', async () => {
  const status = parse(await printed('sample', '--incident'))!;
  assert.equal(freshness(status).state, 'partial_outage');
  assert.deepEqual(
    status.components
      ?.map(({status: word}) => word)
      .sort()
      .slice(0, 2),
    ['major_outage', 'operational'],
  );
  assert.deepEqual(
    status.incidents?.map(({impact, status: word}) => [impact, word]),
    [['major', 'investigating']],
  );
  const history = parseHistory(await printed('sample', '--history', '--incident'))!;
  assert.equal(history.changes[0]?.to, 'partial_outage');
  assert.ok(history.components.find(({name}) => name === 'API')?.outages[0]);
});

test('sample --history prints a history of the same days and components', async () => {
  const history = parseHistory(await printed('sample', '--history'))!;
  const status = parse(await printed('sample'))!;
  assert.equal(history.first_day, status.history?.first_day);
  assert.deepEqual(
    history.components.map(({id, name}) => [id, name]),
    status.components?.map(({id, name}) => [id, name]),
  );
});

for (const now of ['2026-11-30T00:00:00Z', '2026-03-01T23:59:59Z', '2028-02-29T12:34:56Z']) {
  test(`is a life with an outage, a maintenance and a gap, as of ${now}`, () => {
    const {status, history} = sample(Date.parse(now));
    assert.equal(status.platform_status, 'operational');
    assert.equal(status.uptime.last_24h, 100);
    assert.ok(status.uptime.last_30d < 100);
    const days = history.components.flatMap((one) => one.days);
    assert.ok(days.some(([, , down]) => down));
    assert.ok(days.some(([, , , maintained]) => maintained));
    assert.ok(days.some((day) => day.length === 0));
    assert.ok(history.components.some(({outages}) => outages.length));
    const longest = Math.max(...days.map((day) => day.reduce((sum, part) => sum + part, 0)));
    assert.equal(longest, DAY_SECONDS);
  });
}

test('schema --history prints the JSON Schema of the history, as the package has it', async () => {
  assert.deepEqual(JSON.parse(await printed('schema', '--history')), historySchema);
});
