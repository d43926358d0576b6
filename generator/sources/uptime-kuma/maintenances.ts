import {z} from 'zod';
import type {ScheduledMaintenance} from '../../../embed/contract/status.js';
import {parseKumaTime, toIso} from './kuma-time.js';
import {cut, id, text} from './shape.js';

export const maintenanceSchema = z.object({
  id,
  title: z.string(),
  description: text,
  timeslotList: z
    .array(z.object({startDate: text, endDate: text}))
    .nullish()
    .catch(null),
  dateRange: z.array(text).nullish().catch(null),
  timezone: text,
  timezoneOffset: text,
});
type KumaMaintenance = z.infer<typeof maintenanceSchema>;

/**
 * Kuma lists only what runs now. Which monitors are in it, it does not say: one that is in maintenance may be in
 * another, which is not on the page.
 */
export function readMaintenances(entries: readonly KumaMaintenance[]): ScheduledMaintenance[] {
  return entries.map((entry) => {
    const slot = entry.timeslotList?.[0];
    return {
      id: entry.id,
      name: entry.title,
      status: 'in_progress',
      impact: 'maintenance',
      incident_updates: entry.description
        ? [{status: 'in_progress', body: cut(entry.description)}]
        : [],
      scheduled_for: toIso(timeOf(slot?.startDate, entry)) ?? null,
      scheduled_until: toIso(endOf(entry)) ?? null,
      components: [],
    };
  });
}

/** A slot that recurs is cut off where the whole maintenance ends. */
function endOf(entry: KumaMaintenance): number {
  const slot = timeOf(entry.timeslotList?.[0]?.endDate, entry);
  const whole = timeOf(entry.dateRange?.[1], entry);
  return whole < slot ? whole : slot;
}

/** A planned time is local to the maintenance's own zone, unless it says otherwise. */
function timeOf(value: unknown, {timezone, timezoneOffset}: KumaMaintenance): number {
  // The offset that Kuma names is that of the moment of asking; the clocks may change until then.
  const offset = offsetOf(value, timezone ?? '') ?? timezoneOffset;
  return parseKumaTime(value, offset || 'Z');
}

/** The offset of a local time: first of the moment that it would be in UTC, then of what that makes of it. */
function offsetOf(local: unknown, timeZone: string): string | undefined {
  const guess = offsetAt(parseKumaTime(local), timeZone);
  return guess && offsetAt(parseKumaTime(local, guess), timeZone);
}

/** The offset of a zone at a time, `+02:00`; undefined where it is not a zone. */
function offsetAt(time: number, timeZone: string): string | undefined {
  if (Number.isNaN(time)) return undefined; // not even Intl is woken up, which takes 10 ms
  try {
    const format = new Intl.DateTimeFormat('en', {timeZone, timeZoneName: 'longOffset'});
    const {value} = format.formatToParts(time).find(({type}) => type === 'timeZoneName')!;
    return value.replace('GMT', '') || 'Z';
  } catch {
    return undefined;
  }
}
