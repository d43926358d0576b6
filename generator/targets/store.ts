/** A file as it is to be published. */
export interface Content {
  body: string;
  contentType: string;
  /** For the operator alone. */
  isPrivate?: boolean;
  /** Not to be written over what is not known, also where the server knows no conditions. */
  onlyOnCondition?: boolean;
}

/**
 * What is published in a place now. `version` changes with each write. `forbidden`: its key may not look, so
 * it could be anything, or nothing.
 */
export type Standing =
  {is: 'present'; body: string; version: string} | {is: 'absent'} | {is: 'forbidden'};

/** Longer files are cut there when they are read: they are nothing that we wrote. */
export const MAX_STANDING = 4_000_000; // bytes

/** The place of one file, in a bucket or in a folder. */
export interface Store {
  /** @throws {PublishError} */
  read(): Promise<Standing>;
  /** What everybody gets, where that can be asked for apart from what its key may do. */
  readAsVisitor?(): Promise<Standing>;
  /**
   * Puts the content in place if `over` is still what is published there; if it is null, in any case.
   *
   * @returns `changed`: another writer was faster, and nothing was written
   * @throws {LostAnswerError} where it may have been written
   * @throws {PublishError}
   */
  write(content: Content, over: Standing | null): Promise<'written' | 'changed'>;
}

/** Whether nothing was written between the two. */
export function isUnchanged(before: Standing | null, after: Standing): boolean {
  if (before?.is !== 'present' || after.is !== 'present') return before?.is === after.is;
  return before.version === after.version;
}
