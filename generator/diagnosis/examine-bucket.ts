import {GetObjectCommand} from '@aws-sdk/client-s3';
import type {Config} from '../config/config.js';
import {withDeadline} from '../io/deadline.js';
import {examinePublished} from './examine-published.js';
import type {ExamineOptions} from './examine-options.js';
import {critical, note, warning, type Finding} from './finding.js';
import {judgeStanding} from './judge-standing.js';
import {isDenied, s3Fault} from '../errors/s3-fault.js';
import type {BucketTarget} from '../targets/open-target.js';
import {createS3Client, httpStatus, s3Code} from '../io/s3.js';

/** What stands; `refused` is a 403, which S3 also gives for what is not there. */
type Standing = {body: string | null} | 'refused';

const UNTRIED = note(
  'whether its key may write cannot be known without writing; elytra-status publish tells',
);

/** Looks with the key, then as anybody. */
export async function examineBucket(
  target: BucketTarget,
  config: Config,
  options: ExamineOptions,
): Promise<Finding[]> {
  const standing = await readStanding(target, options.signal);
  if (standing !== 'refused' && 'level' in standing) return [standing];
  if (standing !== 'refused' && standing.body === null) {
    return [judgeStanding(null, options.now), UNTRIED];
  }
  const {isPublic, findings} = await examinePublished(target, config, options);
  if (standing !== 'refused') {
    return [judgeStanding(standing.body, options.now), ...findings, UNTRIED];
  }
  return isPublic
    ? [
        warning(
          'its key may not read what is published, so that a newer document could be replaced',
          'grant it s3:GetObject',
        ),
        ...findings,
        UNTRIED,
      ]
    : [note('nothing stands there yet, or its key may not read it: S3 says 403 to both'), UNTRIED];
}

async function readStanding(
  {location, s3}: BucketTarget,
  signal: AbortSignal,
): Promise<Standing | Finding> {
  const client = createS3Client(s3);
  try {
    const object = new GetObjectCommand({Bucket: location.bucket, Key: location.key});
    const sent = client.send(object, {abortSignal: signal});
    const answer = await withDeadline(sent, signal, () => signal.reason as Error);
    return {body: (await answer.Body?.transformToString()) ?? ''};
  } catch (error) {
    if (isDenied(error)) return 'refused';
    if (httpStatus(error) === 404 && s3Code(error) === 'NoSuchKey') return {body: null};
    const call = {prefix: 'STATUS_S3', action: 'read', endpoint: s3.endpoint} as const;
    const {what, remedy = ''} = s3Fault(error, call);
    return critical(`s3://${location.bucket}/${location.key}: ${what}`, remedy);
  } finally {
    client.destroy();
  }
}
