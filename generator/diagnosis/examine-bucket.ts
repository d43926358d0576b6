import type {Config} from '../config/config.js';
import {examinePublished} from './examine-published.js';
import type {ExamineOptions} from './examine-options.js';
import {critical, note, warning, type Finding} from './finding.js';
import {judgeStanding} from './judge-standing.js';
import {PublishError} from '../errors/publish-error.js';
import {openTarget, type BucketTarget} from '../targets/open-target.js';
import type {Standing} from '../targets/store.js';

const UNTRIED = note(
  'whether its key may write cannot be known without writing; elytra-status publish shows it',
);

/** Looks with the key, then as anybody. */
export async function examineBucket(
  target: BucketTarget,
  config: Config,
  options: ExamineOptions,
): Promise<Finding[]> {
  const standing = await readStanding(target, options.signal);
  if ('level' in standing) return [standing];
  if (standing.is === 'absent') return [judgeStanding(null, options.now), UNTRIED];
  const {isPublic, findings} = await examinePublished(target, config, options);
  if (standing.is === 'present') {
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
    : [note('nothing is published yet, or its key may not read it: S3 says 403 to both'), UNTRIED];
}

async function readStanding(
  target: BucketTarget,
  signal: AbortSignal,
): Promise<Standing | Finding> {
  const place = openTarget(target, signal);
  const {location} = target;
  try {
    return await place.inTime(place.store(location, () => {}).read());
  } catch (error) {
    if (!(error instanceof PublishError)) throw error;
    return critical(`s3://${location.bucket}/${location.key}: ${error.what}`, error.remedy ?? '');
  } finally {
    place.close();
  }
}
