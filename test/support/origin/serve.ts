import {once} from 'node:events';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';

export interface Served {
  /** Of the document. */
  url: string;
  /** The paths that were asked for. */
  asked: string[];
  /** Once no connection is open. */
  whenLeft: () => Promise<void>;
  end: () => void;
}

type Listener = (...given: Parameters<RequestListener>) => void | Promise<void>;

/** An origin on this machine. */
export async function serve(listener: Listener): Promise<Served> {
  const asked: string[] = [];
  const open = new Set<object>();
  const server = createServer((request, response) => {
    asked.push(request.url!);
    void listener(request, response);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => {
      open.delete(socket);
      if (!open.size) server.emit('left');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/status.json`,
    asked,
    whenLeft: async () => {
      if (open.size) await once(server, 'left');
    },
    end: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
