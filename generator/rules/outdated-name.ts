import type {BackupObject, BackupReading} from '../sources/reading.js';

/** A name may carry the day before, in another time zone. */
const TOLERANCE = 172_800_000; // ms, 48 hours
const DAY = 86_400_000; // ms
const OTHERS = 4;

/**
 * The date in the name of a backup (ms since 1970) where it is so much older than its time that the
 * time is the one of a copy, or of a change of its rights; else undefined. It takes others of its shape
 * with dates of their own: a single date may be part of a title.
 */
export function outdatedName(
  object: BackupObject,
  {config, objects}: Pick<BackupReading, 'config' | 'objects'>,
): number | undefined {
  const limit = Math.max(TOLERANCE, config.maxAge);
  const isLate = ({time, date}: BackupObject) => date !== null && time - date > limit;
  const {date} = object;
  if (date === null || !isLate(object)) return undefined;
  const others = objects.filter(
    (other) => other !== object && other.shape.name === object.shape.name && other.date !== null,
  );
  const dates = new Set(others.map((other) => other.date));
  dates.delete(date);
  if (dates.size < OTHERS) return undefined;
  // Where those that were written on other days are late as well, it is how they are named: by the
  // beginning of a chain, for example.
  const apart = others.filter((other) => Math.abs(other.time - object.time) > DAY);
  const isCustom = apart.filter(isLate).length * 2 > apart.length;
  return isCustom ? undefined : date;
}
