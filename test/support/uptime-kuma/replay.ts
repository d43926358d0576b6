import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {IncomingHttpHeaders, IncomingMessage, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {answerAs, matchRoute} from './answers.js';
import type {Answer, KumaState, Route} from './answers.js';
import {sendFault} from './faults.js';
import type {Fault} from './faults.js';
import {loadRecordings, newestBeat, shiftMetrics, shiftTimes} from './recordings.js';
import type {KumaVersion} from './recordings.js';

export type {Fault, KumaVersion, Route};

/** One request as it came in, also those outside of the base path. */
export interface ReplayedRequest {
  route: Route;
  method: string;
  /** The request target as sent: with base path and query. */
  path: string;
  headers: IncomingHttpHeaders;
}

/** A running replay. The state, the faults and the delay may be changed at any time. */
export interface Replay extends KumaState {
  /** Base address with the base path, without a slash at the end. */
  url: string;
  /** What goes wrong instead of the right answer, by route. */
  faults: Partial<Record<Route, Fault>>;
  /** What stands in front of it: true where that has answered in its place. */
  front?: (request: ReplayedRequest, response: ServerResponse) => boolean;
  requests: ReplayedRequest[];
  /** Addresses of push URLs that were called. They write to Kuma, so `close()` throws if there are any. */
  pushCalls: string[];
  /** The highest number of requests that were being answered at once. */
  maxInFlight: number;
  /** Milliseconds before each answer. */
  delay: number;
  /** Moves all beats by the same time, so that the newest one is of `now` by the server's clock. */
  touch(now?: number): void;
  /** Empties Kuma's cache, as a change of a monitor's status does. */
  clearCache(): void;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

export interface ReplayOptions {
  version?: KumaVersion;
  port?: number;
  /** Where a proxy puts Kuma, for example `/kuma`. Everything else there answers 404. */
  basePath?: string;
  /** `now` moves all times so that the moment of recording is now; `recorded` leaves them and stops the clock. */
  clock?: 'now' | 'recorded';
  apiKey?: string;
  /** How far the server's own clock is ahead, in milliseconds. */
  skew?: number;
  /** Answers are cached as by Kuma. Expiry looks at `Date.now()`, so tests can mock it. */
  cache?: boolean;
}

/** Replays a recorded Uptime Kuma on loopback: its answers, and on demand what can go wrong on the way. */
export async function startReplay(options: ReplayOptions = {}): Promise<Replay> {
  const {
    version = '2.5.3',
    port = 0,
    basePath = '',
    clock = 'now',
    skew = 0,
    cache = false,
  } = options;
  const {recordedAt, page, heartbeat, history, metrics} = loadRecordings(version);
  const shift = skew + (clock === 'now' ? Date.now() - recordedAt : 0);
  const cached = new Map<string, {answer: Answer; until: number}>();
  let inFlight = 0;

  const server = createServer((request, response) => {
    replay.maxInFlight = Math.max(replay.maxInFlight, ++inFlight);
    response.on('close', () => inFlight--);
    response.on('error', () => {}); // a client that left is no failure of the replay
    void respond(request, response);
  });

  const replay: Replay = {
    url: '',
    version,
    page: shiftTimes(page, shift),
    heartbeat: shiftTimes(heartbeat, shift),
    history: shiftTimes(history, shift),
    metrics: shiftMetrics(metrics, shift),
    badges: new Map(),
    apiKey: options.apiKey ?? 'uk1_Zm9yLXRlc3Rz-b25seV9ub3QtYS1zZWNyZXQ_0123',
    faults: {},
    requests: [],
    pushCalls: [],
    maxInFlight: 0,
    delay: 0,
    touch(now = Date.now()) {
      replay.heartbeat = shiftTimes(replay.heartbeat, now + skew - newestBeat(replay.heartbeat));
    },
    clearCache: () => cached.clear(),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      if (replay.pushCalls.length > 0) {
        throw new Error(
          `A reader called a push URL of Uptime Kuma, which writes: ${replay.pushCalls.join(', ')}`,
        );
      }
    },
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {method = '', url: target = '', headers} = request;
    const [address = '', query] = target.split('?', 2);
    const isKuma = address === basePath || address.startsWith(`${basePath}/`);
    const path = isKuma ? address.slice(basePath.length) || '/' : undefined;
    const {route} = path === undefined ? {route: 'other' as const} : matchRoute(path);
    const replayed: ReplayedRequest = {route, method, path: target, headers};
    replay.requests.push(replayed);
    if (path && /^\/api\/push\//i.test(path)) replay.pushCalls.push(target);

    if (replay.delay > 0) await sleep(replay.delay);
    if (clock === 'recorded') response.setHeader('date', new Date(recordedAt + skew).toUTCString());
    else if (skew !== 0) response.setHeader('date', new Date(Date.now() + skew).toUTCString());

    if (replay.front?.(replayed, response)) return;
    // A proxy's answers know nothing of Kuma's headers.
    if (path === undefined) {
      response
        .writeHead(404, {'content-type': 'text/plain; charset=utf-8'})
        .end('404 page not found\n');
      return;
    }
    if (method !== 'GET' && method !== 'HEAD') {
      response
        .writeHead(404, {'content-type': 'text/html; charset=utf-8'})
        .end(`Cannot ${method} ${path}`);
      return;
    }
    const kept = cached.get(target);
    const fromCache = kept !== undefined && kept.until > Date.now();
    const answer = fromCache
      ? kept.answer
      : answerAs(replay, path, new URLSearchParams(query), headers.authorization);
    const fault = replay.faults[route];
    if (fault) return sendFault(response, fault, answer);
    if (!answer) return; // never answers

    const etag = etagOf(answer.body);
    // Kuma's cache does not look at the header by which `fetch` asks for a fresh answer, Express does.
    const mayBeUnchanged = fromCache || headers['cache-control'] !== 'no-cache';
    const isUnchanged = mayBeUnchanged && headers['if-none-match'] === etag;
    if (cache && answer.cacheMinutes && !fromCache && !isUnchanged) {
      cached.set(target, {answer, until: Date.now() + answer.cacheMinutes * 60_000});
    }
    response.writeHead(isUnchanged ? 304 : answer.status, {
      'content-type': answer.type,
      ...(isUnchanged ? {} : {'content-length': Buffer.byteLength(answer.body)}),
      ...(answer.hasEtag === false ? {} : {etag}),
      'x-frame-options': 'SAMEORIGIN',
      ...(answer.cacheMinutes && !fromCache ? {'cache-control': 'no-cache'} : {}),
      ...answer.headers,
    });
    response.end(isUnchanged ? undefined : answer.body);
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  replay.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${basePath}`;
  return replay;
}

// As Express computes it: length in hex and the SHA-1 without its padding.
function etagOf(body: string): string {
  const hash = createHash('sha1').update(body).digest('base64').slice(0, 27);
  return `W/"${Buffer.byteLength(body).toString(16)}-${hash}"`;
}
