import type {IncomingHttpHeaders} from 'node:http';
import {critical, note, ok, warning, type Finding} from './finding.js';
import {originProblem} from '../config/origin.js';

export interface CorsAnswers {
  /** To a request without `Origin`, asked first: what a shared cache may have stored. */
  plain: IncomingHttpHeaders;
  /** To the same with `Origin`. */
  asked: IncomingHttpHeaders;
}

/** Whether a page of that origin may read what stands at `url`, today and through a shared cache. */
export function judgeCors(url: string, origin: string, {plain, asked}: CorsAnswers): Finding {
  const {protocol, hostname, origin: own} = new URL(url);
  if (own === origin) return ok(`${origin} may read it: it is the document's own origin`);
  if (origin.startsWith('https:') && protocol === 'http:' && !isLoopback(hostname)) {
    return critical(
      `a browser refuses ${origin} an address of http:`,
      'give the document an address of https:',
    );
  }
  const allowed = asked['access-control-allow-origin'];
  if (allowed !== '*' && allowed !== origin) return refused(origin, allowed);
  if (isSafeInCaches({plain, asked})) {
    return ok(`${origin} may read it${allowed === '*' ? ', as everybody may' : ''}`);
  }
  const text = `${origin} may read it, but the answer without Origin has ${describe(plain)}, and`;
  const remedy = 'let the edge set Access-Control-Allow-Origin: *, or keep answers apart by Origin';
  if (allowed !== '*' && !variesByOrigin(asked)) {
    return warning(`${text} without Vary: Origin a shared cache mixes up the two`, remedy);
  }
  const shared = `${text} a shared cache may give that one to ${origin}`;
  return hasCache(plain) || hasCache(asked) ? warning(shared, remedy) : note(shared);
}

/** Whether the site may read it whichever of the two answers a shared cache has stored. */
function isSafeInCaches({plain, asked}: CorsAnswers): boolean {
  const [without, withOrigin] = [plain, asked].map((one) => one['access-control-allow-origin']);
  if (without === withOrigin || !isShared(plain)) return true;
  return variesByOrigin(asked) && (without === '*' || variesByOrigin(plain));
}

function refused(origin: string, allowed: string | undefined): Finding {
  const other = allowed !== undefined && !originProblem(allowed) ? `: only ${allowed}` : '';
  return critical(
    `${origin} may not read it${other || (allowed === undefined ? ': no Access-Control-Allow-Origin' : '')}`,
    `allow it with what elytra-status cors ${origin} prints`,
  );
}

const describe = (plain: IncomingHttpHeaders) =>
  plain['access-control-allow-origin'] === undefined
    ? 'no Access-Control-Allow-Origin'
    : 'another Access-Control-Allow-Origin';

const variesByOrigin = ({vary = ''}: IncomingHttpHeaders) =>
  vary.split(',').some((name) => /^\s*(origin|\*)\s*$/i.test(name));

/** Headers by which shared caches give themselves away. */
const hasCache = (headers: IncomingHttpHeaders) =>
  ['age', 'x-cache', 'x-cache-status'].some((name) => name in headers) ||
  !/^(|dynamic|bypass)$/i.test(String(headers['cf-cache-status'] ?? ''));

/** Whether a shared cache may keep it at all. */
const isShared = (headers: IncomingHttpHeaders) =>
  !/\b(private|no-store)\b/i.test(headers['cache-control'] ?? '');

/** Browsers let pages of https: read these, too. */
const isLoopback = (hostname: string) =>
  /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
