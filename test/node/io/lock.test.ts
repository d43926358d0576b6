import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createHash, randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {test} from 'node:test';
import {isLocked, takeLock} from '../../../generator/io/lock.js';

/** A process that holds the lock until it is killed. */
async function holder(name: string) {
  const source = new URL('../../../generator/io/lock.ts', import.meta.url).href;
  const code = `
    const {takeLock} = await import(${JSON.stringify(source)});
    process.stdout.write(await takeLock(${JSON.stringify(name)}) ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', code],
    {stdio: ['ignore', 'pipe', 'inherit']},
  );
  const [answer] = await once(child.stdout, 'data');
  assert.equal(String(answer), 'held');
  return child;
}

test('gives a lock to one taker at a time', async () => {
  const name = randomUUID();
  const free = await takeLock(name);
  assert.ok(free);
  assert.equal(await takeLock(name), null);
  free();
  const again = await takeLock(name);
  assert.ok(again);
  again();
});

test('keeps locks of different names apart', async () => {
  const name = randomUUID();
  const frees = await Promise.all([takeLock(name), takeLock(`${name} `), takeLock(`${name}/b`)]);
  for (const free of frees) {
    assert.ok(free);
    free();
  }
});

test('gives it to exactly one of many who ask at once', async () => {
  const name = randomUUID();
  const frees = await Promise.all(Array.from({length: 10}, () => takeLock(name)));
  assert.equal(frees.filter(Boolean).length, 1);
  frees.forEach((free) => free?.());
});

test('takes names of any length and letters', async () => {
  const free = await takeLock(`${randomUUID()}/${'ä'.repeat(5000)}\0`);
  assert.ok(free);
  free();
});

test('is not refused because another user holds a socket of its name', async (t) => {
  const name = randomUUID();
  const id = createHash('sha256').update(name).digest('hex').slice(0, 32);
  const squatter = createServer().listen(`\0elytra-status-${id}`);
  t.after(() => squatter.close());
  await once(squatter, 'listening');
  const free = await takeLock(name);
  assert.ok(free);
  free();
});

test('shows whether a process holds it', async () => {
  const name = randomUUID();
  assert.equal(await isLocked(name), false);
  const free = await takeLock(name);
  assert.equal(await isLocked(name), true);
  free?.();
  assert.equal(await isLocked(name), false);
});

test('is refused while another process holds it, and free when that is killed', async (t) => {
  const name = randomUUID();
  const child = await holder(name);
  t.after(() => child.kill('SIGKILL'));
  assert.equal(await takeLock(name), null);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const free = await takeLock(name);
  assert.ok(free);
  free();
});
