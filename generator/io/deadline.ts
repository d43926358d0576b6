import {setMaxListeners} from 'node:events';

/**
 * Gives up waiting when the signal fires, for work that cannot be cancelled itself: a call on a network
 * file system may never come back, and the SDK forgets a request whose answer changes the protocol.
 */
export function withDeadline<T>(
  work: Promise<T>,
  signal: AbortSignal,
  error: () => Error,
): Promise<T> {
  setMaxListeners(0, signal); // all that is under way at once listens to the same one
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(error());
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, {once: true});
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

/** A signal whose time begins later than its work. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly signal = this.#controller.signal;

  /** @param ms from now */
  endIn(ms: number): void {
    const end = () => this.#controller.abort(new DOMException('the time is over', 'TimeoutError'));
    setTimeout(end, ms).unref();
  }
}
