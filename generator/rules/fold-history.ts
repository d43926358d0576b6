import type {History} from '../../embed/contract/history.js';
import {CLOCK_TOLERANCE, type Status} from '../../embed/contract/status.js';
import {shortName} from '../document/short-name.js';
import type {ComponentReading, Reading} from '../sources/reading.js';
import {patienceOf} from '../sources/patience.js';
import {identify} from './history/identify.js';
import {keepIncidents} from './history/keep-incidents.js';
import {noteChange} from './history/note-change.js';
import {packHistory} from './history/pack-history.js';
import {platformSegments, type Witness} from './history/platform-segments.js';
import {segmentsOf, type SecondBeat} from './history/segments-of.js';
import {MAX_OFFSET, type Segment} from './history/units.js';
import {unpackRecord, withSegments, type WorkingRecord} from './history/working-record.js';

export interface Observation {
  /** Undefined: it could not be read. */
  reading?: Reading;
  /** The document that was made of it. */
  status: Pick<Status, 'updated_at' | 'platform_status'>;
}

export interface Folded {
  history: History;
  warnings: string[];
}

/**
 * In a megabyte more would be less than a month each. Who is in it stays while it is listed; the platform's word is of
 * all.
 */
const MAX_RECORDS = 2_000;

/**
 * The record with what a reading adds to it. Only what is after `through` is counted, so a reading that is counted
 * twice, or by two publishers, adds nothing the second time. Pure.
 *
 * @param days how many are kept
 */
export function foldHistory(
  history: History,
  {reading, status}: Observation,
  days: number,
): Folded {
  const counted = reading ? countReading(history, reading, days) : {history, warnings: []};
  return {...counted, history: withWord(counted.history, status)};
}

/** With the word of the platform, if it is another than the last one. */
export const withWord = (history: History, status: Observation['status']): History => ({
  ...history,
  changes: noteChange(history.changes, status),
  updated_at: latest(history.updated_at, status.updated_at),
});

/** The same without the word of the platform, which may be judged by what is counted here. */
export function countReading(history: History, reading: Reading, days: number): Folded {
  const clock = reading.clockOffset ?? 0;
  const isBelieved = Math.abs(clock) <= MAX_OFFSET;
  const ours = reading.components.filter(({missing}) => !missing);
  // Where they are needed: those of thousands are not in memory at once.
  const beatsOf = (one: ComponentReading) =>
    isBelieved ? secondBeats(one, reading.readAt, clock) : [];
  const {components, warnings} = identify(
    history.components,
    ours.map((one) => ({id: one.id, ...shortNames(one), firstBeat: beatsOf(one)[0]?.time})),
    new Set(reading.paused?.map(({id}) => id)),
  );

  const kept = new Map(components.map((one) => [one.id, unpackRecord(one, history)]));
  const names = new Map(components.map(({id, name, group}) => [id, {name, group}]));
  // Those that are gone make room, the ones that are gone for longest first.
  const gone = components
    .filter(({name}) => name === undefined)
    .sort((a, b) => Date.parse(b.through) - Date.parse(a.through));
  const witnesses: Witness[] = [];
  let through = -Infinity;
  for (const component of ours) {
    const {id, wholeLife} = component;
    const own = beatsOf(component);
    const record = kept.get(id);
    const segments = segmentsOf(own, {through: record?.through, wholeLife});
    const last = own.at(-1);
    witnesses.push({
      segments: [...segments, ...present(component, own)],
      bornAt: wholeLife ? own[0]?.time : undefined,
    });
    const next = withSegments(record, segments, segments.length ? last!.time : -Infinity);
    if (next && !record && kept.size >= MAX_RECORDS) kept.delete(gone.pop()?.id ?? '');
    if (next && (record || kept.size < MAX_RECORDS)) kept.set(id, next);
    if (next && last) through = Math.max(through, next.through);
    names.set(id, shortNames(component));
  }
  const left = ours.filter(({id}) => !kept.has(id)).length;
  if (kept.size >= MAX_RECORDS && left)
    warnings.push(
      `it keeps ${MAX_RECORDS} monitors, and not ${left} others; name fewer in UPTIME_KUMA_MONITOR_IDS`,
    );
  const platform = platformOf(history, witnesses, through);
  return {
    history: packHistory(history, {
      platform,
      components: [...kept].map(([id, record]) => ({id, ...names.get(id), record})),
      incidents: (since) => keepIncidents(history.incidents, reading.incidents, since),
      days,
      onCut: (what) =>
        warnings.push(
          `it is longer than the 1 MB that readers take, and was published without ${what}; set a smaller STATUS_HISTORY_DAYS, or name fewer monitors in UPTIME_KUMA_MONITOR_IDS`,
        ),
    }),
    warnings,
  };
}

const shortNames = ({name, group}: ComponentReading) => ({
  name: shortName(name),
  group: group && shortName(group),
});

const latest = (a: string, b: string) => (Date.parse(a) > Date.parse(b) ? a : b);

/** On their own clock, as it is. What has not happened yet by ours is waited for. */
function secondBeats({beats}: ComponentReading, readAt: number, clock: number): SecondBeat[] {
  return beats
    .flatMap(({time, status}) =>
      time === null || Number.isNaN(time) ? [] : [{time: time - clock, status}],
    )
    .filter(({time}) => time <= readAt + CLOCK_TOLERANCE)
    .map(({time, status}) => ({time: Math.floor(time / 1000), status}))
    .sort((a, b) => a.time - b.time);
}

/** The last word of a component holds for the platform until its next beat is due. */
function present(component: ComponentReading, beats: readonly SecondBeat[]): Segment[] {
  const last = beats.at(-1);
  if (!last) return [];
  const patience = Math.floor(patienceOf(component) / 1000);
  return [{from: last.time, to: last.time + patience, status: last.status}];
}

function platformOf(
  history: History,
  witnesses: readonly Witness[],
  through: number,
): WorkingRecord | undefined {
  const record = history.platform && unpackRecord(history.platform, history);
  const from = record?.through ?? -Infinity;
  return through > from
    ? withSegments(record, platformSegments(witnesses, from, through), through)
    : record;
}
