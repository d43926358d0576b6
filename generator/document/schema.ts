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

// A run parses each shape once or twice: compiled parsers would cost more than they save.
z.config({jitless: true});

const date = z.iso.datetime({offset: true}).describe('RFC 3339 with an offset');
const percent = z.number().min(0).max(100);
/** Half of a surrogate pair is no text: what is written would not be what is read back. */
const text = z.string().overwrite((value) => value.toWellFormed());
const count = z.int().min(0);

const uptime = {last_24h: percent, last_7d: percent, last_30d: percent};
const nullablePercent = percent.nullable();

const backupState = {
  last_backup_status: z.enum(BACKUP_STATUSES),
  last_backup_time: date.nullable(),
  overdue_after: date.optional(),
};

const component = z.object({
  id: text.min(1),
  name: text,
  group: text.nullable(),
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
    id: text.min(1),
    name: text,
    status,
    impact: z.enum(IMPACTS),
    created_at: date.optional(),
    updated_at: date.optional(),
    incident_updates: z.array(z.object({status, body: text, created_at: date.optional()})),
  };
}

const check = z.object({
  status: z.enum(CHECK_STATUSES),
  time: date,
  output: text.optional(),
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
        series: z.array(z.object({name: text.min(1), ...backupState})).optional(),
      })
      .optional(),
    page: z
      .object({name: text.optional(), url: text.optional(), time_zone: text.optional()})
      .optional(),
    components: z.array(component).optional(),
    incidents: z.array(z.object(incidentFields(INCIDENT_STATUSES))).optional(),
    scheduled_maintenances: z
      .array(
        z.object({
          ...incidentFields(MAINTENANCE_STATUSES),
          scheduled_for: date.nullable(),
          scheduled_until: date.nullable(),
          components: z.array(text),
        }),
      )
      .optional(),
    publisher: z
      .object({
        name: text.min(1),
        checks: z.object({uptime_kuma: check.optional(), backups: check.optional()}),
      })
      .optional(),
  })
  .meta({title: 'Elytra Status, version 1', description: 'The status of a platform, as one file'});

/** JSON Schema (draft 2020-12) of the document; fields it does not name are allowed. */
export function statusJsonSchema(): object {
  return z.toJSONSchema(statusSchema, {io: 'input'});
}

/*
 * The schema and the contract are two texts of one thing. `satisfies` would let a dropped optional
 * field pass, so both are compared as whole types; the compiler stops at the line below when they
 * drift apart.
 */
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = T extends (infer U)[]
  ? Flat<U>[]
  : T extends object
    ? {[K in keyof T]: Flat<T[K]>}
    : T;
const schemaEqualsContract: Equal<Flat<z.infer<typeof statusSchema>>, Flat<Status>> = true;
void schemaEqualsContract;
