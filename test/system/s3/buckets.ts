import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {createS3Client} from '../../../generator/io/s3.js';
import {cephFromEnv, type S3Credentials} from '../../support/s3/ceph.js';

export const ceph = cephFromEnv();

export const admin: S3Client = createS3Client({
  endpoint: ceph.endpoint,
  region: 'us-east-1',
  credentials: ceph.admin,
});

let buckets = 0;

/** A bucket of its own for each test. */
export async function newBucket(): Promise<string> {
  const bucket = `bucket-${process.pid}-${++buckets}`;
  await admin.send(new CreateBucketCommand({Bucket: bucket}));
  return bucket;
}

export const put = (bucket: string, key: string, body: string) =>
  admin.send(new PutObjectCommand({Bucket: bucket, Key: key, Body: Buffer.from(body)}));

export async function read(bucket: string, key: string): Promise<string> {
  const answer = await admin.send(new GetObjectCommand({Bucket: bucket, Key: key}));
  return answer.Body!.transformToString();
}

export const statement = (
  uid: string,
  Effect: 'Allow' | 'Deny',
  actions: readonly string[],
  resources: readonly string[],
) => ({
  Effect,
  Principal: {AWS: [`arn:aws:iam:::user/${uid}`]},
  Action: actions.map((action) => `s3:${action}`),
  Resource: resources.map((resource) => `arn:aws:s3:::${resource}`),
});

export async function setPolicy(bucket: string, statements: readonly object[]): Promise<void> {
  const Policy = JSON.stringify({Version: '2012-10-17', Statement: statements});
  await admin.send(new PutBucketPolicyCommand({Bucket: bucket, Policy}));
}

/** A user that may do just this. */
export async function grant(
  bucket: string,
  uid: string,
  actions: readonly string[],
  resources: readonly string[],
): Promise<S3Credentials> {
  const user = await ceph.createUser(uid);
  await setPolicy(bucket, [statement(uid, 'Allow', actions, resources)]);
  return user;
}

/** The variables that reach Ceph with these keys. */
export const s3Env = (
  prefix: 'BACKUP' | 'STATUS',
  {accessKeyId, secretAccessKey}: S3Credentials,
) => ({
  [`${prefix}_S3_ENDPOINT`]: ceph.endpoint,
  [`${prefix}_S3_ACCESS_KEY_ID`]: accessKeyId,
  [`${prefix}_S3_SECRET_ACCESS_KEY`]: secretAccessKey,
});
