/**
 * Loaded before the publisher (`NODE_OPTIONS=--import=…`): calls of the file system below the folder HANG_AT never
 * come back, as on a network share whose server is gone. A thread of Node's waits in the kernel, for the other end
 * of the pipe HANG_PIPE; no promise that stays pending would hold a process.
 */
import fs from 'node:fs/promises';
import {syncBuiltinESMExports} from 'node:module';

const {HANG_AT, HANG_PIPE} = process.env;
const open = fs.open;

for (const name of [
  'access',
  'lstat',
  'open',
  'opendir',
  'readdir',
  'readFile',
  'realpath',
  'stat',
]) {
  const original = fs[name];
  fs[name] = (path, ...args) =>
    String(path).startsWith(HANG_AT) ? open(HANG_PIPE, 'r') : original.call(fs, path, ...args);
}
syncBuiltinESMExports();

// Such as a name server that does not answer.
if (process.env.HANG_NOW) void open(HANG_PIPE, 'r');
