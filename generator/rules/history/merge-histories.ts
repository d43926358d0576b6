import {MAX_CHANGES, type History} from '../../../embed/contract/history.js';
import {CLOCK_TOLERANCE} from '../../../embed/contract/status.js';
import {keepIncidents} from './keep-incidents.js';
import {mergeRecords} from './merge-records.js';
import {packHistory, type Parts} from './pack-history.js';
import {unpackRecord, type WorkingRecord} from './working-record.js';

/**
 * One history of those of several targets, which differ where one was not reached, or was added later.
 *
 * @param now ms since 1970
 * @param days how many are kept
 */
export function mergeHistories(
  histories: readonly [History, ...History[]],
  now: number,
  days: number,
): History {
  return histories
    .slice(1)
    .reduce((merged, one) => mergeTwo(merged, one, {now, days}), histories[0]);
}

function mergeTwo(a: History, b: History, {now, days}: {now: number; days: number}): History {
  if (a === b || JSON.stringify(a) === JSON.stringify(b)) return a;
  const [newer, older] = Date.parse(a.updated_at) >= Date.parse(b.updated_at) ? [a, b] : [b, a];
  const until = Math.floor((now + CLOCK_TOLERANCE) / 1000);
  const components = new Map<string, Parts['components'][number]>();
  for (const history of [older, newer]) {
    for (const {id, name, group, ...one} of history.components) {
      const record = unpackRecord(one, history);
      const known = components.get(id)?.record;
      components.set(id, {
        id,
        name,
        group,
        record: known ? mergeRecords(record, known, until) : record,
      });
    }
  }
  const platforms = [newer, older].flatMap((history): WorkingRecord[] =>
    history.platform ? [unpackRecord(history.platform, history)] : [],
  );
  const [platform, other] = platforms;
  const begin = Date.parse(newer.changes.at(-1)?.time ?? newer.updated_at);
  return packHistory(
    {
      ...newer,
      feed_id: elder(a, b).feed_id,
      changes: [
        ...newer.changes,
        ...older.changes.filter(({time}) => Date.parse(time) < begin),
      ].slice(0, MAX_CHANGES),
    },
    {
      platform: platform && other ? mergeRecords(platform, other, until) : platform,
      components: [...components.values()],
      incidents: (since) => keepIncidents(older.incidents, newer.incidents, since),
      days,
    },
  );
}

/** The one that began earlier is the one that feeds were made of. */
function elder(a: History, b: History): History {
  const begin = ({platform, feed_id}: History) => `${platform?.since ?? '9999'} ${feed_id}`;
  return begin(a) <= begin(b) ? a : b;
}
