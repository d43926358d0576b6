import {once} from 'node:events';
import {createServer} from 'node:http';
import type {IncomingHttpHeaders, IncomingMessage, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {TestContext} from 'node:test';
import {switchProtocols} from '../publisher/switch-protocols.js';
import {GIVEN_AWAY, S3Store, s3Error, type S3Answer} from './s3-store.js';

export type Operation = 'list' | 'get' | 'put';

export interface S3Request {
  operation: Operation;
  method: string;
  /** `bucket/key`, or `bucket` for a listing. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** The how-manieth of its operation, from 1; the client's own retries count. */
  nth: number;
}

/** An answer, or what happens instead of one. */
export type Failure =
  | S3Answer
  | 'hang'
  | 'stall' // headers, then nothing
  | 'drip' // a byte every 50 ms, for ever
  | 'flood' // half of the answer, then more and more
  | 'reset'
  | 'switch'
  | 'cut'; // half of the answer

const DRIP_INTERVAL = 50; // ms
const CHUNK = Buffer.alloc(65_536, 'x');
const FLOOD = 64 * 1024 ** 2; // bytes; without an end it would take the machine along

const html = (status: number): S3Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: `<html><head><title>Welcome</title></head><body><h1>${GIVEN_AWAY}</h1></body></html>`,
});
const empty = (status: number): S3Answer => ({status, type: 'application/xml', body: ''});

/** What servers, and what stands before them, answer instead of the right thing. */
export const FAILURES = {
  'a 403': s3Error(403, 'AccessDenied'),
  'a 403 without a Message': s3Error(403, 'AccessDenied', {message: false}),
  'a 403 without a body': empty(403),
  'a 403 in HTML': html(403),
  'a 404 of the bucket': s3Error(404, 'NoSuchBucket'),
  'a 404 without a body': empty(404),
  'a 429': s3Error(429, 'TooManyRequests'),
  'a 429 without a body': empty(429),
  'a 500': s3Error(500, 'InternalError'),
  'a 500 without a body': empty(500),
  'a 502 in HTML': html(502),
  'a 503': s3Error(503, 'SlowDown'),
  'a 503 without a body': empty(503),
  'HTML with 200': html(200),
  'nothing with 200': empty(200),
  'no answer': 'hang',
  'headers and no more': 'stall',
  'a slow drip': 'drip',
  'more and more': 'flood',
  'a reset': 'reset',
  'half of the answer': 'cut',
  'another protocol': 'switch', // which the SDK forgets
} satisfies Record<string, Failure>;

export interface BrokenS3 {
  url: string;
  store: S3Store;
  requests: S3Request[];
  /** Requests of histories are obeyed and listed here, so that those of documents can be watched. */
  historyRequests: S3Request[];
  /** They are among the others, and fail like them. */
  isAlike: boolean;
  /** Asked before a request is obeyed: what goes wrong, so that it is not. */
  fails: (request: S3Request) => Failure | undefined;
  /** Asked after a request was obeyed: what goes wrong with its answer. */
  loses: (request: S3Request) => Failure | undefined;
  requestsOf(operation: Operation): S3Request[];
}

/** A stand-in for S3 servers that fail. What they do when they work, Ceph shows in `test/system/s3`. */
export async function startBrokenS3(t: TestContext): Promise<BrokenS3> {
  const server = createServer((request, response) => {
    response.on('error', () => {}); // a client that left is no failure of ours
    respond(request, response).catch(() => response.destroy());
  });
  const s3: BrokenS3 = {
    url: '',
    store: new S3Store(),
    requests: [],
    historyRequests: [],
    isAlike: false,
    fails: () => undefined,
    loses: () => undefined,
    requestsOf: (operation) => s3.requests.filter((request) => request.operation === operation),
  };

  const histories = new S3Store();

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const {method = '', headers} = incoming;
    const {pathname, searchParams: query} = new URL(incoming.url ?? '', 'http://localhost');
    const path = decodeURIComponent(pathname).replace(/^\/|\/$/g, '');
    const operation = method === 'PUT' ? 'put' : query.has('list-type') ? 'list' : 'get';
    const body = await text(incoming);
    const nth = s3.requestsOf(operation).length + 1;
    const request = {operation, method, path, query, headers, body, nth} as const;
    if (!s3.isAlike && /history(\.corrupt)?\.json$/.test(path)) {
      s3.historyRequests.push(request);
      const answer = obey(histories, request);
      return send(response, answer, answer);
    }
    s3.requests.push(request);
    const failure = s3.fails(request);
    if (failure && operation === 'put') return send(response, failure, empty(200));
    const answer = obey(s3.store, request);
    send(response, failure ?? s3.loses(request) ?? answer, answer);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.close();
    server.closeAllConnections();
    if (server.listening) await once(server, 'close');
  });
  s3.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return s3;
}

function obey(store: S3Store, {operation, path, query, headers, body}: S3Request): S3Answer {
  if (operation === 'list') return store.list(path, query);
  return operation === 'get' ? store.get(path, headers) : store.put(path, body, headers);
}

function send(response: ServerResponse, failure: Failure, right: S3Answer): void {
  const {status, type, body, headers} = typeof failure === 'string' ? right : failure;
  const bytes = Buffer.from(body);
  const writeHead = (length?: number) =>
    response.writeHead(status, {
      'content-type': type,
      ...headers,
      ...(length === undefined ? {} : {'content-length': length}),
    });
  switch (failure) {
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'switch':
      return switchProtocols(response);
    case 'stall':
      writeHead(bytes.length + 1).flushHeaders();
      return;
    case 'cut':
      writeHead(bytes.length + 1).write(bytes.subarray(0, bytes.length / 2), () => {
        response.destroy();
      });
      return;
    case 'drip': {
      let sent = 0;
      writeHead();
      const timer = setInterval(() => {
        response.write(sent < bytes.length ? bytes.subarray(sent, ++sent) : ' ');
      }, DRIP_INTERVAL);
      response.on('close', () => clearInterval(timer));
      return;
    }
    case 'flood': {
      let left = FLOOD;
      const pour = () => {
        while (left > 0 && !response.destroyed) {
          left -= CHUNK.length;
          if (!response.write(CHUNK)) return;
        }
        response.end();
      };
      writeHead().write(bytes.subarray(0, bytes.length / 2));
      response.on('drain', pour);
      pour();
      return;
    }
    default:
      writeHead(bytes.length).end(bytes);
  }
}
