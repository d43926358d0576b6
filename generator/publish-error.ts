/** `newer stands`: another publisher was faster, which is as good. */
export type Outcome = 'published' | 'newer stands';

/** A target did not get the document. The message is for the operator's log and says how to mend it. */
export class PublishError extends Error {
  override name = 'PublishError';
}
