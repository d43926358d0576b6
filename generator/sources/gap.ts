import type {Beat} from './reading.js';

/** Enough to see a raised interval at once, and both gaps of a job that reports its start and its end. */
const RECENT = 5;
/** A longer gap may as well be an outage of the monitoring itself. */
const DAILY = 90_000_000; // ms, 25 hours

interface Gap {
  ms: number;
  /** Whether it followed a beat that was retried, so that it is the interval of retries. */
  retried: boolean;
}

/**
 * ms after which the next beat is expected: the longest of the last five gaps, because intervals change and
 * jobs may report twice. Undefined where no gap shows an interval.
 */
export function gapOf(beats: readonly Beat[]): number | undefined {
  const all = gapsOf(beats);
  const planned = all.filter(({retried}) => !retried);
  const recent = (planned.length ? planned : all).slice(-RECENT).map(({ms}) => ms);
  const intervals = recent.filter((ms) => ms <= DAILY || isRepeated(ms, all));
  return intervals.length ? Math.max(...intervals) : undefined;
}

function gapsOf(beats: readonly Beat[]): Gap[] {
  return beats.slice(1).flatMap(({time}, index): Gap | Gap[] => {
    const before = beats[index]!;
    const ms = Number(time) - Number(before.time);
    return ms >= 0 ? {ms, retried: before.status === 'degraded_performance'} : [];
  });
}

/** An outage of the monitoring is not an interval; a second gap like it shows that it is one. */
const isRepeated = (ms: number, gaps: readonly Gap[]) =>
  gaps.filter((gap) => gap.ms >= ms / 2).length > 1;
