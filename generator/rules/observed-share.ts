import {gapOf} from '../sources/gap.js';
import {patienceOf} from '../sources/patience.js';
import type {ComponentReading} from '../sources/reading.js';

/** An interval shows in the gaps around one, however often it was changed; jobs may report twice a day. */
const NEARBY = 5;
/** A gap longer than so many of those around it is a hole. */
const VOUCHED = 2;

/**
 * How much of the time since then was observed, from 0 to 1, as far as the beats show: they end where a monitor
 * is paused, and leave a hole where the monitoring was off. What lies before the first of them is not known to
 * be missing. Without their times, it is what the source has been running for.
 */
export function observedShare(
  component: Pick<ComponentReading, 'beats' | 'reports' | 'watchedFrom'>,
  since: number,
  readAt: number,
): number {
  const {watchedFrom = since} = component;
  const times = component.beats.map(({time}) => time ?? NaN).filter((time) => !Number.isNaN(time));
  if (!times.length) return (readAt - Math.max(since, watchedFrom)) / (readAt - since);
  const gaps = times.slice(1).map((time, index) => time - times[index]!);
  const within = (from: number, to: number) => Math.max(0, to - Math.max(from, since));

  let missing = 0;
  for (const [index, gap] of gaps.entries()) {
    const around = [
      ...gaps.slice(Math.max(0, index - NEARBY), index),
      ...gaps.slice(index + 1, index + 1 + NEARBY),
    ];
    const expected = around.length ? Math.max(...around) : (gapOf(component.beats) ?? 0);
    if (gap > VOUCHED * expected) missing += within(times[index]!, times[index + 1]! - expected);
  }
  const last = times.at(-1)!;
  if (readAt - last > patienceOf(component)) missing += within(last, readAt);
  return 1 - missing / (readAt - since);
}
