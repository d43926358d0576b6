import type {TargetConfig} from './config.js';
import type {ConfigReader} from './reader.js';
import {beside, OUTPUT_FILES, type OutputName} from './outputs.js';
import {readS3Config} from './s3.js';

const EXAMPLE = 'main=s3://my-status/status.json';

/** `STATUS_TARGETS`, each in a place of its own. */
export function readTargetConfigs(reader: ConfigReader, isNeeded: boolean): TargetConfig[] {
  const targets = (reader.value('STATUS_TARGETS') ?? []).map((target, _, all): TargetConfig => {
    const {name: owner, location} = target;
    if (/^$|\/$/.test(location.kind === 's3' ? location.key : location.path)) {
      reader.problem('STATUS_TARGETS', 'must end with the name of the document', {
        entry: `"${owner}"`,
        example: EXAMPLE,
      });
    }
    return {
      ...target,
      s3: readS3Config(reader, 'STATUS_S3', target, all),
      acl: reader.value('STATUS_ACL', owner),
      cacheControl: reader.value('STATUS_CACHE_CONTROL', owner),
    };
  });
  const places = targets.map(({location, s3}) => JSON.stringify([location, s3.endpoint]));
  if (new Set(places).size < places.length) {
    reader.problem('STATUS_TARGETS', 'has two entries for one place; leave one of them out', {
      example: EXAMPLE,
    });
  }
  if (isNeeded && !reader.isSet('STATUS_TARGETS')) {
    reader.missing(
      'STATUS_TARGETS',
      `where the document goes, for example STATUS_TARGETS=${EXAMPLE} or STATUS_TARGETS=main=file:/var/www/html/status.json`,
    );
  }
  return targets;
}

/** `STATUS_OUTPUTS`, where each has a place of its own. */
export function readOutputs(
  reader: ConfigReader,
  targets: readonly TargetConfig[],
): readonly OutputName[] {
  const names = reader.value('STATUS_OUTPUTS') ?? [];
  const places = targets.flatMap(({location, s3}) =>
    [location, ...names.map((name) => beside(location, OUTPUT_FILES[name]))].map((place) =>
      JSON.stringify([place, s3.endpoint]),
    ),
  );
  // Documents in one place are a problem of STATUS_TARGETS.
  if (names.length && new Set(places).size < places.length) {
    reader.problem(
      'STATUS_OUTPUTS',
      'would write two files in one place, because two targets share a folder or a document has the name of an output; give each document its own folder, for example STATUS_TARGETS="main=file:/srv/a/status.json mirror=file:/srv/b/status.json"',
      {example: ''},
    );
  }
  return names;
}
