import {GetError, type Answer} from '../../io/http-get.js';

/** Of servers that restart, of networks that are busy, and of names that come and go with a container. */
const PASSING = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

/** Whether it may be otherwise in a moment; a certificate does not become valid. */
export function isPassing(result: Answer | GetError): boolean {
  if (result instanceof GetError) {
    return result.reason === 'truncated' || PASSING.has(result.code ?? '');
  }
  return isPassingStatus(result.status);
}

export const isPassingStatus = (status: number): boolean => status === 429 || status >= 500;

/** Whether the server wants to be asked less often. Proxies that limit the rate answer 503, too. */
export const isLimit = (result: Answer | GetError): boolean =>
  !(result instanceof GetError) && (result.status === 429 || result.status === 503);
