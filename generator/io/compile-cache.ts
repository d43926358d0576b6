import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {Script} from 'node:vm';
import {attempt} from '../../embed/contract/attempt.js';
import {privateFolder} from './private-folder.js';

type Compile = (module: NodeModule, filename: string) => unknown;

const LENGTH = 32; // of a digest, bytes
const DAY = 86_400_000; // ms

/**
 * Keeps the compiled code of the files in that folder, so that the next run of that kind starts sooner. Only in a
 * folder that nobody else can enter: whoever can write there decides what runs. Where there is none, or anything
 * fails, the run goes on without.
 *
 * Node's own cache saves a third as much: it holds what was compiled while a file was loaded, but most functions are
 * compiled when they are first called. So this one is written at the end of a run that succeeded. After a day it is
 * written anew, in case that run called little.
 */
export function keepCompiledCode(own: string, kind: string, folderOf = privateFolder): void {
  const {extensions} = createRequire(process.execPath);
  const compile = extensions['.js'] as Compile;
  extensions['.js'] = (module: NodeModule, filename) => {
    const run = dirname(filename) === own && attempt(() => compiled(filename, kind, folderOf));
    if (run) run.call(module.exports, module.exports, requireOf(module), module, filename, own);
    else compile(module, filename);
  };
}

const requireOf = (module: NodeModule) => (id: string) => module.require(id) as unknown;

/** What Node makes of such a file: a function around it. */
type Wrapped = (this: unknown, ...its: [unknown, unknown, NodeModule, string, string]) => void;

function compiled(filename: string, kind: string, folderOf: typeof privateFolder): Wrapped | null {
  const folder = folderOf();
  if (!folder) return null;
  const source = readFileSync(filename);
  const name = createHash('sha256').update([filename, process.version, process.arch, kind].join());
  const path = join(folder, 'compiled', name.digest('hex'));
  const kept = attempt(() => read(path, source));
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${String(source)}\n})`,
    {filename, ...(kept && {cachedData: kept.data})},
  );
  if (!kept || kept.isOld || script.cachedDataRejected) {
    const keep = () => write(path, source, script.createCachedData());
    process.once('exit', (code) => code === 0 && attempt(keep));
  }
  return script.runInThisContext() as Wrapped;
}

/** Undefined where it belongs to another source or is damaged: V8 compares lengths alone, and may crash. */
function read(path: string, source: Buffer): {data: Buffer; isOld: boolean} | undefined {
  const bytes = readFileSync(path);
  const data = bytes.subarray(LENGTH);
  return digest(source, data).equals(bytes.subarray(0, LENGTH))
    ? {data, isOld: Date.now() - statSync(path).mtimeMs > DAY}
    : undefined;
}

function write(path: string, source: Buffer, data: Buffer): void {
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  const draft = `${path}.new`; // two runs at once may garble it, which its digest shows
  writeFileSync(draft, Buffer.concat([digest(source, data), data]), {mode: 0o600});
  renameSync(draft, path);
}

const digest = (source: Buffer, data: Buffer) =>
  createHash('sha256').update(source).update(data).digest();
