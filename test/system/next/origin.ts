import type {IncomingMessage} from 'node:http';
import {HOSTILE_ANSWERS, type Attack} from '../../support/origin/hostile-answers.js';
import {serve} from '../../support/origin/serve.js';

export type Mode = 'healthy' | 'down' | 'invalid' | 'redirect' | Attack;

/** Where the document comes from, and how that fares. */
export interface Origin {
  /** Of the document. */
  url: string;
  mode: Mode;
  /** ms since 1970: when the document says it was made. */
  updatedAt: number;
  /** Whether an address is answered for good as it was first, as by a CDN in front. */
  isKept: boolean;
  /** Who asked: `server` or `browser`. */
  asked: string[];
  /** What was asked of the neighbour to which `redirect` leads. */
  askedInside: string[];
  /** Once nobody is connected any more. */
  whenLeft: () => Promise<void>;
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
  const inside = await serve((_, response) => {
    response.end(JSON.stringify(documentOf(origin.updatedAt)));
  });
  const kept = new Map<string, number>();
  const {url, whenLeft, end} = await serve((request, response) => {
    const {mode} = origin;
    origin.asked.push(isBrowser(request) ? 'browser' : 'server');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', 'application/json');
    if (mode in HOSTILE_ANSWERS) {
      HOSTILE_ANSWERS[mode as Attack](request, response);
    } else if (mode === 'redirect') {
      response.writeHead(302, {location: inside.url}).end();
    } else {
      response.statusCode = mode === 'down' ? 503 : 200;
      const made = origin.isKept ? (kept.get(request.url!) ?? origin.updatedAt) : origin.updatedAt;
      kept.set(request.url!, made);
      response.end(mode === 'healthy' ? JSON.stringify(documentOf(made)) : '<p>Sorry</p>');
    }
  });
  const origin: Origin = {
    url,
    mode: 'healthy',
    updatedAt: Date.now(),
    isKept: false,
    asked: [],
    askedInside: inside.asked,
    whenLeft,
    end() {
      end();
      inside.end();
    },
  };
  return origin;
}

const isBrowser = ({headers}: IncomingMessage) => /Chrome/.test(headers['user-agent'] ?? '');
