/**
 * Loaded before the publisher (`NODE_OPTIONS=--import=…`): ends its process at one step of writing a
 * file, as `kill -9` does. DIE_AT is the step; what is named `…ed` dies once it is done. DIE_FILE is a part of the
 * file's name; without it, any file will do.
 */
import {constants} from 'node:fs';
import fs from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';

const {DIE_AT, DIE_BY = 'SIGKILL', DIE_FILE = ''} = process.env;
const isTemporary = (path) => String(path).endsWith('.tmp') && String(path).includes(DIE_FILE);
/** Files that are meant; held, because Node warns of an open one that the collector finds. */
const handles = new Set();

/** Stays until the signal has come: what follows must not run. */
async function reach(step) {
  if (step !== DIE_AT) return;
  process.kill(process.pid, DIE_BY);
  await new Promise(() => setInterval(() => {}, 1000));
}

function wrap(object, name, before, after) {
  const original = object[name];
  object[name] = async function (...args) {
    await before?.call(this, ...args);
    const result = await original.apply(this, args);
    await after?.call(this, result, ...args);
    return result;
  };
}

const probe = await fs.open(process.execPath, constants.O_RDONLY);
const FileHandle = Object.getPrototypeOf(probe);
await probe.close();

wrap(
  fs,
  'open',
  (path) => isTemporary(path) && reach('open'),
  (handle, path) => {
    if (!isTemporary(path)) return undefined;
    handles.add(handle);
    return reach('opened');
  },
);
wrap(FileHandle, 'writeFile', async function (text) {
  if (DIE_AT !== 'half written' || !handles.has(this)) return;
  await this.write(text.slice(0, text.length / 2));
  await reach('half written');
});
wrap(
  FileHandle,
  'sync',
  function () {
    return handles.has(this) && reach('written');
  },
  function () {
    return handles.has(this) && reach('synced');
  },
);
wrap(
  fs,
  'rename',
  (path) => isTemporary(path) && reach('rename'),
  (_, path) => isTemporary(path) && reach('renamed'),
);
syncBuiltinESMExports();
