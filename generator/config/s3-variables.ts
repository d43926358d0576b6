import {address} from './address.js';
import {passphrase, region, token} from './kinds.js';
import type {Variables} from './variable.js';

/** How to reach the bucket of each series or target. */
export function s3Variables<P extends string, O extends 'series' | 'target'>(
  prefix: P,
  {per, key}: {per: O; key: string},
) {
  const secret = {kind: token, example: '', per, isSecret: true} as const;
  const variables = {
    ENDPOINT: {
      meaning:
        'Address of the S3 server. Not set: AWS, with its default credentials unless a key is set.',
      kind: address({
        secrets: true,
        login: `set ${prefix}_ACCESS_KEY_ID and ${prefix}_SECRET_ACCESS_KEY, for example ${prefix}_ACCESS_KEY_ID=DO00EXAMPLE`,
      }),
      example: 'https://nyc3.digitaloceanspaces.com',
      per,
    },
    REGION: {meaning: 'Region of the bucket.', kind: region, default: 'us-east-1', per},
    ACCESS_KEY_ID: {meaning: key, ...secret},
    SECRET_ACCESS_KEY: {meaning: 'The secret half of that key.', ...secret, kind: passphrase},
    SESSION_TOKEN: {meaning: 'For temporary credentials.', ...secret},
  } satisfies Variables;
  type Prefixed = {[N in keyof typeof variables as `${P}_${N}`]: (typeof variables)[N]};
  const entries = Object.entries(variables).map(([name, it]) => [`${prefix}_${name}`, it]);
  return Object.fromEntries(entries) as Prefixed;
}
