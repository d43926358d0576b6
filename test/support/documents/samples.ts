import {readdirSync, readFileSync} from 'node:fs';
import type {BackupStatus, PlatformStatus} from '../../../embed/contract/status.js';

/** One of `test/fixtures/samples`: a document, and what every reader must make of it. */
export interface Sample {
  title: string;
  /** The reader's clock. */
  now: string;
  expect: {
    guard: 'accept' | 'reject';
    schema: 'valid' | 'invalid';
    /** Null: rejected. */
    state: PlatformStatus | 'stale' | null;
    /** Null: no backup row. */
    backups: BackupStatus | null;
  };
  /** Instead of `text`. */
  document?: unknown;
  /** What is no JSON value of its own. */
  text?: string;
}

const folder = new URL('../../fixtures/samples/', import.meta.url);

export const SAMPLES: ReadonlyMap<string, Sample> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Sample,
    ]),
);

/** As it would come over the wire. */
export const sampleText = ({text, document}: Sample): string => text ?? JSON.stringify(document);
