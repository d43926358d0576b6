import type {AnswerHead} from '../../io/http-get.js';

/** `Date` has whole seconds: less than two are no difference. */
const RESOLUTION = 2_000; // ms

/**
 * What the dated answers of a server say of its clock. An old answer, which something in front of the server
 * replays, can only be dated earlier: the one that is dated the latest counts.
 */
export class ServerClock {
  #date = NaN;
  #offset = NaN;
  #firstReceivedAt = NaN;
  #lastAskedAt = NaN;

  note({date, askedAt, receivedAt}: AnswerHead): void {
    if (Number.isNaN(date)) return;
    if (!(this.#offset <= receivedAt - date)) this.#offset = receivedAt - date;
    if (date === this.#date) {
      this.#firstReceivedAt = Math.min(this.#firstReceivedAt, receivedAt);
      this.#lastAskedAt = Math.max(this.#lastAskedAt, askedAt);
    } else if (!(date < this.#date)) {
      this.#date = date;
      this.#firstReceivedAt = receivedAt;
      this.#lastAskedAt = askedAt;
    }
  }

  /** The latest date does not move on with the time: all that comes is one old answer, and there is no clock. */
  get isReplayed(): boolean {
    return this.#lastAskedAt - this.#firstReceivedAt > RESOLUTION;
  }

  /** How far our clock is ahead, ms; 0 where nothing is known of theirs. */
  get offset(): number {
    const isKnown = !Number.isNaN(this.#offset) && !this.isReplayed;
    return isKnown && Math.abs(this.#offset) >= RESOLUTION ? this.#offset : 0;
  }

  /** For how long an answer had been made when it was asked for, ms. */
  ageOf({date, askedAt}: AnswerHead): number {
    return Math.max(0, askedAt - date - this.offset) || 0;
  }
}
