import type {S3Config} from './s3.js';

/** Where anybody asks for an object, or with an empty key for the bucket itself, without a key pair. */
export function publicAddress(
  {endpoint, region}: Pick<S3Config, 'endpoint' | 'region'>,
  {bucket, key}: {bucket: string; key: string},
): string {
  const base = endpoint ? `${endpoint}/${bucket}` : `https://${bucket}.s3.${region}.amazonaws.com`;
  return `${base}/${key.split('/').map(encodeURIComponent).join('/')}`;
}
