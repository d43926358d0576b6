import type {History} from '../../../embed/contract/history.js';
import type {Status} from '../../../embed/contract/status.js';
import {VARIABLES} from '../../config/variables.js';
import {historySchema} from '../../document/history-schema.js';
import {validate} from '../../document/validate.js';
import {build} from '../../rules/build.js';
import {countReading, foldHistory} from '../../rules/fold-history.js';
import {emptyHistory} from '../../rules/history/empty-history.js';
import {parseDuration} from '../../text/quantities.js';
import {SAMPLE_DAYS, sampleReadings, type SampleOptions} from './sample-readings.js';

const PAGE = {name: 'Example Cloud', url: 'https://status.example.com', time_zone: 'UTC'};
/** Always the same, so that a feed made of it stays one. */
const FEED_ID = '00000000-0000-4000-8000-000000000000';

/**
 * Documents to try a card with, as the publisher would have made them just now of an invented life: the rules are the
 * same, so the figures of the one are those of the other.
 *
 * @param now ms since 1970
 */
export function sample(
  now: number,
  options: SampleOptions = {},
): {status: Status; history: History} {
  const readings = sampleReadings(now, options);
  const {monitoring} = readings;
  if (!('components' in monitoring)) throw monitoring;
  const time = new Date(now).toISOString();
  const empty = emptyHistory(FEED_ID, time);
  const counted = countReading(empty, monitoring, SAMPLE_DAYS).history;
  const staleAfter = parseDuration(VARIABLES.STALE_AFTER.default)!;
  const status = build(readings, {page: PAGE, staleAfter, outputs: []}, now, counted);
  const {history} = foldHistory(empty, {reading: monitoring, status}, SAMPLE_DAYS);
  return {
    status: validate(status, (problem) => {
      throw new Error(problem);
    }),
    history: historySchema.parse(history),
  };
}
