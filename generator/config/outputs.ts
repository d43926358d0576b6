import type {ConfigReader} from './reader.js';
import type {TargetConfig} from './config.js';
import type {Location} from './location.js';

/** The file that each word of `STATUS_OUTPUTS` adds beside a document. */
export const OUTPUT_FILES = {
  badge: 'badge.svg',
  shields: 'badge.json',
  html: 'status.html',
  metrics: 'metrics.prom',
} as const;
export type OutputName = keyof typeof OUTPUT_FILES;

/** `STATUS_OUTPUTS`, each named once. */
export function readOutputs(
  reader: ConfigReader,
  targets: readonly TargetConfig[],
): readonly OutputName[] {
  const words = [...new Set(reader.words('STATUS_OUTPUTS'))];
  const example = 'for example STATUS_OUTPUTS="badge html"';
  if (words.some((word) => !Object.hasOwn(OUTPUT_FILES, word))) {
    const known = Object.keys(OUTPUT_FILES).join(' ');
    reader.problem('STATUS_OUTPUTS', `wants some of ${known}; ${example}`);
    return [];
  }
  const names = words as OutputName[];
  const places = targets.flatMap(({location, s3}) =>
    [location, ...names.map((name) => beside(location, OUTPUT_FILES[name]))].map((place) =>
      JSON.stringify([place, s3.endpoint]),
    ),
  );
  // Documents in one place are a problem of STATUS_TARGETS.
  if (names.length && new Set(places).size < places.length) {
    reader.problem(
      'STATUS_OUTPUTS',
      'would write two files in one place, because two targets share a folder or a document has the name of an output; give each document a folder of its own, for example STATUS_TARGETS="main=file:/srv/a/status.json mirror=file:/srv/b/status.json"',
    );
  }
  return names;
}

/** The place of another file in the folder of a document. */
export function beside(location: Location, file: string): Location {
  const place = (document: string) => document.slice(0, document.lastIndexOf('/') + 1) + file;
  return location.kind === 's3'
    ? {...location, key: place(location.key)}
    : {...location, path: place(location.path)};
}
