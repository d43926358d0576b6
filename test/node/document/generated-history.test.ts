import assert from 'node:assert/strict';
import {test} from 'node:test';
import {observedSeconds} from '../../../embed/contract/history-window.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {generatedHistory} from '../../support/history/generated-history.js';

const NOW = Date.parse('2026-11-30T12:30:00Z');

test('the history of the demo is valid, with a gap, an outage and a maintenance', () => {
  const names = ['API', 'Shop'].map((name, index) => ({id: `${index + 1}`, name, group: null}));
  const {components} = historySchema.parse(generatedHistory(names, 'Shop', NOW));
  const [api, shop] = components.map(({days}) => days);
  assert.equal(api!.length, 90);
  assert.ok(api!.some((day) => observedSeconds(day) === 0));
  assert.ok(api!.some((day) => (day[3] ?? 0) > 0));
  assert.ok(!api!.some((day) => (day[2] ?? 0) > 0));
  assert.ok(shop!.some((day) => (day[2] ?? 0) > 0));
});

test('its platform is degraded where one of several is down, and empty where nothing was seen', () => {
  const names = ['API', 'Shop'].map((name, index) => ({id: `${index + 1}`, name, group: null}));
  const {platform} = historySchema.parse(generatedHistory(names, 'Shop', NOW));
  const days = platform!.days;
  assert.ok(days.some((day) => (day[1] ?? 0) > 0) && !days.some((day) => (day[2] ?? 0) > 0));
  assert.ok(days.some((day) => observedSeconds(day) === 0));
  assert.ok(days.some((day) => (day[3] ?? 0) > 0));
});
