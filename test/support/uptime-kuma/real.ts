import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {Server} from 'node:http';
import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {installKuma} from './install.mjs';
import {SLUG, seedKuma} from './seed.js';
import type {Call} from './seed.js';

/** A running, seeded Uptime Kuma. */
export interface RealKuma {
  url: string;
  slug: typeof SLUG;
  apiKey: string;
  close(): Promise<void>;
}

const TIME_LIMIT = 120_000; // ms, from the start of the process to the last expected beat
const CONNECT_RETRY = 200; // ms

/**
 * Starts the Uptime Kuma of the registry on loopback with an empty database and seeds it like the recordings.
 * The first run installs it, which takes minutes and is not part of the time limit.
 */
export async function startRealKuma(): Promise<RealKuma> {
  const folder = await installKuma();
  const data = await mkdtemp(join(tmpdir(), 'uptime-kuma-'));
  const website = createServer((request, response) => {
    response.writeHead(request.url === '/ok' ? 200 : 500).end('a monitored site');
  });
  const websiteUrl = await listen(website);
  const url = await findFreeAddress();
  const port = new URL(url).port;

  // It reads ./dist and ./db: only its own folder works as the working directory.
  const kuma = spawn(process.execPath, ['server/server.js'], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: `${data}/`,
      UPTIME_KUMA_HOST: '127.0.0.1',
      UPTIME_KUMA_PORT: port,
      UPTIME_KUMA_DB_TYPE: 'sqlite', // or it asks for one on its setup page
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [kuma.stdout, kuma.stderr]) stream.on('data', (text) => (log += text));
  const closed = once(kuma, 'close');
  // A test run that crashes must not leave it behind.
  const kill = () => void kuma.kill('SIGKILL');
  process.once('exit', kill);

  const socket = connect(folder, url);
  const timeout = new AbortController();
  async function close(): Promise<void> {
    timeout.abort();
    socket.close();
    process.off('exit', kill);
    kill();
    await closed;
    website.closeAllConnections();
    website.close();
    await rm(data, {recursive: true, force: true});
  }

  try {
    const apiKey = await Promise.race([
      untilReady(socket.call).then(() => seedKuma(socket.call, url, websiteUrl, timeout.signal)),
      closed.then(([code]) => fail(`ended with code ${code}`)),
      sleep(TIME_LIMIT, undefined, {signal: timeout.signal, ref: false}).then(() =>
        fail(`was not seeded within ${TIME_LIMIT / 1000} s`),
      ),
    ]);
    return {url, slug: SLUG, apiKey, close};
  } catch (error) {
    await close();
    throw new Error(
      `Uptime Kuma could not be started at ${url}. Its log ends:\n${log.slice(-2_000)}`,
      {
        cause: error,
      },
    );
  }
}

function connect(folder: string, url: string): {call: Call; close: () => void} {
  const {io} = createRequire(join(folder, 'package.json'))('socket.io-client');
  const socket = io(url, {
    transports: ['websocket'],
    reconnectionDelay: CONNECT_RETRY,
    reconnectionDelayMax: CONNECT_RETRY,
  });
  return {
    async call(event, ...parameters) {
      const answer = await new Promise<any>((resolve) =>
        socket.emit(event, ...parameters, resolve),
      );
      if (answer?.ok === false) throw new Error(`Uptime Kuma refused ${event}: ${answer.msg}`);
      return answer;
    },
    close: () => socket.close(),
  };
}

// Kuma adds its handlers some time after the connection and loses what came before: ask until it answers.
async function untilReady(call: Call): Promise<void> {
  let ready = false;
  while (!ready) {
    const answered = call('needSetup').then(() => true);
    ready = await Promise.race([answered, sleep(CONNECT_RETRY, false)]);
  }
}

async function findFreeAddress(): Promise<string> {
  const server = createServer();
  const url = await listen(server);
  server.close();
  await once(server, 'close');
  return url;
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function fail(reason: string): never {
  throw new Error(`Uptime Kuma ${reason}`);
}
