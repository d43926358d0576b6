import type {MonthReport, ReportRow} from '../../rules/month-report.js';

/** Under so much no contract should be judged by it. */
const ENOUGH = 95; // percent

const time = (seconds: number): string => {
  const hours = Math.floor(seconds / 3600);
  const pair = (value: number) => String(value).padStart(2, '0');
  return `${hours}:${pair(Math.floor((seconds % 3600) / 60))}:${pair(seconds % 60)}`;
};
const percent = (value: number | null): string => (value === null ? '-' : `${value.toFixed(3)} %`);

/** Coverage comes first: the other figures are worth what it is. */
const COLUMNS: [title: string, of: (row: ReportRow) => string][] = [
  ['component', ({name, id}) => name ?? `${id} (not public any more)`],
  ['coverage', ({coverage}) => percent(coverage)],
  ['observed', ({observed}) => time(observed)],
  ['not observed', ({not_observed}) => time(not_observed)],
  ['up', ({up}) => time(up)],
  ['degraded', ({degraded}) => time(degraded)],
  ['down', ({down}) => time(down)],
  ['maintenance', ({maintenance}) => time(maintenance)],
  ['uptime, degraded as down', (row) => percent(row.uptime_degraded_as_down)],
  ['uptime, degraded as up', (row) => percent(row.uptime_degraded_as_up)],
  ['outages', (row) => `${row.outages}${row.outages_incomplete ? ' or more' : ''}`],
  ['longest', ({longest_outage}) => time(longest_outage)],
];

/** A table for people: hours, minutes and seconds. */
export function monthAsText({month, from, to, is_over, components}: MonthReport): string {
  const rows = components.map((row) => COLUMNS.map(([, of]) => of(row)));
  const all = [COLUMNS.map(([title]) => title), ...rows];
  const widths = COLUMNS.map((_, at) => Math.max(...all.map((cells) => cells[at]!.length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => (at ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [
    `${month}, in days of UTC: ${from} to ${to}`,
    ...(is_over ? [] : ['The month is not over: this is not its report yet.']),
    '',
    ...all.map(line),
    '',
    ...components.flatMap((row) => {
      const reason = thinnessOf(row, from, to);
      return reason ? `${row.name ?? row.id}: ${reason}, not a basis for an SLA.` : [];
    }),
  ]
    .join('\n')
    .trimEnd();
}

/** Why no contract should be judged by a row; undefined where it may be. */
function thinnessOf({coverage, since}: ReportRow, from: string, to: string): string | undefined {
  if (coverage === null) return 'nothing was observed in this month';
  if (coverage < ENOUGH) return `${percent(coverage)} observed (under ${ENOUGH} %)`;
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const watched = end - Math.max(begin, Date.parse(since));
  return watched < (ENOUGH / 100) * (end - begin) ? `observed only since ${since}` : undefined;
}

const FIELDS = [
  'id',
  'name',
  'group',
  'since',
  'coverage',
  'observed',
  'not_observed',
  'up',
  'degraded',
  'down',
  'maintenance',
  'uptime_degraded_as_down',
  'uptime_degraded_as_up',
  'outages',
  'longest_outage',
  'outages_incomplete',
] as const satisfies (keyof ReportRow)[];

/** For spreadsheets, in seconds. What one would take for a formula stays text. */
export function monthAsCsv({month, is_over, components}: MonthReport): string {
  const cell = (value: string | number | boolean | null) => {
    const text =
      typeof value === 'string' ? value.replace(/^(?=[=+\-@\t\r])/, "'") : String(value ?? '');
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [
    ['month', 'is_over', ...FIELDS],
    ...components.map((row) => [month, is_over, ...FIELDS.map((field) => row[field])]),
  ]
    .map((cells) => cells.map(cell).join(','))
    .join('\n');
}
