import {formatAge} from './format-age.js';
import type {ComponentReading} from '../sources/reading.js';
import {note, type Finding} from './finding.js';

/** How long the publisher may be away before beats are no longer listed that it has not counted. */
export function judgeAbsence(components: readonly ComponentReading[]): Finding[] {
  const spans = components.flatMap(({name, beats, wholeLife}) => {
    const [first, last] = [beats[0]?.time, beats.at(-1)?.time];
    return wholeLife || !first || !last || last <= first ? [] : [{name, span: last - first}];
  });
  const shortest = spans.sort((a, b) => a.span - b.span)[0];
  return shortest
    ? [
        note(
          `the publisher may be away for ${formatAge(shortest.span)} before the history of "${shortest.name}" has a gap`,
        ),
      ]
    : [];
}
