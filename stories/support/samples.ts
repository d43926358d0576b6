import type {Sample} from '../../test/support/documents/samples.js';

const files = import.meta.glob<Sample>('../../test/fixtures/samples/*.json', {
  eager: true,
  import: 'default',
});

/** `test/fixtures/samples` by their names. */
export const SAMPLES: Readonly<Record<string, Sample>> = Object.fromEntries(
  Object.entries(files).map(([path, sample]) => [/([\w-]+)\.json$/.exec(path)![1]!, sample]),
);
