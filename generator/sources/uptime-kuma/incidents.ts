import {z} from 'zod';
import type {Impact, Incident, IncidentStatus} from '../../../embed/contract/status.js';
import {ReadError} from '../../errors/read-error.js';
import {EXTRA_PERSISTENCE, type UptimeKumaClient} from './client.js';
import {parseKumaTime, toIso} from './kuma-time.js';
import {cut, extras, id, shaped, text} from './shape.js';

export const incidentSchema = z.object({
  id,
  style: text,
  title: z.string(),
  content: text,
  createdDate: text,
  lastUpdatedDate: text,
  pin: z.union([z.boolean(), z.number()]).nullish().catch(null),
  active: z.union([z.boolean(), z.number()]).nullish().catch(null),
});
export type KumaIncident = z.infer<typeof incidentSchema>;

/** `GET /api/status-page/:slug/incident-history`, 2.1 and later. */
const incidentHistorySchema = z.object({incidents: extras(incidentSchema)});

const RESOLVED_SHOWN = 604_800_000; // ms, 7 days
/** Taken off the page without being resolved: perhaps it goes on, nobody says so any more. */
const UNPINNED_SHOWN = 86_400_000; // ms, 24 hours
const MAX_PAST = 10;

/** Past incidents are an extra: without them nothing else is worse. */
export async function askHistory(client: UptimeKumaClient, slug: string): Promise<KumaIncident[]> {
  const what = 'incident history';
  const path = `/api/status-page/${encodeURIComponent(slug)}/incident-history`;
  try {
    const [json] = await client.askJson(path, what, {persist: EXTRA_PERSISTENCE});
    return shaped(incidentHistorySchema, json, what).incidents;
  } catch (error) {
    if (error instanceof ReadError) return [];
    throw error;
  }
}

/** Pinned incidents, newest first as Kuma lists them, then the past ones of its history. */
export function readIncidents(
  pinned: readonly KumaIncident[],
  history: readonly KumaIncident[],
  now: number,
): Incident[] {
  const past = history.filter(
    (one) =>
      !pinned.some(({id}) => id === one.id) &&
      changedAt(one) > now - (one.active ? UNPINNED_SHOWN : RESOLVED_SHOWN),
  );
  return [
    ...pinned.map((entry) => toIncident(entry, 'investigating')),
    ...past
      .slice(0, MAX_PAST)
      .map((entry) =>
        entry.active
          ? {...toIncident(entry, 'monitoring'), impact: 'none' as const}
          : toIncident(entry, 'resolved'),
      ),
  ];
}

const changedAt = ({lastUpdatedDate, createdDate}: KumaIncident) =>
  parseKumaTime(lastUpdatedDate ?? createdDate);

const impactOf = (style: unknown): Impact =>
  style === 'danger' ? 'major' : style === 'warning' ? 'minor' : 'none';

function toIncident(entry: KumaIncident, status: IncidentStatus): Incident {
  const created = toIso(parseKumaTime(entry.createdDate));
  const updated = toIso(parseKumaTime(entry.lastUpdatedDate)) ?? created;
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
