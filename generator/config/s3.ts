import type {S3Config} from '../io/s3.js';
import type {NamedLocation} from './locations.js';
import type {ConfigReader} from './reader.js';
import {readS3Key, type S3Prefix} from './s3-key.js';

/** How every key of AWS begins; other vendors have other ones. */
const AWS_KEY = /^A(KIA|SIA)/;
/** The SDK would send signed requests there. */
const AWS_ENDPOINTS = ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'];

/**
 * How to reach the bucket of one series or target.
 *
 * @param all every series, or every target
 */
export function readS3Config(
  reader: ConfigReader,
  prefix: S3Prefix,
  {name: owner, location}: NamedLocation,
  all: readonly NamedLocation[],
): S3Config {
  if (location.kind === 'file') return {region: ''};
  const endpoint = readEndpoint(reader, prefix, owner, location.bucket);
  const credentials = readS3Key(reader, prefix, owner, all);
  if (!endpoint) warnOfAws(reader, prefix, owner, credentials);
  return {endpoint, region: reader.value(`${prefix}_REGION`, owner), credentials};
}

function readEndpoint(reader: ConfigReader, prefix: S3Prefix, owner: string, bucket: string) {
  const name = `${prefix}_ENDPOINT` as const;
  const endpoint = reader.value(name, owner);
  if (endpoint && new URL(endpoint).hostname.startsWith(`${bucket}.`)) {
    reader.problem(name, 'must not begin with the bucket', {owner});
  } else if (endpoint && new URL(endpoint).pathname !== '/') {
    reader.problem(name, 'must not have a path', {owner});
  }
  return endpoint;
}

/** Without an endpoint AWS is asked, whatever else seems to name another server. */
function warnOfAws(
  reader: ConfigReader,
  prefix: S3Prefix,
  owner: string,
  credentials: S3Config['credentials'],
): void {
  const name = `${prefix}_ENDPOINT` as const;
  const foreign = AWS_ENDPOINTS.find((it) => reader.isSet(it));
  const reason = foreign
    ? `${foreign} is not read`
    : credentials && !AWS_KEY.test(credentials.accessKeyId)
      ? 'its keys begin with AKIA or ASIA, and this one does not'
      : undefined;
  if (!reason) return;
  reader.warn(
    name,
    `is not set for "${owner}", so AWS is asked, but ${reason}`,
    'set it to the address of your S3 server, for example https://nyc3.digitaloceanspaces.com',
  );
}
