/**
 * `left`: what another publisher put there is as good or newer. `not verified`: the target took it, but does not
 * let it be read back.
 */
export type Outcome = 'published' | 'left' | 'not verified';

export interface Published {
  /** Every target holds the document, or a newer one, and its outputs. */
  everywhere: boolean;
  /** And all of it was read back. */
  verified: boolean;
}

/** The worst of all. */
export const all = (parts: readonly Published[]): Published => ({
  everywhere: parts.every(({everywhere}) => everywhere),
  verified: parts.every(({verified}) => verified),
});
