import type {CheckOutput} from './check-outputs.js';
import {FaultError} from './fault.js';
import {READ_REMEDIES} from './remedies.js';

interface ReadErrorOptions extends ErrorOptions {
  /** HTTP status, where it was that. */
  status?: number;
  /** What to do, where more is known than the code says. */
  remedy?: string;
}

/** A source, or a part of it, could not be read. The message is for the operator's log. */
export class ReadError extends FaultError {
  override name = 'ReadError';
  readonly status: number | undefined;

  constructor(
    readonly output: CheckOutput,
    what: string,
    {status, remedy = READ_REMEDIES[output], ...options}: ReadErrorOptions = {},
  ) {
    super({what, remedy}, options);
    this.status = status;
  }
}

/** A bug of ours, or a world that is odder than we thought: its cause is for the log, with its stack. */
export class UnforeseenError extends ReadError {
  override name = 'UnforeseenError';

  constructor(output: CheckOutput, cause: unknown) {
    super(output, 'an answer that was not foreseen', {cause});
  }
}
