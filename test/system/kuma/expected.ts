/**
 * What DESIGN §2 and the reference on Uptime Kuma demand of a document, computed from the raw answers of a
 * server. Written from those texts and not from the publisher, on purpose: it shares no code with it.
 */
import {isDeepStrictEqual} from 'node:util';

export interface Kuma {
  url: string;
  slug: string;
  apiKey?: string;
}

/** The raw answers that a document is made of. */
export interface Raw {
  page: any;
  heartbeat: any;
  history: any[];
  /** `<id>/<hours>` to the percentage of the badge, null where it holds none. */
  badges: Record<string, number | null>;
  /** Null where the server has no metrics for us. */
  metrics: string | null;
  /** What to add to a time of theirs, ms. */
  offset: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const WINDOWS = {last_24h: DAY, last_7d: 7 * DAY, last_30d: 30 * DAY} as const;
type Window = keyof typeof WINDOWS;

/** Fetches the raw answers. */
export async function fetchRaw({url, slug, apiKey}: Kuma): Promise<Raw> {
  const json = async (path: string): Promise<[any, number]> => {
    const response = await fetch(url + path, {redirect: 'error'});
    const isJson =
      response.ok && response.headers.get('content-type')?.startsWith('application/json');
    const age = Number(response.headers.get('age')) * 1000;
    const offset = Date.now() - Date.parse(response.headers.get('date') ?? '') - age;
    const text = await response.text();
    // Date has whole seconds: so little is no difference.
    return [isJson ? JSON.parse(text) : null, Math.abs(offset) > 1_500 ? offset : 0];
  };
  const badge = async (path: string) => {
    const text = await (await fetch(url + path)).text();
    const percent = /aria-label="Uptime \(\d+h\): (\d[\d.e-]*)%"/.exec(text)?.[1];
    return percent === undefined ? null : Number(percent);
  };
  const [page] = await json(`/api/status-page/${slug}`);
  const [heartbeat, offset] = await json(`/api/status-page/heartbeat/${slug}`);
  const [past] = page.incidents ? await json(`/api/status-page/${slug}/incident-history`) : [null];
  const badges: Raw['badges'] = {};
  for (const {id} of pageMonitors(page)) {
    for (const hours of [168, 720]) {
      badges[`${id}/${hours}`] = await badge(`/api/badge/${id}/uptime/${hours}`);
    }
  }
  return {
    page,
    heartbeat,
    history: past?.incidents ?? [],
    badges,
    offset,
    metrics: await metrics(),
  };

  async function metrics() {
    if (!apiKey) return null;
    const authorization = `Basic ${Buffer.from(`:${apiKey}`).toString('base64')}`;
    const response = await fetch(`${url}/metrics`, {headers: {authorization}});
    return response.ok ? response.text() : null;
  }
}

/** Whether nothing that a document shows has changed between two looks at the server. */
export const isSame = (a: Raw, b: Raw): boolean =>
  isDeepStrictEqual(
    [a.page, a.heartbeat, a.history, a.badges],
    [b.page, b.heartbeat, b.history, b.badges],
  );

/** Each monitor of the page once, under its first group, in the order of the page. */
export function pageMonitors(page: any): {id: string; name: string; group: string; type: string}[] {
  const all = page.publicGroupList.flatMap((group: any) =>
    group.monitorList.map(({id, name, type}: any) => ({
      id: String(id),
      name,
      group: group.name,
      type,
    })),
  );
  return all.filter(
    (monitor: any, index: number) => all.findIndex(({id}: any) => id === monitor.id) === index,
  );
}

const timeOf = (text: string) => Date.parse(`${text.replace(' ', 'T').replace(/Z$/, '')}Z`);
const isFailure = ({status}: any) => status === 0 || status === 2;
const beatsOf = ({heartbeat}: Raw, id: string): any[] => heartbeat.heartbeatList[id] ?? [];

/** ms; of the design. The servers of these tests are too young for gaps of more than a day. */
function patience(raw: Raw, id: string): number {
  const beats = beatsOf(raw, id);
  const gaps = beats.slice(1).map((beat, index) => ({
    ms: timeOf(beat.time) - timeOf(beats[index].time),
    retry: beats[index].status === 2,
  }));
  const planned = gaps.some(({retry}) => !retry) ? gaps.filter(({retry}) => !retry) : gaps;
  if (!planned.length) {
    const isPush = pageMonitors(raw.page).find((monitor) => monitor.id === id)?.type === 'push';
    return isPush ? 25 * 60 * MINUTE : 15 * MINUTE;
  }
  const gap = Math.max(...planned.slice(-5).map(({ms}) => ms));
  return Math.max(15 * MINUTE, Math.min(3 * gap, gap + 60 * MINUTE));
}

/** A component's word at `now` of the server's clock. */
export function expectedStatus(raw: Raw, id: string, now: number): string {
  const beats = beatsOf(raw, id);
  const last = beats.at(-1);
  if (!last) return 'unknown';
  const age = now - timeOf(last.time);
  if (age > patience(raw, id) || age < -5 * MINUTE) return 'unknown';
  const words = ['major_outage', 'operational', 'degraded_performance', 'under_maintenance'];
  return words[last.status] ?? 'unknown';
}

/** The table of DESIGN §2, line by line. */
export function expectedPlatform(statuses: string[]): string {
  const count = (word: string) => statuses.filter((status) => status === word).length;
  const n = statuses.length;
  const f = n - count('unknown');
  const [u, p, d, m] = [
    count('operational'),
    count('degraded_performance'),
    count('major_outage'),
    count('under_maintenance'),
  ];
  if (n === 0 || f === 0) return 'unknown';
  if (d > 0 && u === 0 && m === 0 && f >= n / 2) return 'major_outage';
  if (d > 0) return 'partial_outage';
  if (p > 0) return 'degraded_performance';
  if (f < n / 2) return 'unknown';
  return u > 0 ? 'operational' : 'under_maintenance';
}

/** A component's uptime in unrounded percent, null for "no data". */
export function expectedUptime(raw: Raw, id: string, now: number): Record<Window, number | null> {
  const beats = beatsOf(raw, id);
  const last = beats.at(-1);
  const lowest = {value: 100};
  const believed = (window: Window, value: number | null | undefined) => {
    const start = now - WINDOWS[window];
    if (value === null || value === undefined || !last || timeOf(last.time) < start) return null;
    // Fewer beats than it lists at most are all that there ever were.
    const most = raw.page.config.autoRefreshInterval === undefined ? 50 : 100;
    if (beats.length < most && timeOf(beats[0].time) > start) return null;
    if (value === 0 && beats.some(({status}) => status === 1)) return null;
    const seen = beats.some((beat) => isFailure(beat) && timeOf(beat.time) >= start);
    const flawed = window !== 'last_24h' && (seen || lowest.value < 100);
    const result = flawed ? Math.min(value, 99.99) : value;
    lowest.value = Math.min(lowest.value, result);
    return result;
  };
  const ratio = raw.heartbeat.uptimeList[`${id}_24`];
  return {
    last_24h: believed('last_24h', typeof ratio === 'number' ? ratio * 100 : null),
    last_7d: believed('last_7d', raw.badges[`${id}/168`]),
    last_30d: believed('last_30d', raw.badges[`${id}/720`]),
  };
}

/** Two decimals, rounded down; what floating point adds or takes is no decimal. */
export const floor = (value: number): number => Math.floor(value * 100 + 1e-7) / 100;

/** Mean and coverage of each window. */
export function expectedTotal(uptimes: Record<Window, number | null>[]) {
  const total = {last_24h: 0, last_7d: 0, last_30d: 0, coverage: {} as Record<Window, number>};
  for (const window of Object.keys(WINDOWS) as Window[]) {
    const values = uptimes.map((uptime) => uptime[window]).filter((value) => value !== null);
    const sum = values.reduce((all, value) => all + value, 0);
    total[window] = values.length ? floor(sum / values.length) : 0;
    total.coverage[window] = values.length ? floor((100 * values.length) / uptimes.length) : 0;
  }
  return total;
}

/** The newest beat of the page's monitors on our clock, `-Infinity` without one. */
export function newestOnPage(raw: Raw): number {
  const times = pageMonitors(raw.page).flatMap(({id}) =>
    beatsOf(raw, id).map(({time}) => timeOf(time) + raw.offset),
  );
  return Math.max(...times);
}

export function expectedPinned({page}: Raw) {
  const impacts: Record<string, string> = {danger: 'major', warning: 'minor'};
  return (page.incidents ?? (page.incident ? [page.incident] : [])).map((incident: any) => ({
    id: String(incident.id),
    name: incident.title,
    status: 'investigating',
    impact: impacts[incident.style] ?? 'none',
    body: incident.content,
    created: timeOf(incident.createdDate),
  }));
}

export interface Series {
  id?: string;
  name: string;
  type: string;
  status: number;
  secrets: string[];
}

/** The monitors of a `/metrics` text, those on no page among them. */
export function metricsSeries(text: string): Series[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('monitor_status{'))
    .map((line) => {
      const label = (name: string) => {
        const quoted = new RegExp(`[{,]${name}=("(?:[^"\\\\]|\\\\.)*")`).exec(line)?.[1];
        return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
      };
      const secrets = [label('monitor_url'), label('monitor_hostname')].filter(
        (text): text is string => !!text && text !== 'null' && text !== 'https://',
      );
      return {
        id: label('monitor_id'),
        name: label('monitor_name') ?? '',
        type: label('monitor_type') ?? '',
        status: Number(line.slice(line.lastIndexOf(' '))),
        secrets,
      };
    });
}
