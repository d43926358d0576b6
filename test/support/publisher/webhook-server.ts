import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';
import type {WebhookMessage} from '../../../generator/commands/call-webhook.js';

interface WebhookCall {
  method: string | undefined;
  path: string | undefined;
  authorization: string | undefined;
  type: string | undefined;
  message: WebhookMessage;
}

/** A webhook on loopback that notes what it is sent, and answers as it is told. */
export async function startWebhook(
  t: TestContext,
  answer: RequestListener = (_, response) => response.end('{"revalidated":true}'),
) {
  const calls: WebhookCall[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (text) => (body += text));
    request.on('end', () => {
      const {method, url: path, headers} = request;
      const {authorization, 'content-type': type} = headers;
      calls.push({method, path, authorization, type, message: JSON.parse(body)});
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => (server.closeAllConnections(), server.close()));
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls};
}
