import {createHash} from 'node:crypto';
import net from 'node:net';
import {fileURLToPath} from 'node:url';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Runs `work` while no other process of this machine runs work under the same name and scope.
 * The lock is a listening socket, not a file: the kernel frees it however its holder dies, so there
 * is nothing stale to judge. Not re-entrant, neither here nor in a child process.
 *
 * @param {string} name what is protected, e.g. `build`
 * @param {() => T | Promise<T>} work
 * @param {string} scope the folder it is about; two checkouts do not wait for each other
 * @returns {Promise<T>}
 * @template T
 */
export async function withLock(name, work, scope = PROJECT) {
  const address = lockAddress(name, scope);
  let release = await hold(address);
  if (!release) process.stderr.write(`Waiting for another process: ${name} in ${scope}\n`);
  while (!release) {
    await whenReleased(address);
    release = await hold(address);
  }
  try {
    return await work();
  } finally {
    release();
  }
}

function lockAddress(name, scope) {
  const hash = createHash('sha256').update(`${scope}\0${name}`).digest();
  const id = `elytra-status-${hash.toString('hex', 0, 8)}`;
  if (process.platform === 'linux') return {path: `\0${id}`}; // abstract: leaves no file behind
  if (process.platform === 'win32') return {path: `\\\\.\\pipe\\${id}`};
  // Elsewhere a socket in the file system would outlive its holder; a loopback port does not.
  return {host: '127.0.0.1', port: 20_000 + (hash.readUInt32BE(8) % 20_000)};
}

/** Resolves to the function that releases the lock, or to nothing if somebody else holds it. */
function hold(address) {
  return new Promise((resolve, reject) => {
    const waiters = new Set();
    const server = net.createServer((waiter) => {
      waiters.add(waiter);
      waiter.on('error', () => {}).on('close', () => waiters.delete(waiter));
    });
    const release = () => {
      server.close();
      for (const waiter of waiters) waiter.destroy();
    };
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve() : reject(error)));
    server.listen(address, () => resolve(release));
  });
}

/** A refused connection means the same as a closed one: try to hold the lock again. */
function whenReleased(address) {
  return new Promise((resolve) => {
    net
      .connect(address)
      .on('error', () => {})
      .on('close', resolve)
      .resume(); // an end that nobody reads is not noticed
  });
}
