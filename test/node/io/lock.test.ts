import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {test} from 'node:test';
import {takeLock} from '../../../generator/io/lock.js';

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
