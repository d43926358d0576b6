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
  /** 0 down, 1 up, 2 pending, 3 maintenance */
  status: number;
  /** Ratio 0–1 by window (`1d`, `30d`); 2.1 and later. */
  ratios: Map<string, number>;
}

// A name may hold line ends that are none to Prometheus.
const LINE = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/s;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/gs;
/** Two series of one id (2.1.0 to 2.2.x): the one that claims less is believed. */
const WORST_FIRST = [0, 2, 3, 1];

/** Reads the Prometheus text of `/metrics`; null if it is none of Uptime Kuma's. */
export function parseMetrics(text: string): Metrics | null {
  const metrics: Metrics = {version: null, startedAt: NaN, monitors: new Map(), anonymous: false};
  const ratios: [id: string, window: string, ratio: number][] = [];
  let recognized = false;
  for (const line of text.split('\n')) {
    const [, name, labelText = '', number = ''] = LINE.exec(line) ?? [];
    const value = Number(number);
    if (!name || Number.isNaN(value)) continue;
    const labels = readLabels(labelText);
    if (name === 'app_version') {
      recognized = true;
      metrics.version = {major: Number(labels.major), minor: Number(labels.minor)};
    } else if (name === 'process_start_time_seconds') {
      metrics.startedAt = value * 1000;
    } else if (name === 'monitor_status') {
      recognized = true;
      if (labels.monitor_id) addMonitor(metrics.monitors, labels, value);
      else metrics.anonymous = true;
    } else if (name === 'monitor_uptime_ratio' && labels.monitor_id && labels.window) {
      if (value >= 0 && value <= 1) ratios.push([labels.monitor_id, labels.window, value]);
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

function addMonitor(
  monitors: Map<string, MetricsMonitor>,
  labels: Record<string, string>,
  status: number,
): void {
  const {monitor_id: id = '', monitor_name: name = '', monitor_type: type = ''} = labels;
  const other = monitors.get(id);
  if (other && WORST_FIRST.indexOf(other.status) <= WORST_FIRST.indexOf(status)) return;
  monitors.set(id, {id, name, type, status, ratios: new Map()});
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = Object.create(null);
  for (const [, name, value] of text.matchAll(LABEL)) {
    labels[name!] = value!.replace(/\\(.)/gs, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
  }
  return labels;
}
