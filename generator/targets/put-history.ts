import type {History} from '../../embed/contract/history.js';
import type {TargetConfig} from '../config/config.js';
import {historyPlace} from '../config/history.js';
import type {Location} from '../config/location.js';
import {toJson} from '../document/to-json.js';
import {PublishError} from '../errors/publish-error.js';
import {HISTORY_FAULTS} from '../errors/remedies.js';
import type {Log} from '../io/log.js';
import {stackOf} from '../text/stack-of.js';
import {foundIn, whyLeft, type KnownHistory} from './known-history.js';
import type {OpenTarget} from './open-target.js';

export interface HistoryToPut {
  known: KnownHistory;
  /** What is to be published where this is; undefined: nothing. */
  next: (own: History | undefined) => History;
  /** The first day of the one that readers were promised. */
  promised: string | undefined;
  log: Log;
}

/**
 * Puts the history beside a document that was just published, counted anew where somebody else was faster. One that
 * fails is a warning: the status matters more, and the next run counts what this one could not keep.
 */
export async function putHistory(
  place: OpenTarget,
  {name, location}: TargetConfig,
  {known, next, promised, log}: HistoryToPut,
): Promise<void> {
  const at = historyPlace(location);
  const say = (message: string) => log.warn(`History (${name}): ${message}`);
  let begun: History | undefined;
  let aside: string | undefined;
  const put = () =>
    place.put(at, {
      contentType: 'application/json',
      standing: known.standing,
      isUnverified: true,
      unread: 'leave',
      warn: () => {}, // the document of the same server said so
      decide: (standing) => {
        // Thousands of records are not read twice where nothing has changed.
        const found = standing === known.standing ? known.found : foundIn(standing);
        const fault = found && whyLeft(found.is);
        if (fault) throw fault;
        const body = standing.is === 'present' ? standing.body : '';
        if (found?.is === 'corrupt' && body !== aside) throw new CorruptError(body);
        const history = next(found?.is === 'sound' ? found.history : undefined);
        begun = found ? undefined : history;
        return toJson(history);
      },
    });
  try {
    if (known.fault) throw known.fault;
    const outcome = await put().catch(async (error: unknown) => {
      if (!(error instanceof CorruptError)) throw error;
      await setAside(place, location, error.body);
      aside = error.body;
      say('it was corrupt; it is set aside as history.corrupt.json, and begins anew');
      return put();
    });
    if (outcome === 'left') throw new PublishError(HISTORY_FAULTS.forbidden);
    // One that reaches as far back may never have been put, and nothing of it is gone.
    if (begun && promised && promised < begun.first_day)
      say(
        'it is missing, although the document announces it, and begins anew; see what removed it',
      );
  } catch (error) {
    say(error instanceof PublishError ? error.message : stackOf(error));
  }
}

/** Once: an earlier one may be worth more than this one. */
async function setAside(place: OpenTarget, document: Location, body: string): Promise<void> {
  const at = historyPlace(document, 'history.corrupt.json');
  const outcome = await place.put(at, {
    contentType: 'application/json',
    isPrivate: true,
    isUnverified: true,
    unread: 'leave',
    warn: () => {},
    decide: (standing) => {
      const taken = standing.is === 'present' && standing.body.trimEnd() !== body.trimEnd();
      if (taken) throw new PublishError(HISTORY_FAULTS.setAside);
      return body;
    },
  });
  if (outcome === 'left') throw new PublishError(HISTORY_FAULTS.setAside);
}

class CorruptError extends Error {
  constructor(readonly body: string) {
    super('corrupt');
  }
}
