import type {Kind} from './kind.js';

interface AddressOptions {
  /** Whether it may go on with "?". */
  query?: boolean;
  /** Whether secrets travel there, or are in it: then it must be https, but for hosts nearby. */
  secrets?: boolean;
  /** How a user and a password are given, if not in the address. */
  login?: string;
}

/** An http(s) address as the URL standard spells it, without slashes at its end. */
export const address =
  ({query = false, secrets = false, login = ''}: AddressOptions = {}): Kind<string> =>
  (text, {fail, mayBePlain}) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return fail('must be an http(s) address');
    if (url.username || url.password) {
      const problem = 'must not contain a user or a password';
      return login ? fail(`${problem}; ${login}`, {example: ''}) : fail(problem);
    }
    if (!query && /[?#]/.test(text)) return fail('must end before "?" and "#"');
    if (secrets && isTooPlain(url, mayBePlain)) return fail(TOO_PLAIN, {example: ''});
    const path = url.search ? url.pathname : url.pathname.replace(/\/+$/, '');
    return url.origin + path + url.search;
  };

/** What is wrong with an address by which a secret would travel unencrypted. */
export const TOO_PLAIN =
  'would send secrets unencrypted; use https:, or set ALLOW_INSECURE_HTTP=1 where the network is safe';

export const isTooPlain = (
  {protocol, hostname}: URL,
  mayBePlain: (hostname: string) => boolean,
): boolean => protocol === 'http:' && !mayBePlain(hostname);
