import {readLabels} from './read-labels.js';
import {MAX_MONITORS, tooMany} from './shape.js';

export interface Metrics {
  /** Null if it does not say. */
  version: {major: number; minor: number} | null;
  /** When the server started, on its own clock; NaN if it does not say. */
  startedAt: number;
  /** One entry a monitor id. */
  monitors: Map<string, MetricsMonitor>;
  /** Before 2.0 series carry no id: monitors cannot be told apart. */
  anonymous: boolean;
}

export interface MetricsMonitor {
  id: string;
  name: string;
  type: string;
  /** 0 down, 1 up, 2 pending, 3 maintenance; null where its series contradict each other (2.1.0 to 2.2.x). */
  status: number | null;
  /** Ratio 0–1 by window (`1d`, `30d`); 2.1 and later. */
  ratios: Map<string, number>;
}

/** Reads the Prometheus text of `/metrics`, in one pass; null if it is not one of Uptime Kuma's. */
export function parseMetrics(text: string): Metrics | null {
  const metrics: Metrics = {version: null, startedAt: NaN, monitors: new Map(), anonymous: false};
  const ratios: [id: string, window: string, ratio: number][] = [];
  let recognized = false;
  for (const [name, labelText, value] of samplesOf(text)) {
    if (name === 'process_start_time_seconds') metrics.startedAt = value * 1000;
    if (!['app_version', 'monitor_status', 'monitor_uptime_ratio'].includes(name)) continue;
    const labels = readLabels(labelText);
    const id = labels.get('monitor_id');
    if (name === 'app_version') {
      recognized = true;
      metrics.version = {major: Number(labels.get('major')), minor: Number(labels.get('minor'))};
    } else if (name === 'monitor_status') {
      recognized = true;
      if (id) addMonitor(metrics.monitors, id, labels, value);
      else metrics.anonymous = true;
    } else if (id && value >= 0 && value <= 1) {
      ratios.push([id, labels.get('window') ?? '', value]);
    }
  }
  for (const [id, window, ratio] of ratios) {
    const monitor = metrics.monitors.get(id);
    // Absent for push monitors, or frozen at the last missed window.
    if (monitor && monitor.type !== 'push') {
      monitor.ratios.set(window, Math.min(ratio, monitor.ratios.get(window) ?? Infinity));
    }
  }
  return recognized ? metrics : null;
}

/** Name, what stands between the braces, value. */
function* samplesOf(text: string): Generator<[name: string, labels: string, value: number]> {
  for (let start = 0; start < text.length;) {
    // A name may hold other line ends, which mean nothing to Prometheus.
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end);
    start += line.length + 1;
    const space = line.lastIndexOf(' ');
    const value = space > 0 ? Number(line.slice(space + 1) || NaN) : NaN;
    if (line.startsWith('#') || Number.isNaN(value)) continue;
    const brace = line.indexOf('{');
    if (brace < 0) yield [line.slice(0, space), '', value];
    else if (line[space - 1] === '}') {
      yield [line.slice(0, brace), line.slice(brace + 1, space - 1), value];
    }
  }
}

function addMonitor(
  monitors: Map<string, MetricsMonitor>,
  id: string,
  labels: Map<string, string>,
  status: number,
): void {
  const other = monitors.get(id);
  if (other) {
    if (other.status !== status) other.status = null;
    return;
  }
  const name = labels.get('monitor_name') ?? '';
  const type = labels.get('monitor_type') ?? '';
  if (monitors.size >= MAX_MONITORS) throw tooMany('metrics');
  monitors.set(id, {id, name, type, status, ratios: new Map()});
}
