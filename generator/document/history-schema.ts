import {z} from 'zod';
import {
  DAY_SECONDS,
  HISTORY_HOURS,
  HISTORY_MONTHS,
  HOUR_SECONDS,
  MAX_CHANGES,
  MAX_OUTAGES,
  type History,
} from '../../embed/contract/history.js';
import {PLATFORM_STATUSES} from '../../embed/contract/status.js';
import {count, date, day, line, type Equal} from './schema-parts.js';
import {incident} from './schema.js';

const MAX_DAYS = 366;

const seconds = (most: number) =>
  z
    .array(count.max(most))
    .max(4)
    .refine((sums) => sums.reduce((sum, one) => sum + one, 0) <= most, 'longer than there is time')
    .describe('Seconds observed: up, degraded, down, under maintenance; zeros at the end left out');

const recorded = {
  since: date,
  through: date,
  days: z.array(seconds(DAY_SECONDS)).max(MAX_DAYS),
  hours: z.array(seconds(HOUR_SECONDS)).max(HISTORY_HOURS),
};

const component = z.object({
  id: line.min(1),
  name: line.optional(),
  group: line.nullable().optional(),
  ...recorded,
  months: z
    .record(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), seconds(31 * DAY_SECONDS))
    .refine((months) => Object.keys(months).length <= HISTORY_MONTHS, 'too many months'),
  outages: z.array(z.tuple([date, count])).max(MAX_OUTAGES),
});

/** The writer's side of the contract: what is published, and what is continued. */
export const historySchema = z
  .object({
    schema_version: z.literal(1),
    updated_at: date,
    feed_id: line.min(1),
    first_day: day,
    first_hour: date.regex(/:00:00(\.0+)?Z$/, 'not a whole hour of UTC'),
    platform: z.object(recorded).optional(),
    components: z.array(component),
    changes: z
      .array(
        z.object({
          time: date,
          from: z.enum(PLATFORM_STATUSES),
          to: z.enum(PLATFORM_STATUSES),
          through: date,
        }),
      )
      .max(MAX_CHANGES),
    incidents: z.array(incident),
  })
  .meta({
    title: 'The history of Elytra Status, version 1',
    description: 'What was observed of a platform, day by day, as one file',
  });

/** JSON Schema (draft 2020-12) of the record; fields it does not name are allowed. */
export function historyJsonSchema(): object {
  return z.toJSONSchema(historySchema, {io: 'input'});
}

// The compiler stops here when the two drift apart.
const schemaEqualsContract: Equal<z.infer<typeof historySchema>, History> = true;
void schemaEqualsContract;
