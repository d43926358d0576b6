import {formatAge, formatAgo, formatDate, formatPercent} from './format.js';
import {backupStatus, freshness} from './freshness.js';
import {fill, type Messages} from './messages.js';
import {parseDate} from './parse.js';
import {
  UPTIME_WINDOWS,
  type Backups,
  type BackupStatus,
  type PlatformStatus,
  type Status,
} from './status.js';

export type State = PlatformStatus | 'stale' | 'loading';

/** What the card shows: words and states, no rules. */
export interface View {
  state: State;
  headline: string;
  figures: {label: string; value: string}[];
  /** Null where every component reports, or the document does not say. */
  reporting: string | null;
  backup: {status: BackupStatus; text: string} | null;
  updated: {text: string; exact: string; datetime: string} | null;
  /** When the view may change by itself, ms since 1970. */
  changesAt: number;
}

export interface ViewOptions {
  /** ms since 1970 */
  now: number;
  locale: string;
  messages: Messages;
  staleMinutes?: number;
  /** Without a document: whether one is still to be hoped for. */
  loading?: boolean;
}

const MINUTE = 60_000; // ms
const NO_FIGURE = '–';

/** What may be said of a document, or of having none, at `now`. */
export function viewOf(status: Status | null, options: ViewOptions): View {
  const {now, locale, messages, staleMinutes, loading} = options;
  if (!status) {
    return {
      state: loading ? 'loading' : 'unknown',
      headline: messages.headline[loading ? 'loading' : 'unavailable'],
      figures: UPTIME_WINDOWS.map((w) => ({label: messages.window[w], value: NO_FIGURE})),
      reporting: null,
      backup: null,
      updated: null,
      changesAt: Infinity,
    };
  }
  const {state, age, deadline} = freshness(status, now, staleMinutes);
  const exact = formatDate(parseDate(status.updated_at), locale);
  const {reporting, backups} = status;
  // Only the stale sentence counts seconds.
  const step = state === 'stale' && age < MINUTE ? 1000 : MINUTE;
  return {
    state,
    headline: fill(headlineOf(state, messages), {
      status: messages.status[status.platform_status],
      age: formatAge(age, locale),
    }),
    figures: UPTIME_WINDOWS.map((window) => ({
      label: messages.window[window],
      value: isMeasured(status, window)
        ? formatPercent(status.uptime[window], locale)
        : messages.notMeasured,
    })),
    reporting:
      reporting && reporting.fresh < reporting.total
        ? fill(messages.reporting, {...reporting})
        : null,
    backup: backups ? backupView(backups, options) : null,
    updated: {
      // The stale sentence tells the age already.
      text: fill(messages.updated, {age: state === 'stale' ? exact : formatAgo(age, locale)}),
      exact,
      datetime: status.updated_at,
    },
    changesAt: Math.min(
      now + step - (age % step),
      ...[deadline, parseDate(backups?.overdue_after)].filter((time) => time > now),
    ),
  };
}

function headlineOf(state: State, {headline}: Messages): string {
  return state === 'stale' || state === 'unknown' ? headline[state] : headline.known;
}

/** Who writes no coverage and an unknown status writes zeros for what was never measured. */
function isMeasured({uptime, platform_status}: Status, window: (typeof UPTIME_WINDOWS)[number]) {
  return uptime.coverage
    ? uptime.coverage[window] > 0
    : uptime[window] > 0 || platform_status !== 'unknown';
}

function backupView(backups: Backups, {now, locale, messages}: ViewOptions): View['backup'] {
  const status = backupStatus(backups, now);
  const time = parseDate(backups.last_backup_time);
  if (status === 'unknown') return {status, text: messages.backup.unknown};
  if (status === 'overdue' && isNaN(time)) return {status, text: messages.noBackup};
  const withAge = status !== 'failed' && !isNaN(time);
  return {
    status,
    text: fill(withAge ? messages.backupsWithAge : messages.backups, {
      status: messages.backup[status],
      age: withAge ? formatAgo(now - time, locale, 'narrow') : '',
    }),
  };
}
