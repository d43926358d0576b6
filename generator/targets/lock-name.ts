import type {TargetConfig} from '../config/config.js';
import {withDeadline} from '../io/deadline.js';
import {followLinks} from './follow-links.js';

const TIME_TO_FOLLOW = 1_000; // ms; a dead file system must not hold up the other targets

/** The name of the lock of one place: one name for one file, also where links give it several. */
export async function lockNameOf({location, s3}: TargetConfig): Promise<string> {
  const place =
    location.kind === 's3' ? location : await followed(location.path).catch(() => location.path);
  return JSON.stringify([place, s3.endpoint]);
}

const followed = (path: string) =>
  withDeadline(followLinks(path), AbortSignal.timeout(TIME_TO_FOLLOW), () => new Error('late'));
