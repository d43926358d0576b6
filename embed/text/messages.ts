import {
  BACKUP_STATUSES,
  INCIDENT_STATUSES,
  PLATFORM_STATUSES,
  UPTIME_WINDOWS,
} from '../contract/status.js';

/**
 * Every sentence of the card. `{name}` is replaced; `{age}` is "45 minutes", `{ago}` is "45 minutes ago",
 * both from `Intl`, as all numbers and dates.
 */
export interface Messages {
  /** Headline of a status that may be claimed. `{status}` */
  known: string;
  /** Any of the headlines where the card speaks of some components alone. `{name}`, `{status}`: a word or a sentence */
  ofComponent: string;
  /** Headline of a document past its deadline. `{age}` or `{ago}`, `{status}` */
  stale: string;
  /** Headline of a document that does not say. */
  indeterminate: string;
  /** Headline where there never was a valid document. */
  unavailable: string;
  loading: string;
  /** Told to assistive technology when a document turns stale: never the age. */
  outdated: string;
  /** Dates all of a stale card. `{time}`: date and time of the last report */
  noNews: string;
  /** After what was true at a time: the headline in HTML from a server, and all of a stale card. `{time}` */
  asOf: string;

  operational: string;
  degraded_performance: string;
  partial_outage: string;
  major_outage: string;
  under_maintenance: string;
  unknown: string;

  /** Above the figures. */
  uptime: string;
  /** Short labels of the figures, and the same for assistive technology. */
  last_24h: string;
  last_7d: string;
  last_30d: string;
  last_24h_long: string;
  last_7d_long: string;
  last_30d_long: string;
  notMeasured: string;
  /** `{fresh}` and `{total}`: numbers of components */
  reporting: string;

  /** `{status}` */
  backups: string;
  /** `{status}` and `{ago}` */
  backupsAgo: string;
  /** The same of a document past its deadline. `{status}` and `{ago}` */
  backupsKnown: string;
  success: string;
  overdue: string;
  failed: string;
  backupsUnknown: string;
  noBackup: string;
  /** `{ago}` */
  updated: string;
  /** After a name or a list that is not all. `{count}`: a number */
  more: string;

  /** Headings of the page. */
  components: string;
  incidents: string;
  maintenance: string;
  backupSeries: string;
  /** `{time}` */
  until: string;
  investigating: string;
  identified: string;
  monitoring: string;
  resolved: string;
  postmortem: string;
  pause: string;
  /** Leads to the Atom feed. */
  subscribe: string;
  resume: string;

  /** The days of a component in a sentence. `{name}`, `{days}`: "90 days", `{uptime}`: one of the next */
  lastDays: string;
  /** `{percent}` */
  uptimeOf: string;
  /** After it, where not all of the time was observed. `{percent}` */
  ofObserved: string;
  /** After it. `{days}`: "2 days" */
  withOutages: string;
  withGaps: string;
  /** What happened on a day. `{time}`: "3 hours" */
  down: string;
  degraded: string;
  maintained: string;
  unobserved: string;
  /** Of a day before the first report. */
  noData: string;
  /** The first day of which there is a report. `{date}`: "10 Sep" */
  since: string;
  /** Heading of the list of them. `{count}`: a number */
  troubleDays: string;
}

/** `degraded_performance` → `Degraded performance`: most of the contract's words are English already. */
const inWords = (word: string) => word[0]!.toUpperCase() + word.slice(1).replace('_', ' ');

export const ENGLISH = {
  ...Object.fromEntries(
    [
      ...PLATFORM_STATUSES,
      ...BACKUP_STATUSES,
      ...INCIDENT_STATUSES,
      ...UPTIME_WINDOWS,
      'uptime',
      'components',
      'incidents',
      'maintenance',
    ].map((word) => [word, inWords(word)]),
  ),
  known: 'Platform Status: {status}',
  ofComponent: '{name}: {status}',
  stale: 'Data is {age} old. Last known status: {status}',
  indeterminate: 'Unable to determine status',
  unavailable: 'Unable to fetch platform status',
  loading: 'Loading status',
  outdated: 'Status data is out of date',
  noNews: 'Last report: {time}. The state since then is not known.',
  asOf: 'as of {time}',
  last_24h_long: 'Last 24 hours',
  last_7d_long: 'Last 7 days',
  last_30d_long: 'Last 30 days',
  notMeasured: 'Not measured',
  reporting: '{fresh} of {total} reporting',
  backups: 'Backups: {status}',
  backupsAgo: 'Backups: {status} ({ago})',
  backupsKnown: 'Backups, last known: {status} ({ago})',
  backupsUnknown: 'Backup status unavailable',
  noBackup: 'No backup found',
  updated: 'Updated: {ago}',
  more: 'and {count} more',
  backupSeries: 'Backups',
  until: 'Until {time}',
  pause: 'Pause updates',
  subscribe: 'Subscribe (Atom feed)',
  resume: 'Resume updates',
  lastDays: '{name}, last {days}: {uptime}',
  uptimeOf: '{percent} uptime',
  ofObserved: 'of {percent} observed',
  withOutages: '{days} with outages',
  withGaps: '{days} not observed',
  down: 'down for {time}',
  degraded: 'degraded for {time}',
  maintained: 'under maintenance for {time}',
  unobserved: 'not observed by us for {time}',
  noData: 'no data',
  since: 'since {date}',
  troubleDays: 'Days with trouble ({count})',
} as Messages;

/** Fills `{name}` from `values`. */
export const fill = (message: string, values: Record<string, string>): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
