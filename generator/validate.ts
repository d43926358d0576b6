import type {Status} from '../embed/status.js';
import {statusSchema} from './schema.js';

/**
 * Our own rules may have a hole: nothing that the contract does not allow leaves the house. For an optional
 * part it is left out, because a document without it is better than none.
 *
 * @throws {ZodError} for a required part
 */
export function validate(status: Status, warn: (message: string) => void): Status {
  const {data, error} = statusSchema.safeParse(status);
  if (data) return data;
  const bad = new Set(error.issues.map(({path: [part]}) => part));
  const rest = Object.entries(status).filter(([part]) => !bad.has(part));
  const valid = statusSchema.safeParse(Object.fromEntries(rest));
  if (!valid.success) throw error;
  const reasons = error.issues.map(({path, message}) => `${path.join('.')}: ${message}`);
  warn(`Left out of the document, as the contract does not allow it: ${reasons.join('; ')}`);
  return valid.data;
}
