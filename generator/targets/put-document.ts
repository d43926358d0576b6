import type {Status} from '../../embed/contract/status.js';
import type {Location} from '../config/location.js';
import {isForeign} from '../document/is-foreign.js';
import {supersedes} from '../document/supersedes.js';
import {PublishError} from '../errors/publish-error.js';
import {FOREIGN_FAULTS} from '../errors/remedies.js';
import {toJson} from '../document/to-json.js';
import type {OpenTarget} from './open-target.js';
import type {Outcome} from './outcome.js';

export interface PutDocumentOptions {
  status: Status;
  /** ms since 1970 */
  now: number;
  warn: (message: string) => void;
  /** What is published before; null: nothing. */
  onStanding?: (body: string | null) => void;
}

/**
 * Publishes the document where what is published is older, or nothing that a reader could use.
 *
 * @throws {PublishError}
 */
export function putDocument(
  target: OpenTarget,
  location: Location,
  {status, now, warn, onStanding}: PutDocumentOptions,
): Promise<Outcome> {
  const body = toJson(status);
  return target.put(location, {
    contentType: 'application/json',
    decide: (standing) => {
      const other = standing.is === 'present' ? standing.body : null;
      onStanding?.(other);
      if (other !== null && isForeign(other)) throw new PublishError(FOREIGN_FAULTS.document);
      return supersedes(status, other, now) ? body : null;
    },
    unread: 'replace',
    warn,
  });
}
