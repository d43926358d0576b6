import {GetError, type Answer} from '../../io/http-get.js';
import {isPassingCode, isPassingStatus} from '../../io/passing.js';

/** Whether it may be otherwise in a moment. */
export function isPassing(result: Answer | GetError): boolean {
  if (result instanceof GetError) {
    return result.reason === 'truncated' || isPassingCode(result.code ?? '');
  }
  return isPassingStatus(result.status);
}

/** Whether the server wants to be asked less often. Proxies that limit the rate answer 503, too. */
export const isLimit = (result: Answer | GetError): boolean =>
  !(result instanceof GetError) && (result.status === 429 || result.status === 503);
