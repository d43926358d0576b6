import {once} from 'node:events';
import {createServer, type IncomingMessage, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';
import type {Status} from '../../../embed/contract/status.js';
import {runPublisher} from './run-publisher.js';

export const MINUTE = 60_000; // ms

/** A valid document of that age, in ms, which is stale 30 minutes after it was made. */
export function documentOf(age: number, change: Partial<Status> = {}): Status {
  const updated = Date.now() - age;
  return {
    schema_version: 1,
    updated_at: new Date(updated).toISOString(),
    stale_after: new Date(updated + 30 * MINUTE).toISOString(),
    platform_status: 'operational',
    uptime: {last_24h: 100, last_7d: 99.98, last_30d: 99.95},
    ...change,
  };
}

/** What is answered with 200: a body (a document if it is no text) and headers, by the request. */
export interface Served {
  body?: unknown;
  headers?: Record<string, string> | ((request: IncomingMessage) => Record<string, string>);
}

/** A server of one document, or one that does what it likes. */
export async function serve(t: TestContext, what: Served | RequestListener): Promise<string> {
  const listener: RequestListener =
    typeof what === 'function'
      ? what
      : (request, response) => {
          const {body = documentOf(0), headers = {}} = what;
          const sent = typeof headers === 'function' ? headers(request) : headers;
          response
            .writeHead(200, {'content-type': 'application/json', ...sent})
            .end(typeof body === 'string' ? body : JSON.stringify(body));
        };
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/status.json`;
}

/** Runs `check` and returns its one line and its exit code. */
export async function runCheck(url: string, ...options: string[]) {
  const {code, out, err} = await runPublisher(['check', url, ...options], {});
  return {code, line: out.join('\n'), lines: out.length, err};
}
