import {validateHeaderName, validateHeaderValue} from 'node:http';

/** These belong to the connection, not to its user. */
const RESERVED = /^(host|connection|content-length|transfer-encoding|upgrade)$/i;

/** Reads lines of `Name: value`; a `\n` in the text counts as a line end. Null if one is not of that form. */
export function parseHeaders(text: string): Record<string, string> | null {
  const headers: Record<string, string> = {};
  for (const line of text.split(/\r?\n|\\n/).filter((part) => part.trim())) {
    const [, name = '', value = ''] = /^\s*([^:]+?)\s*:\s*(.+?)\s*$/.exec(line) ?? [];
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      return null;
    }
    if (RESERVED.test(name)) return null;
    headers[name] = value;
  }
  return headers;
}
