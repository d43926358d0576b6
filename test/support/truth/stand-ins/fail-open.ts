import type {Adapter} from '../judge.js';
import {WORDS, type Claim} from '../scenario.js';
import {READING, show} from './show.js';

const POLL = 60_000; // ms
const TIMEOUT = 10_000; // ms
const LIFE = 1_800_000; // ms, of a document that does not say
const LONGEST_LIFE = 86_400_000; // ms

/** Judges age with care, and takes whatever it cannot read for good news. */
export const FAIL_OPEN: Adapter = {
  mount(src, place) {
    show(place, 'operational');
    const ask = () => {
      const request = new XMLHttpRequest();
      request.open('GET', src);
      request.timeout = TIMEOUT;
      request.addEventListener('loadend', () => {
        show(place, read(request.status === 200 ? request.responseText : ''));
        if (place.isConnected) setTimeout(ask, POLL);
      });
      request.send();
    };
    ask();
  },
  ...READING,
};

function read(text: string): Claim {
  try {
    const {updated_at, stale_after, platform_status} = JSON.parse(text);
    const updated = Date.parse(updated_at);
    const promised = Date.parse(stale_after);
    const isBelieved = promised <= updated + LONGEST_LIFE;
    if (Date.now() >= (isBelieved ? promised : updated + LIFE)) return 'none';
    return WORDS.find((word) => word === platform_status) ?? 'operational';
  } catch {
    return 'operational';
  }
}
