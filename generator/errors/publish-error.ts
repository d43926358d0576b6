/**
 * `newer stands`: another publisher was faster, which is as good. `not verified`: the target took it, but does
 * not let it be read back.
 */
export type Outcome = 'published' | 'newer stands' | 'not verified';

/** A target did not get the document. The message is for the operator's log and says how to mend it. */
export class PublishError extends Error {
  override name = 'PublishError';
}
