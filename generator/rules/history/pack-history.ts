import {DAY_SECONDS, type History} from '../../../embed/contract/history.js';
import type {Incident} from '../../../embed/contract/status.js';
import {fitHistory} from './fit-history.js';
import {packMonths, packOutages, packRecord, rangeOf} from './pack-record.js';
import {dateOf} from './units.js';
import {dayName, type WorkingRecord} from './working-record.js';

export interface Parts {
  platform?: WorkingRecord;
  components: {id: string; name?: string; group?: string | null; record: WorkingRecord}[];
  /** ms since 1970 → none that is older */
  incidents: (since: number) => Incident[];
  days: number;
  /** Is told what had to go, because readers take no more than they do. */
  onCut?: (what: string) => void;
}

/** The record as it is published, without what is too old or too much. */
export function packHistory(
  base: History,
  {platform, components, incidents, days, onCut}: Parts,
): History {
  const records = components.map(({record}) => record);
  const all = platform ? [platform, ...records] : records;
  const through = all.reduce((last, record) => Math.max(last, record.through), -Infinity);
  const until = Number.isFinite(through) ? through : Math.floor(Date.parse(base.updated_at) / 1000);
  const range = rangeOf(all, until, days);
  const whole = {
    ...base,
    first_day: dayName(range.firstDay),
    first_hour: dateOf(range.firstHour * 3600),
    platform: platform && packRecord(platform, range),
    components: components
      .map(({id, name, group, record}) => ({
        id,
        name,
        group,
        ...packRecord(record, range),
        months: packMonths(record),
        outages: packOutages(record),
      }))
      .filter(
        ({name, days: list, months}) =>
          name !== undefined || list.length || Object.keys(months).length,
      ),
    incidents: incidents((Math.floor(until / DAY_SECONDS) - days + 1) * DAY_SECONDS * 1000),
  };
  return fitHistory(whole, onCut);
}
