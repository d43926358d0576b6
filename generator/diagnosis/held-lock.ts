import {parseDate} from '../../embed/contract/parse-date.js';
import type {Config, TargetConfig} from '../config/config.js';
import {parseStanding} from '../document/parse-standing.js';
import type {Fault} from '../errors/fault.js';
import {heldLockFault} from '../errors/remedies.js';
import {lockedSince} from '../io/lock.js';
import {lockNameOf} from '../targets/lock-name.js';
import {openTarget} from '../targets/open-target.js';
import {formatAge} from './format-age.js';

/** A run that is at work for longer has not only just begun. */
const INTERVALS = 2;
const TIME_TO_READ = 5_000; // ms

/**
 * What is wrong with a target that another run keeps locked while its document ages; null while that run may yet
 * publish. Where no document can be read, the age of the lock speaks, if the system knows it.
 */
export async function heldLock(
  target: TargetConfig,
  {publishInterval}: Pick<Config, 'publishInterval'>,
  signal = AbortSignal.timeout(TIME_TO_READ),
): Promise<Required<Fault> | null> {
  const updatedAt = await updatedAtOf(target, signal);
  const since = updatedAt ?? lockedSince(await lockNameOf(target));
  if (since === null) return null;
  const age = Date.now() - since;
  if (!(age > INTERVALS * publishInterval)) return null;
  return heldLockFault(formatAge(age), updatedAt === null ? 'lock' : 'document');
}

async function updatedAtOf(target: TargetConfig, signal: AbortSignal): Promise<number | null> {
  const place = openTarget(target, signal);
  try {
    const standing = await place.inTime(place.store(target.location, () => {}).read());
    const status = standing.is === 'present' ? parseStanding(standing.body) : null;
    return status && parseDate(status.updated_at);
  } catch {
    return null;
  } finally {
    place.close();
  }
}
