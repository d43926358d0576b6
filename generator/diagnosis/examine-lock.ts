import {formatAge} from './format-age.js';
import type {Config, TargetConfig} from '../config/config.js';
import {heldLockFault} from '../errors/remedies.js';
import {isLocked} from '../io/lock.js';
import {lockNameOf} from '../targets/lock-name.js';
import {overdueAge} from '../targets/overdue-age.js';
import type {ExamineOptions} from './examine-options.js';
import {critical, type Finding} from './finding.js';

/** A problem where a run keeps the lock of a target, so that nobody publishes there. */
export async function examineLock(
  target: TargetConfig,
  {publishInterval}: Pick<Config, 'publishInterval'>,
  {signal}: Pick<ExamineOptions, 'signal'>,
): Promise<Finding[]> {
  if (!(await isLocked(await lockNameOf(target)))) return [];
  const age = await overdueAge(target, publishInterval, signal);
  if (age === null) return [];
  const {what, remedy} = heldLockFault(formatAge(age));
  return [critical(what, remedy)];
}
