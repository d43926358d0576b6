import {z} from 'zod';
import {ReadError} from '../../errors/read-error.js';
import type {AnswerHead} from '../../io/http-get.js';
import type {UptimeKumaClient} from './client.js';
import {incidentSchema, type KumaIncident} from './incidents.js';
import {maintenanceSchema} from './maintenances.js';
import {extras, shaped, text} from './shape.js';

/** `GET /api/status-page/:slug` of 1.23 (one `incident`), 2.0, and 2.1 and later (`incidents`). */
const pageSchema = z.object({
  config: z.object({
    title: text,
    // From 2.0 on.
    autoRefreshInterval: z.unknown().optional(),
    // Of versions that show days in place of beats.
    heartbeatBarDays: z.unknown().optional(),
  }),
  incident: incidentSchema.nullish().catch(null),
  incidents: extras(incidentSchema).optional(),
  publicGroupList: z.array(z.unknown()),
  maintenanceList: extras(maintenanceSchema).optional(),
});
export type StatusPage = z.infer<typeof pageSchema>;

/** @throws {ReadError} */
export async function askPage(
  client: UptimeKumaClient,
  slug: string,
): Promise<[StatusPage, AnswerHead]> {
  const what = 'status page';
  try {
    const path = `/api/status-page/${encodeURIComponent(slug)}`;
    const [json, answer] = await client.askJson(path, what);
    return [shaped(pageSchema, json, what), answer];
  } catch (error) {
    if (!(error instanceof ReadError) || error.output !== 'timeout') throw error;
    // 1.x never answers for a slug that it does not have, but it has no such page to show either.
    const status = await client.statusOf(`/status/${encodeURIComponent(slug)}`).catch(() => 0);
    if (status === 404) {
      throw new ReadError('noPage', `${what}: HTTP 404`);
    }
    throw error;
  }
}

/** How many beats a version lists at most. */
export const mostBeats = ({config}: StatusPage): number =>
  config.autoRefreshInterval === undefined ? 50 : 100;

/** Newest first, as Kuma lists them. */
export const pinnedIncidents = ({incident, incidents}: StatusPage): KumaIncident[] =>
  incidents ?? (incident ? [incident] : []);
