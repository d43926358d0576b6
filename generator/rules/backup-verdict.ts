import {CLOCK_TOLERANCE, type BackupStatus} from '../../embed/contract/status.js';
import type {BackupObject, BackupReading} from '../sources/reading.js';
import {tooSmall, type TooSmall} from './least-size.js';
import {outdatedName} from './outdated-name.js';

/** A dump may wait for a lock, with nothing written but its head. */
const PATIENCE = 3_600_000; // ms, an hour

/** What is said of a series, and why; who writes about it need not judge again. */
export interface BackupVerdict {
  status: BackupStatus;
  why: 'unreadable' | 'none' | 'inProgress' | 'ahead' | 'small' | 'old' | 'good';
  /** The one that speaks for the series. */
  backup?: BackupObject;
  small?: TooSmall;
  /** By its name it is that old, ms since 1970. */
  nameDate?: number;
}

/** One series by its newest backup. */
export function backupVerdict(reading: BackupReading, now: number): BackupVerdict {
  const {config, objects, leftOut, error} = reading;
  if (error) return {status: 'unknown', why: 'unreadable'};
  const backup = speaker(reading, now);
  if (!backup) {
    // What is being written may have replaced a good one.
    return leftOut.inProgress
      ? {status: 'unknown', why: 'inProgress'}
      : {status: 'overdue', why: 'none'};
  }
  if (backup.time > now + CLOCK_TOLERANCE) return {status: 'unknown', why: 'ahead', backup};
  const found = {backup, nameDate: outdatedName(backup, {config, objects})};
  const small = tooSmall(backup, {config, objects});
  if (small) return {status: 'failed', why: 'small', small, ...found};
  return now >= backup.time + config.maxAge
    ? {status: 'overdue', why: 'old', ...found}
    : {status: 'success', why: 'good', ...found};
}

/** The newest; one that is too small lets the one before speak for its first hour. */
function speaker({config, objects}: BackupReading, now: number): BackupObject | undefined {
  const isUnripe = (object: BackupObject) =>
    object.time <= now + CLOCK_TOLERANCE &&
    now - object.time < PATIENCE &&
    tooSmall(object, {config, objects}) !== undefined;
  return objects.find((object) => !isUnripe(object)) ?? objects[0];
}
