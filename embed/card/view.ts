import {freshness} from '../contract/freshness.js';
import {narrow} from '../contract/narrow.js';
import {LEAST_OBSERVED} from '../contract/observed.js';
import {openIncident} from '../contract/open-incident.js';
import {parseDate} from '../contract/parse-date.js';
import {
  CLOCK_TOLERANCE,
  UPTIME_WINDOWS,
  type Incident,
  type Status,
  type UptimeWindow,
} from '../contract/status.js';
import {formatAge, formatAgo} from '../text/format.js';
import {fill} from '../text/messages.js';
import {backupView, type BackupView} from './backup-view.js';
import type {Spoken} from './spoken.js';
import {isKnown, type State} from './state.js';
import type {ViewOptions} from './view-options.js';
import {plain} from './plain.js';
import {subjectOf} from './subject-of.js';
import {clip, dateOf, figure, join, ofObserved} from './words.js';

/** What the card shows: words and states. Everything was decided, nothing is markup. */
export interface View {
  state: State;
  /** Whose status it is, by the document; may be empty. */
  pageName: string;
  headline: string;
  /** The same in few words, for the badge. */
  short: string;
  /** The components that it speaks of alone. */
  subject: string | null;
  figures: FigureView[];
  /** `as of …`, where what is shown is of another day than the reader's; else null. */
  dated: string | null;
  /** Null where every component reports, or the document does not say. */
  reporting: string | null;
  backup: BackupView | null;
  updated: TimeView | null;
  /** The worst open incident. */
  trouble: IncidentView | null;
  /** What explains the headline: that incident, else the maintenance that runs. */
  lead: LeadView | null;
  /** All is well, or there is nothing to show: what may stay away does. */
  isQuiet: boolean;
  /** Speaks of the whole platform; known before there is a document. */
  isWhole: boolean;
  /** What the card was to speak of and is not to be found in the document. */
  missing: readonly string[];
  /** What else there is to show of the document, made where it is shown; null without one. */
  from: <T>(make: (status: Status, state: State, options: ViewOptions) => T) => T | null;
  /** When the view may change by itself, ms since 1970. */
  changesAt: number;
}

export interface FigureView {
  label: Spoken;
  value: string;
  isMeasured: boolean;
  /** Of how much of the time it is; empty where that is all. */
  note: string;
}

export interface IncidentView {
  incident: Incident;
  /** Its name, and how many more there are. */
  text: string;
}

export interface LeadView {
  name: string;
  /** The newest of what was said of it, or when it is over. */
  story: string;
}

export interface TimeView {
  text: string;
  /** RFC 3339 */
  datetime: string;
}

const MINUTE = 60_000; // ms
const NO_FIGURE = '–';
const LONGEST_PAGE_NAME = 60; // UTF-16 units

/** What may be said of a document, or of having none, at `now`. */
export function viewOf(document: Status | null, options: ViewOptions): View {
  const {now, locale, messages, staleMinutes, loading, exact, scope} = options;
  const narrowed = document && scope ? narrow(document, scope) : null;
  const status = narrowed?.status ?? document;
  const {state, age, deadline}: {state: State; age: number; deadline: number} = status
    ? freshness(status, now, staleMinutes)
    : {state: loading ? 'loading' : 'unknown', age: 0, deadline: NaN};
  const {reporting, backups, updated_at: updatedAt} = status ?? {};
  const isStale = state === 'stale';
  const time = dateOf(updatedAt, options);
  const ago = formatAgo(age, locale);
  const word = messages[status?.platform_status ?? 'unknown'];
  const values = {status: word, age: formatAge(age, locale), ago, time};
  const subject = narrowed && subjectOf(narrowed.names, options);
  const of = (text: string) =>
    subject ? fill(messages.ofComponent, {name: subject, status: text}) : text;
  const sentence =
    state === 'loading' || state === 'stale'
      ? state
      : !status
        ? 'unavailable'
        : state === 'unknown'
          ? 'indeterminate'
          : 'known';
  const headline = of(subject && sentence === 'known' ? word : fill(messages[sentence], values));
  const short = isStale ? messages.outdated : isKnown(state) ? word : messages.unknown;
  // What is old, or from the future, is dated and muted.
  const dated =
    isStale || parseDate(updatedAt) > now + CLOCK_TOLERANCE ? fill(messages.asOf, values) : null;
  const trouble = status && incidentOf(status, dated, options);
  return {
    state,
    pageName: clip(status?.page?.name ?? '', LONGEST_PAGE_NAME),
    headline,
    short: subject || isStale || isKnown(state) ? of(short) : headline,
    subject,
    figures: UPTIME_WINDOWS.map((window) => {
      const percent = status && measured(status, window);
      return {
        label: {
          short: messages[window],
          long: `${messages.uptime}, ${messages[`${window}_long`]}`,
        },
        value: status ? figure(percent, options) : NO_FIGURE,
        isMeasured: percent !== null,
        note: ofObserved(status?.uptime.coverage?.[window] ?? 100, options),
      };
    }),
    dated,
    reporting:
      !isStale && reporting && reporting.fresh < reporting.total
        ? fill(messages.reporting, {
            fresh: reporting.fresh.toLocaleString(locale),
            total: reporting.total.toLocaleString(locale),
          })
        : null,
    backup: backups ? backupView(backups, !!dated, options) : null,
    updated: updatedAt
      ? {
          // The stale sentence tells the age already.
          text: isStale
            ? fill(messages.noNews, values)
            : // Of one from the future an age would be a lie.
              fill(messages.updated, {
                ago: exact || dated ? time : ago,
              }),
          datetime: updatedAt,
        }
      : null,
    trouble,
    lead: status && leadOf(status, trouble, options),
    isQuiet: !status || (state === 'operational' && !trouble),
    isWhole: !scope?.component && !scope?.group,
    missing: narrowed?.missing ?? [],
    from: (make) => status && make(status, state, options),
    changesAt: changesAt(status, age, deadline, options),
  };
}

/** The next minute, or the nearest deadline. */
function changesAt(
  status: Status | null,
  age: number,
  deadline: number,
  {now}: ViewOptions,
): number {
  // Only the stale sentence counts seconds.
  const step = age < MINUTE && now >= deadline ? 1000 : MINUTE;
  const {backups} = status ?? {};
  let next = now + step - (age % step);
  const consider = (moment: number) => {
    if (moment > now && moment < next) next = moment;
  };
  consider(deadline);
  for (const one of [backups, ...(backups?.series ?? [])]) consider(parseDate(one?.overdue_after));
  return next;
}

function incidentOf(
  status: Status,
  dated: string | null,
  {messages, locale}: ViewOptions,
): IncidentView | null {
  const open = openIncident(status);
  if (!open) return null;
  const {incident, more} = open;
  const others = more ? fill(messages.more, {count: more.toLocaleString(locale)}) : null;
  return {incident, text: join(clip(incident.name), others, dated)};
}

function leadOf(
  {scheduled_maintenances: maintenances, platform_status: word}: Status,
  trouble: IncidentView | null,
  options: ViewOptions,
): LeadView | null {
  if (trouble) {
    return {name: trouble.text, story: plain(trouble.incident.incident_updates[0]?.body ?? '')};
  }
  const [running] = maintenances ?? [];
  if (!running || word !== 'under_maintenance') return null;
  const time = dateOf(running.scheduled_until, options);
  return {name: clip(running.name), story: time && fill(options.messages.until, {time})};
}

/** Null where too little was observed; and who writes no coverage and an unknown status writes zeros for it. */
function measured({uptime, platform_status}: Status, window: UptimeWindow): number | null {
  const value = uptime[window];
  const isZero = !value && platform_status === 'unknown';
  return (uptime.coverage?.[window] ?? (isZero ? 0 : 100)) < LEAST_OBSERVED ? null : value;
}
