type Parsed = {href: string; problem?: undefined} | {href?: undefined; problem: string};

const EXAMPLE = 'https://status.example.com/status.json';

/** The address of a `status.json` as browsers write it, or a sentence on what is wrong with it. */
export function parseAddress(text: string): Parsed {
  const typed = text.trim();
  if (!typed) return {problem: `Enter the address of your status.json, for example ${EXAMPLE}`};
  if (!URL.canParse(typed)) {
    return {problem: `This is not an address; it begins with https://, for example ${EXAMPLE}`};
  }
  const url = new URL(typed);
  const isLocal = /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) {
    return {
      problem: `Browsers let a page on https: read only from https: addresses, localhost and 127.0.0.1. Enter an address that begins with https://, for example ${EXAMPLE}`,
    };
  }
  // Browsers let quotes, braces and semicolons pass in names; policies and templates would not.
  if (!/^([a-z0-9._-]+|\[[0-9a-f:]+\])$/.test(url.hostname)) {
    return {
      problem: `This is not a host name; letters, digits, "-" and dots, for example ${EXAMPLE}`,
    };
  }
  if (url.username || url.password) {
    return {problem: `Everybody can read the page, so leave out user and password: ${EXAMPLE}`};
  }
  if (url.hash) return {problem: `Leave out what follows "#", for example ${EXAMPLE}`};
  return {href: url.href};
}
