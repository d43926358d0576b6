import {formatAge, formatAgo, formatDate, formatPercent} from '../text/format.js';
import {backupStatus, freshness} from '../contract/freshness.js';
import {fill, type Messages} from '../text/messages.js';
import {parseDate} from '../contract/parse.js';
import {
  UPTIME_WINDOWS,
  type BackupState,
  type BackupStatus,
  type PlatformStatus,
  type Status,
  type UptimeWindow,
} from '../contract/status.js';

export type State = PlatformStatus | 'stale' | 'loading';

/** What the card shows: words and states. Everything was decided, nothing is markup. */
export interface View {
  state: State;
  headline: string;
  /** The same in few words, for the badge. */
  short: string;
  figures: {label: Spoken; value: string}[];
  /** Null where every component reports, or the document does not say. */
  reporting: string | null;
  backup: BackupView | null;
  updated: TimeView | null;
  /** For `banner`, which shows what is happening, and `page`, which shows all. */
  sections: SectionView[];
  /** When the view may change by itself, ms since 1970. */
  changesAt: number;
}

/** Short for the eye, long for the ear. */
export interface Spoken {
  short: string;
  long: string;
}

export interface TimeView {
  text: string;
  /** RFC 3339 */
  datetime: string;
}

export interface BackupView {
  status: BackupStatus;
  text: Spoken;
}

export interface SectionView {
  kind: 'incident' | 'maintenance' | 'component' | 'backup';
  /** Whether it is going on: a banner shows that alone. */
  isNow?: boolean;
  title: string;
  items: ItemView[];
}

export interface ItemView {
  name: string;
  /** The shape before its name, if it has one. */
  status?: State | BackupStatus;
  text: string;
  /** Markdown that is shown as the text it is. */
  body?: string;
}

export interface ViewOptions {
  /** ms since 1970 */
  now: number;
  locale: string;
  messages: Messages;
  /** IANA name; the reader's own if undefined. */
  timeZone?: string;
  staleMinutes?: number;
  /** Without a document: whether one is still to be hoped for. */
  loading?: boolean;
  /** Dates instead of ages. */
  exact?: boolean;
}

const MINUTE = 60_000; // ms
const NO_FIGURE = '–';

/** What may be said of a document, or of having none, at `now`. */
export function viewOf(status: Status | null, options: ViewOptions): View {
  const {now, locale, messages, staleMinutes, loading, exact} = options;
  const {state, age, deadline}: {state: State; age: number; deadline: number} = status
    ? freshness(status, now, staleMinutes)
    : {state: loading ? 'loading' : 'unknown', age: 0, deadline: NaN};
  const {reporting, backups, updated_at: updatedAt} = status ?? {};
  const series = backups?.series ?? [];
  const isStale = state === 'stale';
  const time = dateOf(updatedAt, options);
  const ago = formatAgo(age, locale);
  const word = messages[status?.platform_status ?? 'unknown'];
  const values = {status: word, age: formatAge(age, locale), ago, time};
  const headline = fill(
    messages[
      state === 'loading' || state === 'stale'
        ? state
        : !status
          ? 'unavailable'
          : state === 'unknown'
            ? 'indeterminate'
            : 'known'
    ],
    values,
  );
  // Only the stale sentence counts seconds.
  const step = isStale && age < MINUTE ? 1000 : MINUTE;
  return {
    state,
    headline,
    short: isStale ? messages.outdated : isKnown(state) ? word : headline,
    figures: UPTIME_WINDOWS.map((window) => ({
      label: {short: messages[window], long: messages[`${window}_long`]},
      value: status ? figure(measured(status, window), options) : NO_FIGURE,
    })),
    reporting:
      reporting && reporting.fresh < reporting.total
        ? fill(messages.reporting, {
            fresh: reporting.fresh.toLocaleString(locale),
            total: reporting.total.toLocaleString(locale),
          })
        : null,
    backup: backups ? backupView(backups, options) : null,
    updated: updatedAt
      ? {
          // The stale sentence tells the age already.
          text: isStale
            ? fill(messages.noNews, values)
            : // Of one from the future an age would be a lie.
              fill(messages.updated, {
                ago: exact || state !== status!.platform_status ? time : ago,
              }),
          datetime: updatedAt,
        }
      : null,
    sections: status ? sectionsOf(status, state, options) : [],
    changesAt: Math.min(
      now + step - (age % step),
      ...[deadline, ...[backups, ...series].map((one) => parseDate(one?.overdue_after))].filter(
        (moment) => moment > now,
      ),
    ),
  };
}

/** Whether the state claims anything. */
export const isKnown = (state: State): boolean => !['unknown', 'stale', 'loading'].includes(state);

/** Empty if there is none. */
function dateOf(date: string | null | undefined, {locale, timeZone}: ViewOptions): string {
  const time = parseDate(date);
  return isNaN(time) ? '' : formatDate(time, locale, timeZone);
}

const figure = (value: number | null, {locale, messages}: ViewOptions): string =>
  value === null ? messages.notMeasured : formatPercent(value, locale);

/** Null where coverage is 0; and who writes no coverage and an unknown status writes zeros for it. */
function measured({uptime, platform_status}: Status, window: UptimeWindow): number | null {
  const value = uptime[window];
  return (uptime.coverage?.[window] ?? (value || platform_status !== 'unknown')) ? value : null;
}

function sectionsOf(status: Status, state: State, options: ViewOptions): SectionView[] {
  const {messages} = options;
  const {incidents = [], scheduled_maintenances: maintenances = [], components = []} = status;
  const groups = new Map<string | null, ItemView[]>();
  for (const component of components.toSorted((a, b) => a.position - b.position)) {
    const {name, group, uptime} = component;
    // Of what is stale or from the future nothing is claimed, component by component.
    const shown = state === status.platform_status ? component.status : 'unknown';
    const text = join(messages[shown], figure(uptime.last_30d, options));
    const items = groups.get(group) ?? [];
    items.push({name, status: shown, text});
    groups.set(group, items);
  }
  const incidentsThatAre = (word: 'incidents' | 'resolved', isNow: boolean): SectionView => ({
    kind: 'incident',
    isNow,
    title: messages[word],
    items: incidents
      .filter((incident) => (incident.status !== 'resolved') === isNow)
      .map((incident) => ({
        name: incident.name,
        text: join(messages[incident.status], dateOf(incident.updated_at, options)),
        body: incident.incident_updates[0]?.body,
      })),
  });
  const sections: SectionView[] = [
    incidentsThatAre('incidents', true),
    {
      kind: 'maintenance',
      isNow: true,
      title: messages.maintenance,
      items: maintenances.map(({name, scheduled_until: end, incident_updates: [update]}) => ({
        name,
        text: end ? fill(messages.until, {time: dateOf(end, options)}) : '',
        body: update?.body,
      })),
    },
    ...[...groups].map(([name, items]): SectionView => ({
      kind: 'component',
      title: name ?? messages.components,
      items,
    })),
    {
      kind: 'backup',
      title: messages.backupSeries,
      items: (status.backups?.series ?? []).map((series) => {
        const {status: shown, text} = backupView(series, options);
        return {name: series.name, status: shown, text: text.long};
      }),
    },
    incidentsThatAre('resolved', false),
  ];
  return sections.filter(({items}) => items.length);
}

const join = (...texts: string[]) => texts.filter(Boolean).join(' · ');

function backupView(backup: BackupState, options: ViewOptions): BackupView {
  const {now, locale, messages, exact} = options;
  const status = backupStatus(backup, now);
  const age = now - parseDate(backup.last_backup_time);
  const say = (isLong: boolean) => {
    if (status === 'unknown') return messages.backupsUnknown;
    if (status === 'overdue' && isNaN(age)) return messages.noBackup;
    return fill(status === 'failed' ? messages.backups : messages.backupsAgo, {
      status: messages[status],
      ago: exact
        ? dateOf(backup.last_backup_time, options)
        : formatAgo(Math.max(0, age), locale, isLong),
    });
  };
  return {status, text: {short: say(false), long: say(true)}};
}
