import {attempt} from '../contract/attempt.js';

/** Throws nothing. */
type Listener = (signal: string) => void;

/** The last is all that some machines tell a page after a sleep. */
const SIGNALS = ['visibilitychange', 'online', 'pageshow', 'pagehide', 'focus'];
const listeners = new Set<Listener>();

/** Also `drift`, which no page tells: its two clocks have come apart. */
export function signal(name: string): void {
  for (const listener of listeners) listener(name);
}

const onEvent = ({type}: Event): void => signal(type);

/** Listens to what happens to the page as a whole. @returns ends it */
export function onPage(listener: Listener): () => void {
  if (!listeners.size) for (const name of SIGNALS) addEventListener(name, onEvent, true);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    // Where a test is over, its page may be gone already.
    for (const name of SIGNALS) attempt(() => removeEventListener(name, onEvent, true));
  };
}
