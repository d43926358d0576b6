import {z} from 'zod';
import {
  BACKUP_STATUSES,
  CHECK_STATUSES,
  IMPACTS,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  PLATFORM_STATUSES,
  type Status,
} from '../../embed/contract/status.js';
import {count, date, day, line, text, type Equal} from './schema-parts.js';

const percent = z.number().min(0).max(100);

const uptime = {last_24h: percent, last_7d: percent, last_30d: percent};
const nullablePercent = percent.nullable();

const backupState = {
  last_backup_status: z.enum(BACKUP_STATUSES),
  last_backup_time: date.nullable(),
  overdue_after: date.optional(),
};

const component = z.object({
  id: line.min(1),
  name: line,
  group: line.nullable(),
  position: count,
  status: z.enum(PLATFORM_STATUSES),
  observed_at: date.optional(),
  uptime: z.object({
    last_24h: nullablePercent,
    last_7d: nullablePercent,
    last_30d: nullablePercent,
  }),
});

function incidentFields<const S extends readonly [string, ...string[]]>(statuses: S) {
  const status = z.enum(statuses);
  return {
    id: line.min(1),
    name: line,
    status,
    impact: z.enum(IMPACTS),
    created_at: date.optional(),
    updated_at: date.optional(),
    incident_updates: z.array(z.object({status, body: text, created_at: date.optional()})),
  };
}

export const incident = z.object(incidentFields(INCIDENT_STATUSES));

const check = z.object({
  status: z.enum(CHECK_STATUSES),
  time: date,
  output: line.optional(),
});

/** The writer's side of the contract: what `publish` may send, and what `check` calls valid. */
export const statusSchema = z
  .object({
    schema_version: z.literal(1).optional(),
    updated_at: date,
    observed_at: date.optional(),
    stale_after: date.optional(),
    platform_status: z.enum(PLATFORM_STATUSES),
    reporting: z.object({fresh: count, total: count}).optional(),
    uptime: z.object({...uptime, coverage: z.object(uptime).optional()}),
    backups: z
      .object({
        ...backupState,
        series: z.array(z.object({name: line.min(1), ...backupState})).optional(),
      })
      .optional(),
    page: z
      .object({name: line.optional(), url: line.optional(), time_zone: line.optional()})
      .optional(),
    components: z.array(component).optional(),
    incidents: z.array(incident).optional(),
    scheduled_maintenances: z
      .array(
        z.object({
          ...incidentFields(MAINTENANCE_STATUSES),
          scheduled_for: date.nullable(),
          scheduled_until: date.nullable(),
          components: z.array(line),
        }),
      )
      .optional(),
    history: z.object({first_day: day}).optional(),
    feed: z
      .string()
      .regex(/^[\w-][\w.-]*$/)
      .optional(),
    publisher: z
      .object({
        name: line.min(1),
        checks: z.object({uptime_kuma: check.optional(), backups: check.optional()}),
      })
      .optional(),
  })
  .meta({title: 'Elytra Status, version 1', description: 'The status of a platform, as one file'});

/** JSON Schema (draft 2020-12) of the document; fields it does not name are allowed. */
export function statusJsonSchema(): object {
  return z.toJSONSchema(statusSchema, {io: 'input'});
}

// The compiler stops here when the two drift apart.
const schemaEqualsContract: Equal<z.infer<typeof statusSchema>, Status> = true;
void schemaEqualsContract;
