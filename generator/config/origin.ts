/** Replaces `*` while the rest is compared with the URL standard. */
const LABEL = 'any-subdomain';
/** The URL standard accepts "&" and the like as well, which no name has and which would end up in rules. */
const HOST = /^([a-z\d._-]+|\[[\da-f:.]+\])$/;

/**
 * Why a text is not the origin that a browser would send, and what to write instead; undefined if it is
 * one. Servers compare letter by letter: what differs in a slash is stored, and never matches.
 *
 * @param wildcard whether `https://*.example.com` is one
 */
export function originProblem(text: string, {wildcard = false} = {}): string | undefined {
  // What is before an @ may be a password.
  const shown = text.includes('@') ? 'An origin' : `"${text}"`;
  const problem = (what: string, instead: string) => `${shown} ${what}; write ${instead}`;
  const example = wildcard ? 'https://example.com, or * for every site' : 'https://example.com';
  if (text === '*') return problem('is every site', example);
  if (text === 'null') return problem('is what files and sandboxed frames send', example);
  if (/[,;\s]/.test(text)) return problem('is more than one', `each by itself, ${example}`);
  if (text.startsWith('//')) return originOf(`https:${text}`, problem, 'has no scheme', example);
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) {
    return originOf(`https://${text}`, problem, 'has no scheme', example);
  }
  if (!/^https?:/i.test(text)) return problem('has a scheme other than https or http', example);

  const stars = text.split('*').length - 1;
  if (stars && !wildcard) return problem('is a pattern', 'one origin that it stands for');
  if (stars > 1) return problem('has more than one *', 'one rule for each, https://*.example.com');
  if (stars && !/^https?:\/\/\*(\.[^.*/:]+){2,}/i.test(text)) {
    return problem(
      'has its * in the wrong place',
      'https://*.example.com: in front of a domain, for whole names',
    );
  }
  const spelled = text.replace('*', LABEL);
  const url = parseUrl(spelled);
  if (!url) return problem('is not an origin', example);
  const canonical = stars ? canonicalOf(url).replace(LABEL, '*') : canonicalOf(url);
  if (canonical === text) return undefined;
  return problem(difference(text, url, canonical), canonical);
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && HOST.test(url.hostname) ? url : null;
}

/** What a browser sends for a page there; a dot at the end of the name is not part of it. */
const canonicalOf = ({protocol, hostname, port}: URL) =>
  `${protocol}//${hostname.replace(/\.$/, '')}${port && `:${port}`}`;

function originOf(
  guess: string,
  problem: (what: string, instead: string) => string,
  what: string,
  example: string,
): string {
  const spelled = guess.replace('*', LABEL);
  const url = guess.includes('*', guess.indexOf('*') + 1) ? null : parseUrl(spelled);
  return problem(what, url ? canonicalOf(url).replace(LABEL, '*') : example);
}

function difference(text: string, url: URL, canonical: string): string {
  if (url.username || url.password) return 'names a user';
  if (url.pathname !== '/' || url.search || url.hash) return 'continues after the origin';
  if (/[/?#]$/.test(text)) return `ends with "${text.at(-1)}"`;
  if (/[^\0-\x7f]/.test(text)) return 'is not in the spelling of DNS (punycode)';
  if (text.toLowerCase() === canonical) return 'has capital letters';
  if (/:\d*$/.test(text) && !url.port) return 'names the usual port';
  return 'is not spelled as a browser sends it';
}
