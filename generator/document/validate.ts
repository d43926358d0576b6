import type {Status} from '../../embed/contract/status.js';
import {statusSchema} from './schema.js';

/** What others say at length; the rest is ours, and a document without it would say less than is known. */
const EXTRAS = new Set<unknown>([
  'components',
  'incidents',
  'scheduled_maintenances',
  'page',
  'history',
] satisfies (keyof Status)[]);

/**
 * Our own rules may have a hole: nothing that the contract does not allow leaves the house. From a part
 * of others it is left out, because a document without it is better than none.
 *
 * @throws {ZodError} for any other part
 */
export function validate(status: Status, warn: (message: string) => void): Status {
  const {data, error} = statusSchema.safeParse(status);
  if (data) return data;
  const bad = new Set<unknown>(error.issues.map(({path: [part]}) => part));
  if (![...bad].every((part) => EXTRAS.has(part))) throw error;
  const rest = Object.entries(status).filter(([part]) => !bad.has(part));
  const valid = statusSchema.safeParse(Object.fromEntries(rest));
  if (!valid.success) throw error;
  const reasons = error.issues.map(({path, message}) => `${path.join('.')}: ${message}`);
  warn(`Left out of the document, as the contract does not allow it: ${reasons.join('; ')}`);
  return valid.data;
}
