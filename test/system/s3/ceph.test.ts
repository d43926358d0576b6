import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
  type S3ServiceException,
} from '@aws-sdk/client-s3';
import {cephFromEnv, type S3Credentials} from '../../support/s3/ceph.js';

const ceph = cephFromEnv();

function connect(credentials: S3Credentials): S3Client {
  return new S3Client({
    endpoint: ceph.endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
}

const isForbidden = (error: S3ServiceException) => error.$metadata.httpStatusCode === 403;

describe('Ceph', () => {
  const admin = connect(ceph.admin);

  it('serves a public-read object to everybody and a private one to nobody', async () => {
    await admin.send(new CreateBucketCommand({Bucket: 'public'}));
    const object = {Bucket: 'public', Body: '{"a":1}', ContentType: 'application/json'};
    await admin.send(new PutObjectCommand({...object, Key: 'open.json', ACL: 'public-read'}));
    await admin.send(new PutObjectCommand({...object, Key: 'closed.json'}));

    const open = await fetch(`${ceph.endpoint}/public/open.json`);
    assert.equal(open.status, 200);
    assert.equal(open.headers.get('content-type'), 'application/json');
    assert.deepEqual(await open.json(), {a: 1});
    const closed = await fetch(`${ceph.endpoint}/public/closed.json`);
    assert.equal(closed.status, 403);
  });

  it('allows a user what a policy grants, and no more', async () => {
    const user = connect(await ceph.createUser('publisher'));
    await admin.send(new CreateBucketCommand({Bucket: 'backups'}));
    await admin.send(new PutObjectCommand({Bucket: 'backups', Key: 'dump', Body: 'secret'}));
    const list = new ListObjectsV2Command({Bucket: 'backups'});
    await assert.rejects(user.send(list), isForbidden);

    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: {AWS: ['arn:aws:iam:::user/publisher']},
        Action: ['s3:ListBucket'],
        Resource: ['arn:aws:s3:::backups'],
      },
    };
    const Policy = JSON.stringify(policy);
    await admin.send(new PutBucketPolicyCommand({Bucket: 'backups', Policy}));
    const {Contents} = await user.send(list);
    assert.deepEqual(
      Contents?.map(({Key}) => Key),
      ['dump'],
    );
    const dump = {Bucket: 'backups', Key: 'dump'};
    await assert.rejects(user.send(new GetObjectCommand(dump)), isForbidden);
    await assert.rejects(user.send(new PutObjectCommand({...dump, Body: 'x'})), isForbidden);
  });
});
