import {z} from 'zod';
import type {Incident, Impact, ScheduledMaintenance} from '../../../embed/contract/status.js';

const id = z.union([z.number(), z.string().min(1)]).transform(String);
/** One may do without it: an odd one is none. */
const text = z.string().nullish().catch(null);

/** One that is odd is left out alone: they are an extra, the status does not depend on them. */
const extras = <T>(entry: z.ZodType<T>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((list) => list.flatMap((item): T | T[] => entry.safeParse(item).data ?? []));

const incident = z.object({
  id,
  style: text,
  title: z.string(),
  content: text,
  createdDate: text,
  lastUpdatedDate: text,
  active: z.union([z.boolean(), z.number()]).nullish().catch(null),
});

const maintenance = z.object({
  id,
  title: z.string(),
  description: text,
  timeslotList: z
    .array(z.object({startDate: text, endDate: text}))
    .nullish()
    .catch(null),
  timezone: text,
  timezoneOffset: text,
});

/** `GET /api/status-page/:slug` of 1.23 (one `incident`), 2.0, and 2.1 and later (`incidents`). */
export const statusPageSchema = z.object({
  config: z.object({title: text}),
  incident: incident.nullish().catch(null),
  incidents: extras(incident).optional(),
  publicGroupList: z.array(
    z.object({
      name: text,
      monitorList: z.array(z.object({id, name: z.string(), type: text})),
    }),
  ),
  maintenanceList: extras(maintenance).optional(),
});

/** `GET /api/status-page/:slug/incident-history`, 2.1 and later. */
export const incidentHistorySchema = z.object({incidents: extras(incident)});

/** `GET /api/status-page/heartbeat/:slug`; a strange beat spoils its own monitor, not the answer. */
export const heartbeatSchema = z.object({
  heartbeatList: z.record(
    z.string(),
    z.array(z.object({status: z.unknown(), time: z.unknown()})).catch([]),
  ),
  uptimeList: z.record(z.string(), z.unknown()),
});

export type StatusPage = z.infer<typeof statusPageSchema>;
type KumaIncident = z.infer<typeof incident>;

const MAX_BODY = 10_000; // characters; readers give up on a document of a megabyte
/** RFC 3339 has four digits for a year. */
const YEAR_10000 = Date.UTC(10_000); // ms since 1970

/** Milliseconds since 1970 of `2026-11-23 15:38:49.382`, which is UTC without saying so. */
export function parseKumaTime(value: unknown, offset = 'Z'): number {
  if (typeof value !== 'string') return NaN;
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(value)) {
    return Date.parse(value.replace(' ', 'T') + offset);
  }
  return /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : NaN;
}

const isoTime = (value: unknown, offset?: string | null): string | undefined => {
  const time = parseKumaTime(value, offset || 'Z');
  // The last moment of 9999, which some write for "never", is in the year 10000 elsewhere.
  return time >= 0 && time < YEAR_10000 ? new Date(time).toISOString() : undefined;
};

/** Not within a surrogate pair. */
const cut = (body: string) => body.slice(0, MAX_BODY).replace(/[\ud800-\udbff]$/, '');

const impactOf = (style: unknown): Impact =>
  style === 'danger' ? 'major' : style === 'warning' ? 'minor' : 'none';

/** Pinned incidents, newest first as Kuma lists them, then the resolved ones of its history. */
export function readIncidents(page: StatusPage, history: readonly KumaIncident[]): Incident[] {
  const pinned = page.incidents ?? (page.incident ? [page.incident] : []);
  const resolved = history.filter((past) => !past.active && !pinned.some(({id}) => id === past.id));
  return [
    ...pinned.map((entry) => toIncident(entry, 'investigating')),
    ...resolved.map((entry) => toIncident(entry, 'resolved')),
  ];
}

function toIncident(entry: KumaIncident, status: 'investigating' | 'resolved'): Incident {
  const created = isoTime(entry.createdDate);
  const updated = isoTime(entry.lastUpdatedDate) ?? created;
  return {
    id: entry.id,
    name: entry.title,
    status,
    impact: impactOf(entry.style),
    created_at: created,
    updated_at: updated,
    incident_updates: [{status, body: cut(entry.content ?? ''), created_at: updated}],
  };
}

/** The offset of a zone at a time, `+02:00`; undefined where it is no zone. */
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

/** The offset of a local time: first of the moment that it would be in UTC, then of what that makes of it. */
function offsetOf(local: unknown, timeZone: string): string | undefined {
  const guess = offsetAt(parseKumaTime(local), timeZone);
  return guess && offsetAt(parseKumaTime(local, guess), timeZone);
}

/** Kuma lists only what runs now. A planned time slot is local to the maintenance's own zone. */
export function readMaintenances(page: StatusPage): ScheduledMaintenance[] {
  return (page.maintenanceList ?? []).map((entry) => {
    const slot = entry.timeslotList?.[0];
    // The offset is that of the moment of asking; the clocks may change until then.
    const local = (value: unknown) => {
      const offset = offsetOf(value, entry.timezone ?? '') ?? entry.timezoneOffset;
      return isoTime(value, offset) ?? null;
    };
    return {
      id: entry.id,
      name: entry.title,
      status: 'in_progress',
      impact: 'maintenance',
      incident_updates: entry.description
        ? [{status: 'in_progress', body: cut(entry.description)}]
        : [],
      scheduled_for: local(slot?.startDate),
      scheduled_until: local(slot?.endDate),
      components: [],
    };
  });
}
