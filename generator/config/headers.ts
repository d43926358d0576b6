import {validateHeaderName, validateHeaderValue} from 'node:http';
import type {Kind} from './kind.js';

/** These belong to the connection, not to its user. */
const RESERVED = /^(host|connection|content-length|transfer-encoding|upgrade)$/i;

/** Lines of `Name: value`; a `\n` in the text counts as a line end. */
export const headers: Kind<Record<string, string>> = (text, {fail}) =>
  parseHeaders(text) ?? fail('must be "Name: value", several of them with \\n between');

/** Null if a line is not of that form. */
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
