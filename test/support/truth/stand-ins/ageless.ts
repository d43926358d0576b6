import type {Adapter} from '../judge.js';
import {WORDS, type Claim} from '../scenario.js';
import {READING, show} from './show.js';

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const POLL = 60_000; // ms
const TIMEOUT = 10_000; // ms

/**
 * Reads with care, and shows the last good document for ever: it does not know that a document has an age.
 */
export const AGELESS: Adapter = {
  mount(src, place) {
    let last: Claim | undefined;
    show(place, 'waiting');
    const ask = async () => {
      try {
        const response = await fetch(src, {signal: timeout()});
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        last = read(JSON.parse(await response.text()));
      } catch {
        // What was true is still true, it thinks.
      }
      show(place, last ?? 'none');
      if (place.isConnected) setTimeout(ask, POLL);
    };
    void ask();
  },
  ...READING,
};

/** `AbortSignal.timeout` goes by a clock that nobody fakes. */
function timeout(): AbortSignal {
  const end = new AbortController();
  setTimeout(() => end.abort(), TIMEOUT);
  return end.signal;
}

function read(document: any): Claim {
  const {schema_version: version = 1, updated_at: updated, platform_status: status} = document;
  const {last_24h, last_7d, last_30d} = document.uptime;
  const areFigures = [last_24h, last_7d, last_30d].every((it) => it >= 0 && it <= 100);
  const isDate =
    DATE.test(updated) && new Date(updated).getTime() > 0 && !updated.includes('02-30');
  if (version !== 1 || !isDate || !areFigures || typeof status !== 'string') {
    throw new Error('not a document');
  }
  return WORDS.find((word) => word === status) ?? 'none';
}
