import {after} from '../contract/after.js';
import {safely} from './safely.js';
import {onPage, signal} from './page.js';

const wakes = new Map<() => void, number>();
let endTimer: (() => void) | undefined;
let end: (() => void) | undefined;
/** How far the two clocks are apart, ms. */
let apart: number;

const LONGEST = 10_000; // ms; so soon it is noticed that somebody has set the clock, or that time stood still
const TOLERANCE = 5_000; // ms; less is a clock that is kept right

const distance = () => Date.now() - performance.now();

/** Calls `listener` once at `time` (ms since 1970). One timer serves all; a new time replaces the old. */
export function wakeAt(listener: () => void, time: number): void {
  wakes.set(listener, time);
  if (!end) {
    apart = distance();
    // Timers of a hidden page come late: what fell due meanwhile is made up for when it is seen again.
    end = onPage(ring);
  }
  plan();
}

export function forget(listener: () => void): void {
  wakes.delete(listener);
  plan();
}

function plan(): void {
  endTimer?.();
  if (wakes.size) {
    const delay = Math.min(...wakes.values()) - Date.now();
    endTimer = after(Math.min(delay, LONGEST), ring);
  } else {
    end?.();
    end = undefined;
  }
}

/** Whoever is due; all of them where the wall clock does not go on from where it was. */
const ring = (): void =>
  safely(() => {
    const now = Date.now();
    const hasDrifted = Math.abs(distance() - apart) > TOLERANCE;
    apart = distance();
    wake(hasDrifted ? Infinity : now);
    plan();
    if (hasDrifted) signal('drift');
  }, wake);

/** Without a clock all of them, to say that they do not know. */
function wake(until = Infinity): void {
  const all = [...wakes]; // some come back at once
  for (const [listener, time] of all) {
    if (time > until) continue;
    wakes.delete(listener);
    listener();
  }
}
