import type {Location} from './location.js';

/** The file that each word of `STATUS_OUTPUTS` adds beside a document. */
export const OUTPUT_FILES = {
  badge: 'badge.svg',
  shields: 'badge.json',
  html: 'status.html',
  metrics: 'metrics.prom',
  feed: 'feed.xml',
} as const;
export type OutputName = keyof typeof OUTPUT_FILES;

export const OUTPUT_NAMES = Object.keys(OUTPUT_FILES) as OutputName[];

/** The place of another file in the folder of a document. */
export function beside(location: Location, file: string): Location {
  const place = (document: string) => document.slice(0, document.lastIndexOf('/') + 1) + file;
  return location.kind === 's3'
    ? {...location, key: place(location.key)}
    : {...location, path: place(location.path)};
}
