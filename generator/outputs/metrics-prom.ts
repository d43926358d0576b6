import {
  BACKUP_STATUSES,
  CHECK_STATUSES,
  PLATFORM_STATUSES,
  UPTIME_WINDOWS,
  type Status,
} from '../../embed/contract/status.js';

type Labels = Record<string, string>;
type Sample = [labels: Labels, value: number];

/**
 * `metrics.prom`, for the textfile collector of Prometheus' node_exporter. Its times are gauges, because that
 * collector takes no timestamps: an alert compares them with `time()`.
 */
export function metricsProm(status: Status): string {
  const {uptime, reporting, components = [], backups, publisher} = status;
  const {coverage} = uptime;
  const series = backups?.series ?? [];
  const windows = UPTIME_WINDOWS.map((window) => ({window, labels: {window: window.slice(5)}}));
  return [
    gauge('platform_status', 'Whether this is the status of the platform: 1 for the one that is.', [
      ...oneOf(PLATFORM_STATUSES, status.platform_status),
    ]),
    gauge('updated_timestamp_seconds', 'When the document was made.', [
      ...time({}, status.updated_at),
    ]),
    gauge('stale_timestamp_seconds', 'From when on no status may be claimed from the document.', [
      ...time({}, status.stale_after),
    ]),
    gauge('observed_timestamp_seconds', 'The newest heartbeat that was seen.', [
      ...time({}, status.observed_at),
    ]),
    gauge('components', 'Components of the platform.', count(reporting?.total)),
    gauge('components_fresh', 'Components with fresh evidence.', count(reporting?.fresh)),
    gauge(
      'component_operational',
      'Whether a component is operational.',
      components.map(({id, name, group, status: word}) => [
        {id, name, group: group ?? ''},
        Number(word === 'operational'),
      ]),
    ),
    gauge(
      'uptime_ratio',
      'Share of time up, the mean of the components with data; absent if not measured.',
      windows
        .filter(({window}) => coverage?.[window] !== 0)
        .map(({window, labels}) => [labels, ratio(uptime[window])]),
    ),
    gauge(
      'uptime_coverage_ratio',
      "Share of the components' time in the window that was observed.",
      coverage ? windows.map(({window, labels}) => [labels, ratio(coverage[window])]) : [],
    ),
    gauge(
      'backup_status',
      'Whether this is the status of the newest backup: 1 for the one that is.',
      series.flatMap(({name, last_backup_status}) =>
        oneOf(BACKUP_STATUSES, last_backup_status, {series: name}),
      ),
    ),
    gauge(
      'backup_timestamp_seconds',
      'When the newest backup was made; absent if there is none.',
      series.flatMap(({name, last_backup_time}) => time({series: name}, last_backup_time)),
    ),
    gauge(
      'backup_overdue_timestamp_seconds',
      'From when on a success is overdue.',
      series.flatMap(({name, overdue_after}) => time({series: name}, overdue_after)),
    ),
    gauge(
      'check_status',
      'Whether this is how the check of a source went: 1 for the one that is.',
      Object.entries(publisher?.checks ?? {}).flatMap(([check, result]) =>
        result ? oneOf(CHECK_STATUSES, result.status, {check}) : [],
      ),
    ),
  ].join('');
}

/** A metric without samples is left out. */
function gauge(name: string, help: string, samples: Sample[]): string {
  if (!samples.length) return '';
  const full = `elytra_status_${name}`;
  const lines = samples.map(([labels, value]) => `${full}${written(labels)} ${value}\n`);
  return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${lines.join('')}`;
}

function written(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length ? `{${pairs.join(',')}}` : '';
}

const escaped = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');

const oneOf = (words: readonly string[], holds: string, labels: Labels = {}): Sample[] =>
  words.map((word) => [{...labels, status: word}, Number(word === holds)]);

const time = (labels: Labels, date: string | null | undefined): Sample[] =>
  date ? [[labels, Date.parse(date) / 1000]] : [];

const count = (value: number | undefined): Sample[] => (value === undefined ? [] : [[{}, value]]);

/** 99.95 % as 0.9995, without what binary fractions would add. */
const ratio = (percent: number) => Number((percent / 100).toFixed(6));
