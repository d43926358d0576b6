import {get} from '../io/http-get.js';

const TIMEOUT = 5_000; // ms

/**
 * Tells a dead-man switch how the run went: an Uptime Kuma push address by its `status` parameter, any
 * other by healthchecks.io's `/fail`.
 *
 * @returns a sentence on why it did not arrive, which is nobody's failure; undefined if it did
 */
export async function ping(
  address: string,
  ok: boolean,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const {status} = await get(pingUrl(address, ok), {signal, timeout: TIMEOUT});
    return status >= 200 && status < 300 ? undefined : `HTTP ${status}`;
  } catch (error) {
    return (error as Error).message;
  }
}

export function pingUrl(address: string, ok: boolean): string {
  const url = new URL(address);
  if (/\/api\/push\/[^/]+$/.test(url.pathname)) {
    url.searchParams.set('status', ok ? 'up' : 'down');
    url.searchParams.set('msg', ok ? 'OK' : 'The last status update had problems; see its log');
  } else if (!ok) {
    url.pathname = `${url.pathname.replace(/\/$/, '')}/fail`;
  }
  return url.href;
}
