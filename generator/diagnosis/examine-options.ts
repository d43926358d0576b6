export interface ExamineOptions {
  /** Sites that shall be able to read the document. */
  origins: readonly string[];
  signal: AbortSignal;
  /** ms since 1970 */
  now: number;
}
