import {once} from 'node:events';
import http, {type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {buffer} from 'node:stream/consumers';
import {send, type Answer, type Sent} from './fault.js';

/** `asked`: the server behind has not heard of it yet; `answered`: it has obeyed. */
export type Stage = 'asked' | 'answered';

export interface ProxiedRequest {
  /** Such as `put`. */
  operation: string;
  stage: Stage;
  /** The how-manieth of its operation, from 1; the client's own retries count. */
  nth: number;
  /** What the server answered; 0 while it has not. */
  status: number;
}

/** What goes wrong there. */
export type Rule = (request: ProxiedRequest) => Sent | undefined;

export interface FaultProxy {
  url: string;
  rule: Rule;
  /** Called at both stages of each request, before it goes on. */
  observe: () => Promise<unknown>;
  close: () => Promise<void>;
}

/** A proxy on loopback that passes everything on as it is, signatures too, until its rule says otherwise. */
export async function startFaultProxy(
  upstream: string,
  operationOf: (request: IncomingMessage) => string,
): Promise<FaultProxy> {
  const counts = new Map<string, number>();
  const agent = new http.Agent({keepAlive: true});
  const server = http.createServer((incoming, response) => {
    response.on('error', () => {}); // a client that left is no failure of ours
    respond(incoming, response).catch(() => response.destroy());
  });
  const proxy: FaultProxy = {
    url: '',
    rule: () => undefined,
    observe: async () => {},
    async close() {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = operationOf(incoming);
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    const body = await buffer(incoming);
    const unheard = proxy.rule({operation, nth, stage: 'asked', status: 0});
    await proxy.observe();
    if (unheard) return send(response, EMPTY, unheard);
    const right = await passOn(upstream, agent, incoming, body);
    const fault = proxy.rule({operation, nth, stage: 'answered', status: right.status});
    await proxy.observe();
    send(response, right, fault);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return proxy;
}

const EMPTY: Answer = {status: 200, headers: {'content-length': 0}, body: Buffer.alloc(0)};

async function passOn(
  upstream: string,
  agent: http.Agent,
  {method, url = '/', headers}: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const request = http.request(upstream + url, {method, headers, agent}).end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const {'transfer-encoding': _, connection: __, ...kept} = response.headers;
  const answer = await buffer(response);
  return {
    status: response.statusCode!,
    headers: {...kept, 'content-length': answer.length},
    body: answer,
  };
}
