import type {PlatformStatus} from '../../../embed/contract/status.js';
import {expectedGap} from './expected-gap.js';
import type {Segment} from './units.js';

/** A beat at a whole second since 1970. */
export interface SecondBeat {
  time: number;
  status: PlatformStatus;
}

/** Fewer show no interval: they are counted with the next ones. */
const LEAST_BEATS = 3;
/** A beat vouches for the time since the one before it, unless beats are missing between them. */
const VOUCHED = 2;

export interface SegmentsOptions {
  /** Evidence has been counted up to there. */
  through?: number;
  /** Nothing was before the first beat. */
  wholeLife?: boolean;
}

/** What beats, oldest first, prove of the time after `through`. A gap between segments was not observed. */
export function segmentsOf(
  beats: readonly SecondBeat[],
  {through = -Infinity, wholeLife = false}: SegmentsOptions = {},
): Segment[] {
  if (beats.length < LEAST_BEATS || beats.at(-1)!.time <= through) return [];
  const gaps = beats.slice(1).map(({time}, index) => ({
    seconds: time - beats[index]!.time,
    retried: beats[index]!.status === 'degraded_performance',
  }));
  const isBirth = wholeLife && through === -Infinity;
  const segments: Segment[] = [];
  for (const [index, {time, status}] of beats.entries()) {
    if (time <= through || status === 'unknown') continue;
    const gap = expectedGap(gaps, Math.max(0, index - 1));
    const distance = index ? gaps[index - 1]!.seconds : isBirth ? 0 : Infinity;
    const from = Math.max(through, time - (distance <= VOUCHED * gap ? distance : gap));
    if (from >= time) continue;
    const last = segments.at(-1);
    if (last?.to === from && last.status === status) last.to = time;
    else segments.push({from, to: time, status});
  }
  return segments;
}
