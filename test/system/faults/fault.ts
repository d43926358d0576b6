import type {OutgoingHttpHeaders, ServerResponse} from 'node:http';
import {GIVEN_AWAY} from '../../support/s3/s3-store.js';

export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

const PAGE = `<html><head><title>Sorry</title></head><body>${GIVEN_AWAY}</body></html>`;
const HTML = 'text/html; charset=utf-8';

const answer = (status: number, body: string, headers: OutgoingHttpHeaders = {}): Answer => ({
  status,
  headers: {'content-type': HTML, 'content-length': Buffer.byteLength(body), ...headers},
  body: Buffer.from(body),
});

const INSTEAD = {
  '400': answer(400, PAGE),
  '403': answer(403, PAGE),
  '404': answer(404, PAGE),
  '429 with Retry-After': answer(429, PAGE, {'retry-after': '1'}),
  '500': answer(500, GIVEN_AWAY, {'content-type': 'text/plain'}),
  '502 in HTML': answer(502, PAGE),
  '503': answer(503, ''),
  'HTML with 200': answer(200, PAGE),
  'empty 200': answer(200, '', {'content-type': 'application/xml'}),
} satisfies Record<string, Answer>;

/** What a network, or something between the publisher and the server it means, makes of an answer. */
export const FAULTS = [
  'reset',
  'hang before headers',
  'hang after headers',
  'slow drip',
  'truncated',
  'wrong type',
  ...(Object.keys(INSTEAD) as (keyof typeof INSTEAD)[]),
] as const;
export type Fault = (typeof FAULTS)[number];

/** What is sent in place of the right answer, or done to it. */
export type Sent = Fault | 'endless answer' | Answer;

/** What makes a run wait until its time is over. */
export const LASTS = ['hang before headers', 'hang after headers', 'slow drip'];

const DRIP_INTERVAL = 50; // ms

/** Sends the answer, or does to it what the fault says. */
export function send(response: ServerResponse, right: Answer, fault?: Sent): void {
  if (response.destroyed) return;
  if (typeof fault === 'object') return send(response, fault);
  const {status, headers, body} = right;
  switch (fault) {
    case undefined:
      response.writeHead(status, headers).end(body);
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang before headers':
      return;
    case 'hang after headers':
      response.writeHead(status, withLength(headers, body.length + 1)).flushHeaders();
      return;
    case 'slow drip':
      response.writeHead(status, withLength(headers, body.length + 1_000_000));
      return drip(response, body);
    case 'truncated':
      response.writeHead(status, withLength(headers, body.length + 1));
      response.flushHeaders();
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    case 'endless answer': {
      const {'content-length': _, ...unmeasured} = headers;
      response.writeHead(status, unmeasured).write(body);
      return flood(response);
    }
    case 'wrong type':
      response.writeHead(status, {...headers, 'content-type': HTML}).end(body);
      return;
    default:
      send(response, INSTEAD[fault]);
  }
}

const withLength = (headers: OutgoingHttpHeaders, length: number) => ({
  ...headers,
  'content-length': length,
});

/** After the body come spaces, as fast as they are read. */
function flood(response: ServerResponse): void {
  const spaces = Buffer.alloc(65_536, ' ');
  const more = () => {
    while (!response.destroyed && response.write(spaces));
  };
  response.on('drain', more);
  more();
}

/** After the body come spaces: to a parser nothing is wrong, it just never ends. */
function drip(response: ServerResponse, body: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(sent < body.length ? body.subarray(sent, ++sent) : ' ');
  }, DRIP_INTERVAL);
  response.on('close', () => clearInterval(timer));
}
