/** One file of `test/fixtures/truth`; its README explains every field. */
export interface Scenario {
  title: string;
  kind: Kind;
  why: string;
  /** The moment `T` on the reader's clock, to which all other times are relative. */
  clock: string;
  timeline: Step[];
}

export const KINDS = ['claim', 'age', 'clock', 'cache', 'word', 'document', 'failure'] as const;
export type Kind = (typeof KINDS)[number];

/** What a widget may claim. */
export const WORDS = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
] as const;
export type Word = (typeof WORDS)[number];

/** What a reader sees: a word, a sentence that claims nothing, or one that says that it is loading. */
export type Claim = Word | 'none' | 'waiting';

export interface Step {
  /** Since the start: `0s`, `90s`, `31m`. */
  at: string;
  /** From now on the origin answers like this. */
  answer?: Answer;
  /** From now on the reader's clock is wrong by so much. */
  clock?: string;
  /** For so long nothing runs; the clock goes on. */
  sleep?: string;
  /** What a reader sees now; of several any will do. */
  expect?: Claim | Claim[];
}

export interface Answer {
  /** 200 where it is missing. */
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  document?: unknown;
  /** Instead, what is sent as it is. */
  text?: string;
  /** `half`: as if that were all. `broken`: then the connection breaks. `stalled`: then nothing more comes. */
  body?: 'half' | 'broken' | 'stalled';
  /** There is no answer at all. */
  network?: 'refused' | 'hanging';
  /** The address that a redirect has led to. */
  redirected?: string;
}
