/** A command line that cannot be obeyed; the message is for who typed it and says how to fix it. */
export class UsageError extends Error {
  override name = 'UsageError';

  constructor(
    message: string,
    /** The command whose help tells more; undefined if none was recognized. */
    readonly command?: string,
  ) {
    super(message);
  }
}
