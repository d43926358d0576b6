import {readRecording} from './recordings.js';
import type {KumaVersion} from './recordings.js';

/** What a reader asks Kuma for; `other` is everything else, the web app and push URLs among it. */
export type Route = 'page' | 'heartbeat' | 'badge' | 'metrics' | 'history' | 'entry' | 'other';

/** The state a replayed Kuma answers from. */
export interface KumaState {
  version: KumaVersion;
  page: any;
  heartbeat: any;
  /** Undefined on 1.23, which has no incident history. */
  history: any;
  metrics: string;
  /** `"<id>/<hours>"` to the percentage as in the label, for example `"3/168"` to `"75.00"`. */
  badges: Map<string, string>;
  apiKey: string;
}

export interface Answer {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
  /** Minutes Kuma keeps this answer, also when it is an error. */
  cacheMinutes?: number;
  /** Every answer that Express sends has one; its metrics are written by another library. */
  hasEtag?: boolean;
}

export const JSON_TYPE = 'application/json; charset=utf-8';
export const HTML_TYPE = 'text/html; charset=utf-8';
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
export const SVG_TYPE = 'image/svg+xml; charset=utf-8';

// Also on a badge that could not be drawn.
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, PUT, POST, DELETE, OPTIONS',
  'access-control-allow-headers': 'Origin, X-Requested-With, Content-Type, Accept',
};

/** The web app, which Kuma serves with status 200 for every path it does not know. */
export const WEB_APP = `<!DOCTYPE html>
<html lang="en"><head><meta charset="UTF-8" /><title>Uptime Kuma</title></head>
<body><noscript>JavaScript is required.</noscript><div id="app"></div></body></html>
`;

// The case does not matter. A slash at the end does: with it most are unknown paths.
const ROUTES: [RegExp, Route][] = [
  [/^\/api\/status-page\/heartbeat\/([^/]+)$/i, 'heartbeat'],
  [/^\/api\/status-page\/([^/]+)\/incident-history$/i, 'history'],
  [/^\/api\/status-page\/([^/]+)$/i, 'page'],
  [/^\/api\/badge\/([^/]+)\/(uptime|status)(?:\/([^/]+))?$/i, 'badge'],
  [/^\/metrics\/?$/i, 'metrics'],
  [/^\/api\/entry-page$/i, 'entry'],
];

/** Which route a path belongs to, and its parameters. */
export function matchRoute(path: string): {route: Route; parameters: string[]} {
  for (const [pattern, route] of ROUTES) {
    const match = pattern.exec(path);
    if (match) return {route, parameters: match.slice(1).map(decode)};
  }
  return {route: 'other', parameters: []};
}

// Express answers 400 to a broken escape; no reader sends one.
function decode(part = ''): string {
  return /%(?![0-9a-f]{2})/i.test(part) ? part : decodeURIComponent(part);
}

/** Kuma's answer to a GET, or undefined when it never answers. */
export function answerAs(
  kuma: KumaState,
  path: string,
  query: URLSearchParams,
  authorization = '',
): Answer | undefined {
  const {route, parameters} = matchRoute(path);
  const [first = ''] = parameters;
  switch (route) {
    case 'page':
      return answerPage(kuma, first);
    case 'heartbeat':
      return {...json(200, findHeartbeat(kuma, first)), cacheMinutes: 1};
    case 'history':
      return answerHistory(kuma, first);
    case 'badge':
      return {...answerBadge(kuma, parameters, query), headers: CORS, cacheMinutes: 5};
    case 'metrics':
      return answerMetrics(kuma, authorization);
    case 'entry':
      return recorded(kuma, 200, 'entry-page.json');
    default:
      return answerWebApp(kuma, path);
  }
}

// 1.23 forgets to answer when it does not know the slug.
function answerPage(kuma: KumaState, slug: string): Answer | undefined {
  const page = findPage(kuma, slug);
  if (page) return {...json(200, page), cacheMinutes: 5};
  if (isVersion1(kuma)) return undefined;
  return {...recorded(kuma, 404, 'status-page-missing.json'), cacheMinutes: 5};
}

function answerHistory(kuma: KumaState, slug: string): Answer {
  if (isVersion1(kuma)) return html(200, WEB_APP);
  const page = findPage(kuma, slug);
  if (!page) return {...recorded(kuma, 404, 'status-page-missing.json'), cacheMinutes: 5};
  const none = {ok: true, incidents: [], total: 0, nextCursor: null, hasMore: false};
  return {...json(200, page === kuma.page ? kuma.history : none), cacheMinutes: 5};
}

function findPage(kuma: KumaState, slug: string): any {
  const wanted = isVersion1(kuma) ? slug : slug.toLowerCase();
  const empty = JSON.parse(readRecording(kuma.version, 'status-page-empty.json'));
  return [kuma.page, empty].find((page) => page?.config.slug === wanted);
}

function findHeartbeat(kuma: KumaState, slug: string): any {
  const page = findPage(kuma, slug);
  if (page && page === kuma.page) return kuma.heartbeat;
  return JSON.parse(readRecording(kuma.version, 'heartbeat-missing.json'));
}

function answerMetrics(kuma: KumaState, authorization: string): Answer {
  const [scheme = '', credentials = ''] = authorization.split(' ');
  const userAndKey = Buffer.from(credentials, 'base64').toString();
  const key = userAndKey.slice(userAndKey.indexOf(':') + 1);
  if (scheme.toLowerCase() !== 'basic' || key !== kuma.apiKey) {
    return {...html(401, ''), headers: {'www-authenticate': 'Basic'}};
  }
  return {status: 200, type: METRICS_TYPE, body: kuma.metrics, hasEtag: false};
}

function answerBadge(kuma: KumaState, parameters: string[], query: URLSearchParams): Answer {
  const [text = '', kind = '', duration] = parameters;
  const id = parseInt(text, 10);
  const groups: any[] = kuma.page?.publicGroupList ?? [];
  const isPublic = groups.some(({monitorList}) => monitorList.some((one: any) => one.id === id));
  if (!isPublic) return svg(readRecording(kuma.version, 'badge-hidden-uptime24.svg'));

  if (kind.toLowerCase() === 'status') {
    const beat = kuma.heartbeat.heartbeatList[id]?.at(-1);
    if (!beat) return recorded(kuma, 403, 'badge-silent-status.json');
    const word = ['Down', 'Up', 'Pending', 'Maintenance'][beat.status] ?? '';
    return svg(drawBadge(kuma, query.get('label') ?? 'Status', word));
  }
  const hours = readDuration(kuma, duration || '24');
  if (typeof hours !== 'string') return hours;
  const ratio = kuma.heartbeat.uptimeList[`${id}_24`] ?? 0;
  const percent =
    hours === 'NaN' ? '100.0' : (kuma.badges.get(`${id}/${hours}`) ?? (ratio * 100).toPrecision(4));
  const label = query.get('label') ?? `Uptime (${hours}h)`;
  return svg(drawBadge(kuma, label, percent + (query.get('suffix') ?? '%')));
}

// The number before `h` in the label, which is wrong for `7d` in every version: 2.x at least counts days.
function readDuration(kuma: KumaState, duration: string): string | Answer {
  if (isVersion1(kuma)) return String(parseInt(duration, 10));
  const [, number, unit = 'h'] = /^(\d+)([mhdwMy])?$/.exec(duration) ?? [];
  if (number === undefined) {
    return json(403, {status: 'fail', msg: `Invalid duration: ${duration}`});
  }
  const isTooLong = unit === 'h' && Number(number) > 720;
  return isTooLong ? recorded(kuma, 403, 'badge-worker-uptime-721.json') : number;
}

// A recorded badge with other words; its widths and colours stay, nobody reads them.
function drawBadge(kuma: KumaState, label: string, message: string): string {
  const text = escapeXml(message);
  if (label === '') {
    return readRecording(kuma.version, 'badge-hidden-uptime24.svg').replaceAll('N/A', () => text);
  }
  return readRecording(kuma.version, 'badge-web-status.svg')
    .replaceAll('Status: Up', () => `${escapeXml(label)}: ${text}`)
    .replaceAll('>Status<', () => `>${escapeXml(label)}<`)
    .replaceAll('>Up<', () => `>${text}<`);
}

function answerWebApp(kuma: KumaState, path: string): Answer {
  const slug = /^\/status\/([^/]+)$/i.exec(path)?.[1];
  if (path === '/') {
    const body = 'Found. Redirecting to /dashboard';
    const type = 'text/plain; charset=utf-8';
    return {
      status: 302,
      type,
      body,
      headers: {location: '/dashboard', vary: 'Accept'},
      hasEtag: false,
    };
  }
  if (slug === undefined) return html(200, WEB_APP);
  const page = findPage(kuma, decode(slug));
  if (!page) return {...html(404, WEB_APP), cacheMinutes: 5};
  const preload = `<script>window.preloadData = ${JSON.stringify(page)};</script></head>`;
  const body = WEB_APP.replace('</head>', () => preload);
  return {...html(200, body), cacheMinutes: 5};
}

const isVersion1 = (kuma: KumaState) => kuma.version === '1.23.17';
const html = (status: number, body: string): Answer => ({status, type: HTML_TYPE, body});
const json = (status: number, value: unknown): Answer => ({
  status,
  type: JSON_TYPE,
  body: JSON.stringify(value),
});
const svg = (body: string): Answer => ({status: 200, type: SVG_TYPE, body});

function recorded(kuma: KumaState, status: number, file: string): Answer {
  return json(status, JSON.parse(readRecording(kuma.version, file)));
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
