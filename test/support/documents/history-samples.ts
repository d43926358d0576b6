import {readdirSync, readFileSync} from 'node:fs';
import type {UptimeWindow} from '../../../embed/contract/status.js';

/** One of `test/fixtures/history`: a record, and what every reader must make of it. */
export interface HistorySample {
  title: string;
  /** The reader's clock. */
  now: string;
  expect: {
    guard: 'accept' | 'reject';
    schema: 'valid' | 'invalid';
    /** How many are left; null: rejected. */
    components: number | null;
    /** Of the platform, at `now`: percent up and percent observed, rounded down; null: not recorded. */
    uptime: Record<UptimeWindow, [percent: number, observed: number] | null> | null;
  };
  /** Instead of `text`. */
  document?: unknown;
  /** What is no JSON value of its own. */
  text?: string;
}

const folder = new URL('../../fixtures/history/', import.meta.url);

export const HISTORY_SAMPLES: ReadonlyMap<string, HistorySample> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as HistorySample,
    ]),
);

/** As it would come over the wire. */
export const historySampleText = ({text, document}: HistorySample): string =>
  text ?? JSON.stringify(document);
