import {repeat} from './repeat.js';
import {createCycle, type CycleOptions} from './create-cycle.js';

export interface PublishEveryOptions extends CycleOptions {
  /** Is given what ends it: cuts the cycle in flight short, which leaves whole files. */
  onStop: (stop: () => void) => void;
}

/** `publish --every`: cycles until it is stopped. Resolves to the exit code. */
export function publishEvery({onStop, ...options}: PublishEveryOptions): Promise<number> {
  const stop = new AbortController();
  onStop(() => stop.abort());
  const {interval, log} = options;
  return repeat(createCycle(options), {interval, log, signal: stop.signal});
}
