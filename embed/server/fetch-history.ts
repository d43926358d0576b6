import {addressesOf} from '../contract/addresses-of.js';
import {historyAddress} from '../contract/history-address.js';
import type {History} from '../contract/history.js';
import {parseHistory} from '../contract/parse-history.js';
import {shownAddress} from '../contract/shown-address.js';
import {attempt} from '../contract/attempt.js';
import {ask} from './ask.js';

const TIMEOUT = 5_000; // ms

/** Where the history of a card is: at an address that is named, or beside the first of its documents. */
export const historyAddressOf = (src: string, historySrc?: string): string | undefined =>
  historySrc ?? addressesOf(src).flatMap((url) => attempt(() => historyAddress(url)) ?? [])[0];

/**
 * Asks for a published `history.json`, and keeps nothing.
 *
 * @returns null on any failure. Never throws.
 */
export async function fetchHistory(address: string, timeout = TIMEOUT): Promise<History | null> {
  const answer = await ask(address, timeout, parseHistory);
  if (!('reason' in answer)) return answer;
  console.error(`elytra-status: ${shownAddress(address)}: ${answer.message}`);
  return null;
}
