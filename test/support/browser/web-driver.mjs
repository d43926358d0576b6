import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const START_TIMEOUT = 120_000; // ms; the first start on a busy machine is slow

/**
 * Starts a WebDriver server and opens one session there.
 *
 * @param {string} program takes the port after `-p`
 * @param {object} capabilities that the browser must have
 * @param {NodeJS.ProcessEnv} env
 */
export async function openWebDriver(program, capabilities, env) {
  const port = await freePort();
  const server = spawn(program, ['-p', String(port)], {env, stdio: ['ignore', 'ignore', 2]});
  const address = `http://127.0.0.1:${port}`;
  try {
    await isReady(address, server);
    const body = {capabilities: {alwaysMatch: capabilities}};
    const {sessionId} = await send(`${address}/session`, 'POST', body);
    const session = `${address}/session/${sessionId}`;
    return {
      get: (path) => send(session + path, 'GET'),
      post: (path, parameters = {}) => send(session + path, 'POST', parameters),
      /** The value of a function's body, in the page. */
      evaluate: (script) => send(`${session}/execute/sync`, 'POST', {script, args: []}),
      async close() {
        await send(session, 'DELETE').catch(() => {}); // it may have crashed
        server.kill();
      },
    };
  } catch (error) {
    server.kill();
    throw error;
  }
}

async function send(url, method, parameters) {
  const request = {method, ...(parameters && {body: JSON.stringify(parameters)})};
  const response = await fetch(url, request);
  const {value} = await response.json();
  if (!response.ok) throw new Error(`${method} ${url}: ${value?.error}: ${value?.message}`);
  return value;
}

async function isReady(address, server) {
  const end = Date.now() + START_TIMEOUT;
  let failure;
  server.once('error', (error) => (failure = error));
  while (!(await fetch(`${address}/status`).catch(() => undefined))?.ok) {
    if (failure) throw failure;
    if (Date.now() > end) throw new Error(`${address} did not answer`);
    await sleep(50);
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  return port;
}
