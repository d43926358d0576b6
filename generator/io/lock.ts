import {createHash} from 'node:crypto';
import {rmSync} from 'node:fs';
import {connect, createServer, type Server} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {errorCode} from './error-code.js';

/**
 * Takes the machine-wide lock of that name; null if another process holds it. The lock is a listening
 * socket, which the kernel closes however its process dies: nothing stale can be left behind.
 *
 * @returns a function that frees it
 */
export async function takeLock(name: string): Promise<(() => void) | null> {
  const address = lockAddress(name);
  let server = await listen(address);
  if (!server && address.startsWith(tmpdir()) && !(await isAlive(address))) {
    rmSync(address, {force: true});
    server = await listen(address);
  }
  return server && (() => void server.close());
}

/** Linux has sockets without a file, Windows has pipes; elsewhere the file outlives its process. */
function lockAddress(name: string): string {
  const id = `elytra-status-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${id}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${id}`;
  return join(tmpdir(), id);
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
    socket.on('error', () => resolve(false));
  });
}
