import type {ServerResponse} from 'node:http';
import type {Replay, ReplayedRequest} from './replay.js';

type Front = NonNullable<Replay['front']>;

const plain = (response: ServerResponse, status: number, headers: Record<string, string> = {}) => {
  response.writeHead(status, {'content-type': 'text/html', ...headers}).end('<html></html>');
  return true;
};

/** As nginx does it: `limit_req rate=…r/s burst=… nodelay`. What it refuses does not count. */
export function limitRate(rate: number, burst: number, status = 503): Front {
  let excess = 0;
  let last = 0;
  return (_, response) => {
    const now = Date.now();
    const next = last && Math.max(0, excess - ((now - last) / 1000) * rate + 1);
    if (next > burst) return plain(response, status);
    excess = next;
    last = now;
    return false;
  };
}

/** Answers so for a while, from the first request on. */
export function failFor(
  ms: number,
  fail: (response: ServerResponse) => void,
  matches: (request: ReplayedRequest) => boolean = () => true,
): Front {
  let since: number | undefined;
  return (request, response) => {
    if (!matches(request)) return false;
    since ??= Date.now();
    if (Date.now() - since >= ms) return false;
    fail(response);
    return true;
  };
}

export const refuse = (response: ServerResponse) => void response.socket?.resetAndDestroy();
export const answerWith =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void plain(response, status, headers);

/** Lets only these addresses through, and answers the others so. */
export function letThrough(paths: RegExp, status: number): Front {
  return ({path}, response) => !paths.test(path) && plain(response, status);
}
