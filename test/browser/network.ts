import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {Status} from '../../embed/contract/status.js';
import {turn} from '../support/browser/turns.js';
import {SAMPLES} from './card.js';
import './reportable.js';

export {quiet, turn} from '../support/browser/turns.js';

export const NOW = Date.parse('2025-11-10T15:35:00Z');
export const SECOND = 1_000; // ms
export const MINUTE = 60_000; // ms
export const HOUR = 3_600_000; // ms

/** A request that a card has made and a test is to answer. */
export interface Asked {
  url: string;
  request: Request;
  answer: (body: unknown, init?: ResponseInit) => void;
  /** Cuts it off; the card waits for LEAVING, because whoever leaves the page may have done that. */
  cutOff: () => void;
  /** Cuts it off, and lets that time pass. */
  fail: () => void;
}

/** So long a failed request may still turn out to be cut off by leaving the page, ms. */
export const LEAVING = 100;

let clock: sinon.SinonFakeTimers | undefined;

/** Takes the place of `fetch` until `sinon.restore()`; every request waits for the test's answer. */
export function fakeNetwork(): Asked[] {
  const asked: Asked[] = [];
  sinon.stub(window, 'fetch').callsFake(
    (input, init) =>
      new Promise((resolve, reject) => {
        const request = new Request(input, init);
        request.signal.addEventListener('abort', () => {
          reject(new DOMException('The request was aborted.', 'AbortError'));
        });
        asked.push({
          url: new URL(request.url).pathname,
          request,
          answer: (body, options) => {
            const text = typeof body === 'string' ? body : JSON.stringify(body);
            resolve(new Response(text, options));
          },
          cutOff: () => reject(new TypeError('Failed to fetch')),
          fail: () => {
            reject(new TypeError('Failed to fetch'));
            void clock?.tickAsync(LEAVING);
          },
        });
      }),
  );
  return asked;
}

/** Timers, dates and `performance` of the test's own; frames and tasks go on as they are. */
export function fakeClock(): sinon.SinonFakeTimers {
  clock = sinon.useFakeTimers({
    now: NOW,
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    shouldClearNativeTimers: true,
  });
  return clock;
}

/** An operational document made at `time`, stale half an hour later. */
export function documentAt(time = Date.now(), fields: Partial<Status> = {}): Status {
  return {
    ...(SAMPLES.operational?.document as Status),
    observed_at: iso(time),
    updated_at: iso(time),
    stale_after: iso(time + 30 * MINUTE),
    ...fields,
  };
}

export const iso = (time: number): string => new Date(time).toISOString();

/** Waits for what no event tells, under fake timers too. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 9_000; // ms; before the runner gives up without a word
  while (!holds()) {
    if (performance.now() > end) expect.fail(`waited in vain: ${what}`);
    await turn();
  }
}

/** Time that passes until the next request, ms; Infinity if there is none within `limit`. */
export async function timeToRequest(
  clock: sinon.SinonFakeTimers,
  asked: readonly Asked[],
  limit = 6 * HOUR,
): Promise<number> {
  const count = asked.length;
  const start = Date.now();
  while (asked.length === count && clock.countTimers() && Date.now() - start < limit) {
    await clock.nextAsync();
  }
  return asked.length === count ? Infinity : Date.now() - start;
}

/** Hides the page or shows it again. `sinon.restore()` leaves it to `setHidden(false)`. */
export function setHidden(hidden: boolean): void {
  const value = (get: () => unknown) => ({configurable: true, get});
  Object.defineProperty(
    document,
    'hidden',
    value(() => hidden),
  );
  Object.defineProperty(
    document,
    'visibilityState',
    value(() => (hidden ? 'hidden' : 'visible')),
  );
  document.dispatchEvent(new Event('visibilitychange'));
}
