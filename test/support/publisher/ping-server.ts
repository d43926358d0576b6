import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {switchProtocols} from './switch-protocols.js';

/** A dead-man switch on loopback that notes what it is told; `status` 0 never answers, 101 goes on in another protocol. */
export async function startPingServer(status = 200) {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    if (status === 101) switchProtocols(response);
    else if (status) response.writeHead(status).end('OK');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => (server.closeAllConnections(), server.close()),
  };
}
