import {createHash, randomBytes} from 'node:crypto';
import {lstat, readdir, rm} from 'node:fs/promises';
import {hostname} from 'node:os';
import {basename, dirname, join} from 'node:path';

const LEFT_AFTER = 3_600_000; // ms; no run lasts as long

/** Of this machine: several may publish into one folder of a network. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Beside the file, so that it can be renamed; a name that nobody can guess and take first. */
export const temporaryFor = (file: string): string =>
  join(dirname(file), `.${basename(file)}.${HOST}.${randomBytes(8).toString('hex')}.tmp`);

/**
 * Removes what killed runs left beside the file. Its lock says that no other run of this machine is at work;
 * of one of another machine only its age tells.
 */
export async function removeLeftovers(file: string): Promise<void> {
  const folder = dirname(file);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(`.${basename(file)}.`)) continue;
    const [, host] =
      /\.([0-9a-f]{8})\.[0-9a-f]{16}\.tmp$/.exec(name.slice(basename(file).length + 1)) ?? [];
    if (!host) continue;
    const path = join(folder, name);
    if (host === HOST || (await isOld(path))) await rm(path, {force: true}).catch(() => {});
  }
}

const isOld = (path: string) =>
  lstat(path).then(
    ({mtimeMs}) => mtimeMs < Date.now() - LEFT_AFTER,
    () => false,
  );
