import type {Fault} from '../errors/fault.js';
import {notify} from './notify.js';

/**
 * Tells a dead-man switch how the run went: an Uptime Kuma push address by its `status` parameter, any
 * other by healthchecks.io's `/fail`.
 *
 * @returns why it did not arrive, which is nobody's failure; undefined if it did
 */
export const ping = (
  address: string,
  ok: boolean,
  signal: AbortSignal,
): Promise<Required<Fault> | undefined> =>
  notify({url: pingUrl(address, ok), signal, remedyOf: () => 'check PING_URL'});

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
