import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A dead-man switch on loopback that notes what it is told; `status` 0 never answers. */
export async function startPingServer(status = 200) {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    if (status) response.writeHead(status).end('OK');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () => (server.closeAllConnections(), server.close()),
  };
}
