import assert from 'node:assert/strict';
import {test} from 'node:test';
import {LostAnswerError} from '../../../generator/errors/publish-error.js';
import {putInPlace, type PutOptions} from '../../../generator/targets/put-in-place.js';
import type {Standing} from '../../../generator/targets/store.js';
import {MemoryStore} from '../../support/publisher/memory-store.js';

const words = (standing: Standing) =>
  standing.is === 'present' ? standing.body.split(' ').filter(Boolean) : [];

/** Adds a word to a list of words, unless it is there: as the history adds what it has not counted yet. */
const adds =
  (word: string): PutOptions['decide'] =>
  (standing) =>
    words(standing).includes(word) ? null : [...words(standing), word].join(' ');

function put(store: MemoryStore, options: Partial<PutOptions> = {}) {
  const warnings: string[] = [];
  const outcome = putInPlace(store, {
    contentType: 'text/plain',
    decide: adds('mine'),
    unread: 'replace',
    signal: AbortSignal.timeout(60_000),
    warn: (message) => warnings.push(message),
    ...options,
  });
  return outcome.then((done) => ({done, warnings}));
}

const DONE = {done: 'published', warnings: []};

test('writes what is decided, on an empty place and over something', async () => {
  const store = new MemoryStore();
  assert.deepEqual(await put(store), DONE);
  assert.equal(store.body, 'mine');
  store.set('theirs');
  assert.deepEqual(await put(store), DONE);
  assert.equal(store.body, 'theirs mine');
});

test('leaves what is as good without a write', async () => {
  const store = new MemoryStore('mine');
  assert.deepEqual(await put(store), {done: 'left', warnings: []});
  assert.deepEqual(store.writes, []);
});

test('decides again over what came between, and loses nothing of it', async () => {
  const store = new MemoryStore('old');
  store.beforeWrite = (nth) => void (nth < 3 && store.set(`${store.body} theirs-${nth}`));
  assert.deepEqual(await put(store), DONE);
  assert.equal(store.body, 'old theirs-1 theirs-2 mine');
});

test('decides again where what it read has vanished', async () => {
  const store = new MemoryStore('old');
  store.beforeWrite = (nth) => void (nth === 1 && store.set(null));
  assert.deepEqual(await put(store), DONE);
  assert.equal(store.body, 'mine');
});

test('leaves what came after the write and holds it as well', async () => {
  const store = new MemoryStore('old');
  store.afterWrite = () => store.set(`${store.body} theirs`);
  assert.deepEqual(await put(store), {done: 'left', warnings: []});
  assert.equal(store.body, 'old mine theirs');
});

test('fails where something else is read back', async () => {
  const store = new MemoryStore('old');
  store.afterWrite = () => store.set('theirs');
  await assert.rejects(put(store), /something else is published than was written; see whether/);
});

test('fails where the old one is read back, whatever the server said', async () => {
  const store = new MemoryStore('old');
  store.write = async () => 'written';
  await assert.rejects(put(store), /said yes and kept the old document/);
});

/** The place obeys, and its answer does not arrive. */
function losesAnswers(store: MemoryStore, obeys: boolean) {
  const write = store.write.bind(store);
  store.write = async (content, over) => {
    if (obeys) await write(content, over);
    throw new LostAnswerError('no answer in time');
  };
}

test('has published where only the answer was lost', async () => {
  const store = new MemoryStore('old');
  losesAnswers(store, true);
  assert.deepEqual(await put(store), DONE);
  assert.deepEqual(store.writes, ['old mine']);
});

test('fails with the reason where nothing has changed after a lost answer', async () => {
  const store = new MemoryStore('old');
  losesAnswers(store, false);
  await assert.rejects(put(store), {message: 'no answer in time'});
});

test('creates where it may not read and nothing is there', async () => {
  const store = new MemoryStore();
  store.mayRead = false;
  assert.deepEqual(await put(store, {unread: 'leave'}), DONE);
  assert.equal(store.body, 'mine');
});

test('leaves what it may not read where that could lose something', async () => {
  const store = new MemoryStore('old');
  store.mayRead = false;
  assert.deepEqual(await put(store, {unread: 'leave'}), {done: 'left', warnings: []});
  assert.equal(store.body, 'old');
});

test('replaces what it may not read where that is wanted, and says so', async () => {
  const store = new MemoryStore('old');
  store.mayRead = false;
  const {done, warnings} = await put(store);
  assert.deepEqual([done, store.body, warnings.length], ['published', 'mine', 1]);
  assert.match(warnings[0]!, /may not read what is published.*grant it s3:GetObject/);
});

test('is not verified where nobody may read it back', async () => {
  const store = new MemoryStore();
  store.mayRead = false;
  store.readAsVisitor = async () => ({is: 'forbidden'});
  const {done, warnings} = await put(store);
  assert.deepEqual(
    [done, warnings],
    ['not verified', ['it could not be read back; grant its key s3:GetObject']],
  );
});
