import type {Fault} from '../errors/fault.js';
import {networkFault} from '../errors/network-fault.js';
import {get, GetError, post} from '../io/http-get.js';

const TIMEOUT = 5_000; // ms
/** Only the status counts; who sends more than this has accepted or refused long before. */
const MAX_SIZE = 65_536; // bytes

export interface Notice {
  url: string;
  headers?: Record<string, string>;
  /** Sent by POST; without it the request is a GET. */
  json?: string;
  signal: AbortSignal;
  /** What to do about an answer that is not a success. */
  remedyOf: (status: number) => string;
}

/**
 * Sends one request that matters to somebody else, and waits for its status alone.
 *
 * @returns why it did not arrive, in words that name no address; undefined if it did
 */
export async function notify(notice: Notice): Promise<Required<Fault> | undefined> {
  const {url, headers, json, signal, remedyOf} = notice;
  const options = {headers, signal, timeout: TIMEOUT, maxSize: MAX_SIZE};
  let status: number;
  try {
    ({status} = await (json === undefined ? get(url, options) : post(url, json, options)));
  } catch (error) {
    if (!(error instanceof GetError)) throw error;
    // It has answered, and its body is of no interest.
    if (!error.status) return networkFault(error);
    status = error.status;
  }
  const isAccepted = status >= 200 && status < 300;
  return isAccepted ? undefined : {what: `HTTP ${status}`, remedy: remedyOf(status)};
}
