import type {S3Config} from '../io/s3.js';
import {suffixed} from './known-variables.js';
import type {Location} from './location.js';
import type {ConfigReader} from './reader.js';

type Prefix = 'BACKUP_S3' | 'STATUS_S3';

const EXAMPLE_KEY = 'DO00EXAMPLE';

/** How to reach the bucket of one series or target. */
export function readS3Config(
  reader: ConfigReader,
  prefix: Prefix,
  {name: owner, location}: {name: string; location: Location},
): S3Config {
  if (location.kind === 'file') return {region: ''};
  return {
    endpoint: readEndpoint(reader, prefix, owner, location.bucket),
    region: reader.value(`${prefix}_REGION`, owner),
    credentials: readCredentials(reader, prefix, owner),
  };
}

function readEndpoint(reader: ConfigReader, prefix: Prefix, owner: string, bucket: string) {
  const name = `${prefix}_ENDPOINT` as const;
  const endpoint = reader.value(name, owner);
  if (endpoint && new URL(endpoint).hostname.startsWith(`${bucket}.`)) {
    reader.problem(name, 'must not begin with the bucket', {owner});
  } else if (endpoint && new URL(endpoint).pathname !== '/') {
    reader.problem(name, 'must not have a path', {owner});
  }
  return endpoint;
}

function readCredentials(
  reader: ConfigReader,
  prefix: Prefix,
  owner: string,
): S3Config['credentials'] {
  const names = {
    id: `${prefix}_ACCESS_KEY_ID`,
    secret: `${prefix}_SECRET_ACCESS_KEY`,
    token: `${prefix}_SESSION_TOKEN`,
  } as const;
  const isOwn = (name: string) => reader.isSet(suffixed(name, owner));
  // Half of a key pair goes with no other half.
  const hasOwnKey = Object.values(names).some(isOwn);
  const part = (name: (typeof names)[keyof typeof names]) =>
    hasOwnKey && !isOwn(name) ? undefined : reader.value(name, owner);
  const accessKeyId = part(names.id);
  const secretAccessKey = part(names.secret);
  if (accessKeyId && secretAccessKey) {
    return {accessKeyId, secretAccessKey, sessionToken: part(names.token)};
  }
  const hasEndpoint = reader.isSet(reader.nameFor(`${prefix}_ENDPOINT`, owner));
  if (hasEndpoint || accessKeyId || secretAccessKey) {
    const reason = hasEndpoint ? 'an endpoint needs a key' : 'a key has two halves';
    reader.problem(accessKeyId ? names.secret : names.id, `is missing for "${owner}"; ${reason}`, {
      example: EXAMPLE_KEY,
    });
  }
  return undefined;
}
