import {once} from 'node:events';
import {createServer, request as ask} from 'node:http';
import type {AddressInfo} from 'node:net';

/**
 * What ends TLS before an S3 server: passes everything on, `Host` too, which is signed, and says that it
 * came by https.
 */
export async function startHttpsProxy(endpoint: string) {
  const {hostname, port} = new URL(endpoint);
  const server = createServer((incoming, outgoing) => {
    const {method, url: path} = incoming;
    const headers = {...incoming.headers, 'x-forwarded-proto': 'https'};
    const onward = ask({hostname, port, method, path, headers}, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => (server.closeAllConnections(), server.close()),
  };
}
