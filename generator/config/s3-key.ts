import type {S3Config} from '../io/s3.js';
import {suffixed} from './known-variables.js';
import type {NamedLocation} from './locations.js';
import type {ConfigReader} from './reader.js';

export type S3Prefix = 'BACKUP_S3' | 'STATUS_S3';

const PARTS = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'] as const;
const EXAMPLE = 'DO00EXAMPLE';

/**
 * The key for one series or target: its own, else the one for all where that is for the same server.
 *
 * @param all every series, or every target
 */
export function readS3Key(
  reader: ConfigReader,
  prefix: S3Prefix,
  owner: string,
  all: readonly NamedLocation[],
): S3Config['credentials'] {
  const isOwn = (name: string) => reader.isSet(suffixed(name, owner));
  const hasOwn = hasOwnKey(reader, prefix, owner);
  const endpoint = `${prefix}_ENDPOINT` as const;
  const isElsewhere = reader.value(endpoint, owner) !== serverOfKey(reader, prefix, all);
  const isGiven = (part: (typeof PARTS)[number]) => {
    const name = `${prefix}_${part}` as const;
    // Half of a key goes with no other half.
    return isOwn(name) || (!hasOwn && !isElsewhere && reader.isSet(name));
  };
  const missing = PARTS.slice(0, 2).find((part) => !isGiven(part));
  if (!missing) {
    const [accessKeyId, secretAccessKey, sessionToken] = PARTS.map((part) =>
      isGiven(part) ? reader.value(`${prefix}_${part}`, owner) : undefined,
    );
    return accessKeyId && secretAccessKey
      ? {accessKeyId, secretAccessKey, sessionToken}
      : undefined; // the reader has said why
  }
  const name = `${prefix}_${missing}` as const;
  const hasEndpoint = reader.isSet(reader.nameFor(endpoint, owner));
  if (isElsewhere && !hasOwn && reader.isSet(name)) {
    const why = `"${owner}" has its own endpoint, which is not sent the key of another server`;
    reader.problem(name, `is missing; ${why}`, {owner, isOwn: true, example: EXAMPLE});
  } else if (hasEndpoint || PARTS.some(isGiven)) {
    const why = hasEndpoint ? 'an endpoint needs a key' : 'a key has two halves';
    reader.problem(name, `is missing for "${owner}"; ${why}`, {
      owner,
      isOwn: hasOwn,
      example: EXAMPLE,
    });
  }
  return undefined;
}

const hasOwnKey = (reader: ConfigReader, prefix: S3Prefix, owner: string) =>
  PARTS.some((part) => reader.isSet(suffixed(`${prefix}_${part}`, owner)));

/** The one endpoint that the key for all is for; undefined: AWS. */
function serverOfKey(
  reader: ConfigReader,
  prefix: S3Prefix,
  all: readonly NamedLocation[],
): string | undefined {
  const endpoint = `${prefix}_ENDPOINT` as const;
  const [server, ...others] = new Set(
    all
      .filter(({name, location}) => location.kind === 's3' && !hasOwnKey(reader, prefix, name))
      .map(({name}) => reader.value(endpoint, name)),
  );
  return reader.isSet(endpoint) || others.length ? reader.value(endpoint) : server;
}
