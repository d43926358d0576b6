import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {it} from 'node:test';
import {MAX_DOCUMENT_SIZE} from '../../../embed/contract/status.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';

const NAME = '<script>\u009b31m\u202e\nname';

const incident = (id: number, title: string, content: string) => ({
  id,
  style: 'info',
  title,
  content,
  createdDate: '2026-01-01 00:00:00',
  pin: true,
  active: true,
});

it('publishes names without what a terminal obeys or a browser would run', async (t) => {
  const {kuma, env, file, folder, document} = await startWorld(t);
  kuma.page.publicGroupList[0].name = NAME;
  kuma.page.publicGroupList[0].monitorList[0].name = NAME;
  kuma.page.incidents = [incident(1, NAME, NAME)];
  const more = {STATUS_PAGE_NAME: NAME, STATUS_OUTPUTS: 'badge shields html metrics feed'};
  const {code, err} = await runPublisher([], {...env, ...more});
  assert.deepEqual([code, err], [0, []]);
  const {page, components = [], incidents = []} = await document();
  const [{name, group}, one] = [components[0]!, incidents[0]!];
  const line = '<script> 31m  name';
  assert.deepEqual([page?.name, name, group, one.name], [line, line, line, line]);
  assert.equal(one.incident_updates[0]!.body, '<script> 31m \nname');
  const others = ['history.json', 'badge.json', 'status.html', 'feed.xml'];
  for (const path of [file, ...others.map((other) => join(folder, other))]) {
    const text = await readFile(path, 'utf8');
    assert.doesNotMatch(text, /<script>|[\u0080-\u009f\u202e]/, path);
  }
  const {out} = await runPublisher(['--dry-run'], env);
  assert.doesNotMatch(out.join('\n'), /[\u0080-\u009f\u202e]/);
});

it('publishes a document that readers take, whatever Uptime Kuma has to say', async (t) => {
  const {kuma, env, file} = await startWorld(t);
  kuma.page.incidents = Array.from({length: 120}, (_, id) =>
    incident(id, 't'.repeat(10_000), '€'.repeat(10_000)),
  );
  const {code, err} = await runPublisher([], env);
  assert.equal(code, 0);
  assert.match(err.join('\n'), /Warning: The document would be longer than 1 MB, .*cut: .*texts/);
  assert.ok((await readFile(file)).length <= MAX_DOCUMENT_SIZE);
});
