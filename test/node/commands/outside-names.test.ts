import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {it} from 'node:test';
import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';

const NAME = '<script>\u009b31m\u202e\nname';

it('publishes names without what a terminal obeys or a browser would run', async (t) => {
  const {kuma, env, file, folder, document} = await startWorld(t);
  kuma.page.publicGroupList[0].name = NAME;
  kuma.page.publicGroupList[0].monitorList[0].name = NAME;
  const more = {STATUS_PAGE_NAME: '<script>', STATUS_OUTPUTS: 'badge shields html metrics'};
  const {code, err} = await runPublisher([], {...env, ...more});
  assert.deepEqual([code, err], [0, []]);
  const [{name, group} = {}] = (await document()).components ?? [];
  assert.deepEqual([name, group], ['<script> 31m  name', '<script> 31m  name']);
  const others = ['history.json', 'badge.json', 'status.html'];
  for (const path of [file, ...others.map((one) => join(folder, one))]) {
    const text = await readFile(path, 'utf8');
    assert.doesNotMatch(text, /<script>|[\u0080-\u009f\u202e]/, path);
  }
  const {out} = await runPublisher(['--dry-run'], env);
  assert.doesNotMatch(out.join('\n'), /[\u0080-\u009f\u202e]/);
});

it('publishes a document that readers take, whatever Uptime Kuma has to say', async (t) => {
  const {kuma, env, file} = await startWorld(t);
  kuma.page.incidents = Array.from({length: 120}, (_, id) => ({
    id,
    style: 'info',
    title: 't'.repeat(10_000),
    content: '€'.repeat(10_000),
    createdDate: '2026-01-01 00:00:00',
    pin: true,
    active: true,
  }));
  const {code, err} = await runPublisher([], env);
  assert.equal(code, 0);
  assert.match(err.join('\n'), /Warning: The document would be longer than 1 MB, .*cut: .*texts/);
  assert.ok((await readFile(file)).length <= MAX_DOCUMENT_SIZE);
});
