import {formatAge} from './format-age.js';
import type {History} from '../../embed/contract/history.js';
import {observedSeconds, recordedFigure} from '../../embed/contract/history-window.js';
import {CLOCK_TOLERANCE, MAX_DOCUMENT_SIZE, type Status} from '../../embed/contract/status.js';
import {listed} from '../text/listed.js';
import {note, ok, warning, type Finding} from './finding.js';

/** Under so much of a week something is wrong. */
const ENOUGH = 95; // percent
/** Longer than any outage of the publisher that goes unnoticed. */
const OLD = 7_200_000; // ms, two hours

/** A history that is published: since when, how large, how old, and how much is missing. */
export function judgeHistory(history: History, size: number, now: number): Finding[] {
  const {platform, components, updated_at} = history;
  const age = now - Date.parse(updated_at);
  const about = `${components.length} components, ${Math.ceil(size / 1000)} kB`;
  const findings: Finding[] = [
    platform
      ? ok(`a history since ${platform.since.slice(0, 10)}, ${about}`)
      : note(`a history without anything observed yet, ${about}`),
  ];
  if (age > OLD) {
    findings.push(
      warning(
        `the history is ${formatAge(age)} old`,
        'see whether publish still runs, and what its log says of the history',
      ),
    );
  }
  findings.push(...judgeAhead(history, now));
  if (size > MAX_DOCUMENT_SIZE / 2) {
    findings.push(
      warning(
        `the history has ${Math.ceil(size / 1000)} of 1000 kB; the oldest outages go first`,
        'lower STATUS_HISTORY_DAYS, or publish fewer monitors in one document',
      ),
    );
  }
  return [...findings, ...gapsOf(history)];
}

/** A run whose clock was ahead has counted time that is still to come. Until then nothing more is counted. */
export function judgeAhead({platform, updated_at}: History, now: number): Finding[] {
  const limit = now + CLOCK_TOLERANCE;
  if (platform && Date.parse(platform.through) > limit) {
    return [
      warning(
        `the history is ahead of this machine's clock, and counts nothing until ${platform.through}`,
        'set the clocks of the publisher and of Uptime Kuma by NTP; once they are right, delete the history at every target, or wait',
      ),
    ];
  }
  return Date.parse(updated_at) > limit
    ? [
        note(
          `the history is dated ${updated_at}, ahead of this machine's clock; it counts all the same`,
        ),
      ]
    : [];
}

/**
 * A run puts the document first, and its history is never newer. Where it is, an older document has taken the place of
 * a newer one: two publishers write there and nothing keeps them apart, or the newer one was dated ahead.
 */
export function judgeOrder(
  {updated_at}: Pick<History, 'updated_at'>,
  document: Pick<Status, 'updated_at'> | null,
  now: number,
): Finding[] {
  const at = Date.parse(updated_at);
  const isAhead = at > now + CLOCK_TOLERANCE; // which is said already
  if (!document || isAhead || at <= Date.parse(document.updated_at)) return [];
  return [
    warning(
      `the history is of ${updated_at}, and the document of ${document.updated_at}: an older one has taken the place of a newer one`,
      'if several publishers write there, let one alone, or all to a server that obeys If-Match; a clock that was set back shows the same until the next runs',
    ),
  ];
}

/** Components of which much of the last week is missing. */
function gapsOf(history: History): Finding[] {
  const gappy = history.components.flatMap(({name, ...record}) => {
    const end = Date.parse(record.through);
    const figure = recordedFigure(history, record, 'last_7d', end);
    const isThin = figure && figure.observed < ENOUGH && observedSeconds(record.days.at(-1) ?? []);
    return name !== undefined && isThin ? [`"${name}" ${Math.floor(figure.observed)} %`] : [];
  });
  return gappy.length ? [note(`of the last 7 days not all was observed: ${listed(gappy)}`)] : [];
}
