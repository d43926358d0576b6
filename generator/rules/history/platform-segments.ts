import {platformWord} from '../../../embed/contract/platform-status.js';
import type {PlatformStatus} from '../../../embed/contract/status.js';
import type {Segment} from './units.js';

/** What is known of a component for the platform's word. */
export interface Witness {
  segments: readonly Segment[];
  /** It did not exist before; undefined: it always did. */
  bornAt?: number;
}

/** A change of how many components have a word, or of how many there are. */
interface Step {
  at: number;
  by: 1 | -1;
  status?: PlatformStatus;
}

/** The platform's word from `from` to `to`, by the rule of the present one; where that is unknown, nothing. */
export function platformSegments(
  witnesses: readonly Witness[],
  from: number,
  to: number,
): Segment[] {
  const steps: Step[] = [];
  for (const {segments, bornAt = -Infinity} of witnesses) {
    steps.push({at: Math.max(from, bornAt), by: 1});
    for (const segment of segments) {
      const begin = Math.max(from, segment.from);
      const end = Math.min(to, segment.to);
      if (begin >= end) continue;
      steps.push(
        {at: begin, by: 1, status: segment.status},
        {at: end, by: -1, status: segment.status},
      );
    }
  }
  steps.sort((a, b) => a.at - b.at);

  const counts: Partial<Record<PlatformStatus, number>> = {};
  const result: Segment[] = [];
  let total = 0;
  for (const [index, {at, by, status}] of steps.entries()) {
    if (status) counts[status] = (counts[status] ?? 0) + by;
    else total += by;
    const next = Math.min(to, steps[index + 1]?.at ?? to);
    if (next <= at) continue;
    const word = platformWord((one) => counts[one] ?? 0, total);
    if (word === 'unknown') continue;
    const last = result.at(-1);
    if (last?.to === at && last.status === word) last.to = next;
    else result.push({from: at, to: next, status: word});
  }
  return result;
}
