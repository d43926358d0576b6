import assert from 'node:assert/strict';
import {mkdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it, type TestContext} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import {historySchema} from '../../../generator/document/history-schema.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {kumaTime} from '../../support/uptime-kuma/situation.js';
import {dryRun, runPublisher, type Variables} from '../../support/publisher/run-publisher.js';

const DAY = 86_400_000; // ms

async function startHistory(t: TestContext) {
  const world = await startWorld(t);
  const {folder, env} = world;
  const path = join(folder, 'history.json');
  return {
    ...world,
    path,
    publish: (change: Variables = {}) => runPublisher([], {...env, ...change}),
    read: async (): Promise<History> =>
      historySchema.parse(JSON.parse(await readFile(path, 'utf8'))),
  };
}

describe('history.json', {timeout: 60_000}, () => {
  it('is beside the document, which announces it', async (t) => {
    const {publish, read, document} = await startHistory(t);
    assert.deepEqual(await publish().then(({code, err}) => [code, err]), [0, []]);
    const history = await read();
    const {history: announced, updated_at, components} = await document();
    assert.deepEqual(announced, {first_day: history.first_day});
    assert.equal(history.updated_at, updated_at);
    assert.deepEqual(
      history.components.map(({id, name}) => [id, name]),
      components?.map(({id, name}) => [id, name]),
    );
    // The oldest of 100 beats 20 s apart vouches for one gap too.
    assert.equal(
      history.platform?.days.flat().reduce((sum, one) => sum + one, 0),
      2000,
    );
  });

  it('counts nothing twice, and goes on under the same id', async (t) => {
    const {publish, read} = await startHistory(t);
    await publish();
    const first = await read();
    await publish();
    const second = await read();
    assert.deepEqual(
      {...second, updated_at: '', changes: []},
      {...first, updated_at: '', changes: []},
    );
    assert.equal(second.changes.length, 1);
  });

  it('that a clock which was ahead has filled is a warning, and what to do about it', async (t) => {
    const {publish, read, path} = await startHistory(t);
    await publish();
    const history = await read();
    const through = new Date(Date.now() + 3 * DAY).toISOString();
    const platform = {...history.platform!, through};
    await writeFile(path, JSON.stringify({...history, updated_at: through, platform}));
    const {code, err} = await publish();
    assert.equal(code, 0);
    assert.match(
      err.join('\n'),
      /Warning: History: the history is ahead of this machine's clock, .* delete the history at every target/,
    );
  });

  it('is emptied, and not announced, where no days are kept', async (t) => {
    const {publish, read, document} = await startHistory(t);
    await publish();
    const {feed_id} = await read();
    await publish({STATUS_HISTORY_DAYS: '0'});
    const emptied = await read();
    assert.deepEqual([emptied.components, emptied.changes, emptied.platform], [[], [], undefined]);
    assert.equal(emptied.feed_id, feed_id);
    assert.equal((await document()).history, undefined);
  });

  it('that is corrupt is set aside once, for the operator alone, and begins anew', async (t) => {
    const {publish, read, path, folder} = await startHistory(t);
    await publish();
    const half = (await readFile(path, 'utf8')).slice(0, 300);
    await writeFile(path, half);
    const {code, err} = await publish();
    assert.equal(code, 0);
    assert.match(
      err.join('\n'),
      /^\S+ \S+ Warning: History \(main\): it was corrupt; it is set aside/,
    );
    const aside = join(folder, 'history.corrupt.json');
    assert.equal(await readFile(aside, 'utf8'), half);
    assert.equal((await stat(aside)).mode & 0o777, 0o600);
    assert.equal((await read()).components.length > 0, true);
    // A second one is not written over the first.
    const other = half.replace('"feed_id"', ' "feed_id"');
    await writeFile(path, other);
    const again = await publish();
    assert.match(again.err.join('\n'), /remove it$/);
    assert.deepEqual([again.code, await readFile(path, 'utf8')], [0, other]);
    assert.equal(await readFile(aside, 'utf8'), half);
  });

  for (const [what, text, says] of [
    ['of a later version', '{"schema_version":2,"feed_id":"x"}', /of a later version/],
    ['the file of somebody else', '{"commits":[1,2]}', /not a history/],
  ] as const) {
    it(`that is ${what} is left alone`, async (t) => {
      const {publish, path, document} = await startHistory(t);
      await writeFile(path, text);
      const {code, err} = await publish();
      assert.equal(code, 0);
      assert.match(err.join('\n'), says);
      assert.equal(await readFile(path, 'utf8'), text);
      assert.equal((await document()).history, undefined);
    });
  }

  it('that a crash left empty begins anew', async (t) => {
    const {publish, path, read} = await startHistory(t);
    await writeFile(path, '\0'.repeat(100));
    assert.deepEqual((await publish()).err, []);
    assert.ok((await read()).platform);
  });

  it('that has vanished begins anew, and a warning says so', async (t) => {
    const {publish, path, file, document} = await startHistory(t);
    await publish();
    await writeFile(
      file,
      JSON.stringify({...(await document()), history: {first_day: '2026-01-01'}}),
    );
    await rm(path);
    const {code, err} = await publish();
    assert.equal(code, 0);
    assert.match(err.join('\n'), /History \(main\): it is missing, although .*, and begins anew/);
  });

  for (const [day, age] of [
    ['today', 0],
    ['yesterday', DAY],
  ] as const)
    it(`that was announced, and was not put, begins ${day} without a warning`, async (t) => {
      const {publish, path, kuma, read} = await startHistory(t);
      for (const beats of Object.values<{time: string}[]>(kuma.heartbeat.heartbeatList))
        for (const beat of beats.slice(0, 2))
          beat.time = kumaTime(Date.parse(`${beat.time.replace(' ', 'T')}Z`) - age);
      await publish();
      const {first_day} = await read();
      await rm(path);
      assert.deepEqual((await publish()).err, []);
      assert.equal((await read()).first_day, first_day);
    });

  it('comes along to a target that is added, and stays when the old one is removed', async (t) => {
    const {publish, folder, env, path} = await startHistory(t);
    await publish();
    const old = JSON.parse(await readFile(path, 'utf8')) as History;
    const moved = `moved=file:${join(folder, 'shop.json')}`;
    await publish({STATUS_TARGETS: `${env.STATUS_TARGETS} ${moved}`});
    await rm(path);
    await publish({STATUS_TARGETS: moved});
    const text = await readFile(join(folder, 'shop.history.json'), 'utf8');
    const {feed_id, components} = JSON.parse(text) as History;
    assert.deepEqual([feed_id, components], [old.feed_id, old.components]);
  });

  it('may fail: the document is published, with a warning and exit code 0', async (t) => {
    const {publish, path, document} = await startHistory(t);
    await mkdir(path);
    const {code, err} = await publish();
    assert.equal(code, 0);
    assert.match(err.join('\n'), /^\S+ \S+ Warning: History \(main\): /);
    assert.equal((await document()).platform_status, 'operational');
  });

  it('is printed by a dry run on request, which writes nothing', async (t) => {
    const {env, path} = await startHistory(t);
    const {out} = await runPublisher(['--dry-run', '--history'], env);
    assert.ok(historySchema.parse(JSON.parse(out.join('\n'))).platform);
    await assert.rejects(stat(path), {code: 'ENOENT'});
    const {status} = await dryRun(env);
    assert.ok(status.history);
  });

  describe('spares the source the windows that it reaches back to:', () => {
    const asked = async (t: TestContext, days: number, change: Variables = {}, name?: string) => {
      const {publish, read, path, kuma} = await startHistory(t);
      await publish();
      const history = await read();
      const since = new Date(Date.now() - days * DAY).toISOString();
      const components = history.components.map((one) => ({...one, since, name: name ?? one.name}));
      await writeFile(path, JSON.stringify({...history, components}));
      kuma.requests.length = 0;
      assert.equal((await publish(change)).code, 0);
      const windows = kuma.requests.flatMap(({path: of}) => /\/uptime\/(\d+)/.exec(of)?.[1] ?? []);
      return [...new Set(windows)].sort();
    };

    it('after a month it is asked for none', async (t) => {
      assert.deepEqual(await asked(t, 32), []);
    });
    it('after nine days it is asked for 30 days', async (t) => {
      assert.deepEqual(await asked(t, 9), ['720']);
    });
    it('after six days it is asked for both', async (t) => {
      assert.deepEqual(await asked(t, 6), ['168', '720']);
    });
    it('it is asked where the id may be of another monitor', async (t) => {
      assert.deepEqual(await asked(t, 32, {}, 'Another'), ['168', '720']);
    });
    it('it is asked where no days are kept', async (t) => {
      assert.deepEqual(await asked(t, 32, {STATUS_HISTORY_DAYS: '0'}), ['168', '720']);
    });
  });

  it('keeps what was observed when the source cannot be read', async (t) => {
    const {publish, read, kuma} = await startHistory(t);
    await publish();
    const {components} = await read();
    await kuma.close();
    await publish({CYCLE_TIMEOUT: '3s'});
    const after = await read();
    assert.deepEqual(after.components, components);
    assert.equal(after.changes[0]?.to, 'unknown');
  });
});
