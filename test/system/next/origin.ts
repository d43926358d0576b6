import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';

export type Mode = 'healthy' | 'down' | 'hanging' | 'invalid';

/** Where the document comes from, and how that fares. */
export interface Origin {
  /** Of the document. */
  url: string;
  mode: Mode;
  /** ms since 1970: when the document says it was made. */
  updatedAt: number;
  /** Who asked: `server` or `browser`. */
  asked: string[];
  end(): void;
}

const iso = (time: number) => new Date(time).toISOString();
const uptime = {last_24h: 100, last_7d: 99.98, last_30d: 99.95};

export const documentOf = (updatedAt: number) => ({
  schema_version: 1,
  updated_at: iso(updatedAt),
  stale_after: iso(updatedAt + 1_800_000),
  platform_status: 'operational',
  uptime,
  backups: {
    last_backup_status: 'success',
    last_backup_time: iso(updatedAt - 7_200_000),
    overdue_after: iso(updatedAt + 72_000_000),
  },
  components: ['Website', 'Database'].map((name, position) => {
    return {id: name, name, group: null, position, status: 'operational', uptime};
  }),
});

export async function startOrigin(): Promise<Origin> {
  const server = createServer((request, response) => {
    origin.asked.push(isBrowser(request) ? 'browser' : 'server');
    if (origin.mode === 'hanging') return;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', 'application/json');
    response.statusCode = origin.mode === 'down' ? 503 : 200;
    response.end(
      origin.mode === 'healthy' ? JSON.stringify(documentOf(origin.updatedAt)) : '<p>Sorry</p>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin: Origin = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/status.json`,
    mode: 'healthy',
    updatedAt: Date.now(),
    asked: [],
    end() {
      server.close();
      server.closeAllConnections();
    },
  };
  return origin;
}

const isBrowser = ({headers}: IncomingMessage) => /Chrome/.test(headers['user-agent'] ?? '');
