import {heldLock} from '../diagnosis/held-lock.js';
import type {Config, TargetConfig} from '../config/config.js';
import {formatFault, type Fault} from '../errors/fault.js';
import {noLockFault} from '../errors/remedies.js';
import {errorCode} from '../io/error-code.js';
import {takeLock} from '../io/lock.js';
import type {Log} from '../io/log.js';
import {lockNameOf} from '../targets/lock-name.js';

export interface Locks {
  /** Those that are ours for this run. */
  targets: TargetConfig[];
  /** Another run has kept one for so long that nobody publishes there. */
  isStuck: boolean;
  free: () => void;
}

/** Targets that another run is busy with are left to it. */
export async function lockTargets(
  {targets, publishInterval}: Pick<Config, 'targets' | 'publishInterval'>,
  log: Log,
): Promise<Locks> {
  const taken = await Promise.all(
    targets.map(async (target) => {
      const warn = (fault: Required<Fault>) => log.warn(`"${target.name}": ${formatFault(fault)}`);
      const free = await takeLock(await lockNameOf(target)).catch((error: unknown) => {
        warn(noLockFault(errorCode(error)));
        return () => {};
      });
      const held = free ? null : await heldLock(target, {publishInterval});
      if (held) warn(held);
      else if (!free) log.info(`Another run is publishing "${target.name}"; leaving it to that`);
      return {target, free, isStuck: !!held};
    }),
  );
  return {
    targets: taken.filter(({free}) => free).map(({target}) => target),
    isStuck: taken.some(({isStuck}) => isStuck),
    free: () => taken.forEach(({free}) => free?.()),
  };
}
