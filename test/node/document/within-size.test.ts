import assert from 'node:assert/strict';
import {it} from 'node:test';
import {readText} from '../../../embed/contract/read-text.js';
import {parse} from '../../../embed/contract/parse.js';
import {
  MAX_DOCUMENT_SIZE,
  type Component,
  type Incident,
  type PlatformStatus,
  type Status,
} from '../../../embed/contract/status.js';
import {toJson} from '../../../generator/document/to-json.js';
import {withinSize} from '../../../generator/document/within-size.js';
import {documentOf} from '../../support/publisher/status-server.js';

const incident = (id: number, status: Incident['status'], body = 'ä'): Incident => ({
  id: `${id}`,
  name: `Incident ${id}`,
  status,
  impact: 'none',
  incident_updates: [{status, body}],
});
const component = (id: number, status: PlatformStatus = 'operational'): Component => ({
  id: `${id}`,
  name: `Monitor ${id}`,
  group: 'Core',
  position: id,
  status,
  uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
});
const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({length: count}, (_, index) => make(index));

/** What is left of it, and the warning; readers must take it. */
async function cut(change: Partial<Status>) {
  const warnings: string[] = [];
  const status = withinSize(documentOf(0, change), (warning) => warnings.push(warning));
  const json = toJson(status);
  assert.ok(Buffer.byteLength(json) <= MAX_DOCUMENT_SIZE);
  const reader = new Blob([json]).stream().getReader();
  assert.deepEqual(parse(await readText(reader)), parse(json));
  return {status, warnings};
}

it('leaves a document alone that readers take', async () => {
  const change = {components: many(2_000, component), incidents: [incident(1, 'resolved')]};
  const {status, warnings} = await cut(change);
  assert.deepEqual([status.components, status.incidents], [change.components, change.incidents]);
  assert.deepEqual(warnings, []);
});

it('leaves out past incidents first', async () => {
  const incidents = [
    incident(1, 'investigating'),
    ...many(60, (id) => incident(id, 'resolved', 'ä'.repeat(9_000))),
  ];
  const {status, warnings} = await cut({incidents});
  assert.deepEqual(status.incidents, incidents.slice(0, 1));
  assert.match(
    warnings.join('\n'),
    /^The document would be longer than 1 MB, .*; cut: past incidents$/,
  );
});

it('then cuts long texts, counted in bytes', async () => {
  const incidents = many(60, (id) => incident(id, 'investigating', '€'.repeat(9_000)));
  assert.ok(JSON.stringify(incidents).length < MAX_DOCUMENT_SIZE);
  const {status, warnings} = await cut({incidents});
  assert.equal(status.incidents?.length, 60);
  assert.equal(status.incidents[0]?.incident_updates[0]?.body, `${'€'.repeat(499)}…`);
  assert.match(warnings.join('\n'), /cut: past incidents, long texts$/);
});

it('then leaves out components, operational ones first, and keeps word and figures', async () => {
  const components = many(9_000, (id) =>
    component(id, id === 8_999 ? 'major_outage' : id === 8_998 ? 'unknown' : 'operational'),
  );
  const reporting = {fresh: 8_999, total: 9_000};
  const {status, warnings} = await cut({components, reporting, platform_status: 'partial_outage'});
  const left = status.components!;
  assert.ok(left.length > 5_000);
  assert.deepEqual(left.slice(0, -2), components.slice(0, left.length - 2));
  assert.deepEqual(left.slice(-2), components.slice(-2));
  assert.deepEqual([status.platform_status, status.reporting], ['partial_outage', reporting]);
  assert.match(warnings.join('\n'), /components \(operational ones first\)$/);
});

it('at last leaves out incidents, the oldest that raise nothing first', async () => {
  const severe = {...incident(0, 'investigating', 'x'), impact: 'major' as const};
  const incidents = [
    ...many(3_000, (id) => incident(id + 1, 'monitoring', 'x'.repeat(500))),
    severe,
  ];
  const {status} = await cut({incidents});
  assert.ok(status.incidents!.length > 1_000);
  assert.deepEqual(status.incidents!.at(0), incidents[0]);
  assert.deepEqual(status.incidents!.at(-1), severe);
});

it('cuts a name that is a text', async () => {
  const {status, warnings} = await cut({
    components: [{...component(1), name: '😀'.repeat(600_000), group: 'g'.repeat(400)}],
    incidents: [{...incident(1, 'investigating'), name: 'n'.repeat(1_200_000)}],
  });
  assert.equal(status.components?.[0]?.name, `${'😀'.repeat(149)}…`);
  assert.equal(status.components[0].group, `${'g'.repeat(299)}…`);
  assert.equal(status.incidents?.[0]?.name, `${'n'.repeat(299)}…`);
  assert.deepEqual(warnings, ['Names are cut at 300 characters; longer: 3']);
});
