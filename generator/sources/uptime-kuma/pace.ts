import {setTimeout as sleep} from 'node:timers/promises';

const FIRST_SPACING = 50; // ms
const MAX_SPACING = 2_000; // ms
const SLOWER = 1.5;
/** Slowly, or a limit that was found is tried again and again. */
const FASTER = 0.95;

/**
 * When the next request may start. As fast as possible until a server says that it is too fast, then apart by
 * as much as it takes, for all that ask.
 */
export class Pace {
  #spacing = 0; // ms
  #next = 0; // ms since 1970
  #slowedAt = 0; // ms since 1970

  /** Waits for the turn of a request; until the signal at the latest. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#spacing;
    if (at > now) await sleep(at - now, undefined, {signal}).catch(() => {});
  }

  /** A request that started then came too early. Those that were under way with it say nothing new. */
  refused(startedAt: number): void {
    if (startedAt < this.#slowedAt) return;
    this.#slowedAt = Date.now();
    this.#spacing = Math.min(MAX_SPACING, Math.max(FIRST_SPACING, this.#spacing * SLOWER));
    this.wait(this.#spacing);
  }

  answered(): void {
    this.#spacing = this.#spacing > 1 ? this.#spacing * FASTER : 0;
  }

  /** Nobody asks for so many ms. */
  wait(ms: number): void {
    this.#next = Math.max(this.#next, Date.now() + ms);
  }
}
