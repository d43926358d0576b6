import {parseDate} from '../../embed/contract/parse-date.js';
import {parse} from '../../embed/contract/parse.js';
import type {TargetConfig} from '../config/config.js';
import {isTooLong} from '../document/is-too-long.js';
import {withoutBom} from '../text/without-bom.js';
import {openTarget} from './open-target.js';

/** A run that is at work for longer has not only just begun. */
const INTERVALS = 2;
const TIME_TO_READ = 5_000; // ms

/**
 * How old the published document of a target is that another run keeps locked, ms; null while that run may yet
 * publish, or where the document cannot be read.
 */
export async function overdueAge(
  target: TargetConfig,
  publishInterval: number,
  signal = AbortSignal.timeout(TIME_TO_READ),
): Promise<number | null> {
  const place = openTarget(target, signal);
  try {
    const standing = await place.inTime(place.store(target.location, () => {}).read());
    if (standing.is !== 'present' || isTooLong(standing.body)) return null;
    const age = Date.now() - parseDate(parse(withoutBom(standing.body))?.updated_at);
    return age > INTERVALS * publishInterval ? age : null;
  } catch {
    return null;
  } finally {
    place.close();
  }
}
