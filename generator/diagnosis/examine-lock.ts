import type {Config, TargetConfig} from '../config/config.js';
import {isLocked} from '../io/lock.js';
import {lockNameOf} from '../targets/lock-name.js';
import type {ExamineOptions} from './examine-options.js';
import {critical, type Finding} from './finding.js';
import {heldLock} from './held-lock.js';

/** A problem where a run keeps the lock of a target, so that nobody publishes there. */
export async function examineLock(
  target: TargetConfig,
  config: Pick<Config, 'publishInterval'>,
  {signal}: Pick<ExamineOptions, 'signal'>,
): Promise<Finding[]> {
  if (!(await isLocked(await lockNameOf(target)))) return [];
  const fault = await heldLock(target, config, signal);
  return fault ? [critical(fault.what, fault.remedy)] : [];
}
