/** What went wrong, and what an operator does about it. */
export interface Fault {
  what: string;
  /** Absent where nothing better is known than to read on. */
  remedy?: string;
}

/** The one way in which a line says both. */
export const formatFault = ({what, remedy}: Fault): string =>
  remedy ? `${what}; ${remedy}` : what;

/** An error that an operator can do something about. */
export class FaultError extends Error implements Fault {
  override name = 'FaultError';
  readonly what: string;
  readonly remedy: string | undefined;

  constructor({what, remedy}: Fault, options?: ErrorOptions) {
    super(formatFault({what, remedy}), options);
    this.what = what;
    this.remedy = remedy;
  }
}
