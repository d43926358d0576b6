import {createHash, randomBytes} from 'node:crypto';
import {linkSync, renameSync, rmSync, statSync} from 'node:fs';
import {connect, createServer, type Server} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {errorCode} from './error-code.js';
import {privateFolder} from './private-folder.js';

/**
 * Takes the lock of that name on this machine; null if another process holds it. The lock is a listening
 * socket, which the kernel closes however its process dies: nothing that is left behind holds it. It lies in a
 * folder that no other user can enter, where there is one: anybody else could hold it for ever.
 *
 * @returns a function that frees it
 * @throws with the system's code where no socket can be made at all
 */
export async function takeLock(name: string): Promise<(() => void) | null> {
  let reason: unknown;
  for (const address of lockAddresses(name)) {
    try {
      const server = await listenAlone(address);
      return server && (() => void server.close());
    } catch (error) {
      reason = error; // no socket can be made there
    }
  }
  throw reason;
}

/** Whether a process holds the lock of that name now. */
export const isLocked = (name: string): Promise<boolean> => isAlive(lockAddresses(name)[0]!);

/**
 * Since when that lock is held, ms since the epoch; null where the system cannot tell, as of a socket without a file.
 */
export function lockedSince(name: string): number | null {
  const address = lockAddresses(name)[0]!;
  if (!address.startsWith('/')) return null;
  return statSync(address, {throwIfNoEntry: false})?.mtimeMs ?? null;
}

/** The best first. Linux has sockets without a file, Windows has pipes; elsewhere the file outlives its process. */
function lockAddresses(name: string): string[] {
  const id = createHash('sha256').update(name).digest('hex').slice(0, 32);
  const folder = privateFolder();
  return [...(folder ? [join(folder, id)] : []), publicAddress(`elytra-status-${id}`)];
}

function publicAddress(id: string): string {
  if (process.platform === 'linux') return `\0${id}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${id}` : join(tmpdir(), id);
}

async function listenAlone(address: string): Promise<Server | null> {
  const server = await listen(address);
  const isFile = address.startsWith('/');
  if (server || !isFile || (await isAlive(address))) return server;
  await setAside(address);
  return listen(address);
}

/** Removes what a killed process left; of several who do so, none takes away what another one has just made. */
async function setAside(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
    if (await isAlive(aside)) linkSync(aside, path);
  } catch {
    // Another one was faster.
  }
  rmSync(aside, {force: true});
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.on('error', (error) => {
      if (errorCode(error) === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    // A lock alone must not keep the process alive.
    server.listen(address, () => resolve(server.unref()));
  });
}

function isAlive(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address, () => resolve(true));
    socket.on('connect', () => socket.destroy());
    socket.on('error', (error) => resolve(errorCode(error) === 'EAGAIN')); // its queue is full
  });
}
