import type {Status} from '../../embed/contract/status.js';
import type {Config} from '../config/config.js';
import {formatFault} from '../errors/fault.js';
import {ReadError} from '../errors/read-error.js';
import {Deadline} from '../io/deadline.js';
import type {Log} from '../io/log.js';
import type {Output} from '../outputs/outputs.js';
import type {Readings} from '../rules/build.js';
import {publish, type Goal} from '../targets/publish.js';
import {listed} from '../text/listed.js';
import {callWebhook, webhookMessage, type WebhookMessage} from './call-webhook.js';
import {lockTargets} from './lock-targets.js';
import {Memory, openGoals, recordedIn} from './memory.js';
import {ping} from './ping.js';
import {buildDocument, readSources} from './read-sources.js';
import {timeFor} from './time-for.js';

/** One cycle: read, build, publish. */
export async function publishOnce(
  config: Config,
  {log, startedAt}: {log: Log; startedAt: number},
): Promise<number> {
  const times = {startedAt, cycleTimeout: config.cycleTimeout};
  // All targets are open while the sources are read, but their time begins after that.
  const publishing = new Deadline();
  const locks = await lockTargets(config, log);
  const {targets, isStuck} = locks;
  if (!targets.length && !isStuck) return 0;

  let published = false;
  let ok = false;
  let message: WebhookMessage | undefined;
  let goals: Goal[] = [];
  try {
    if (!targets.length) return 1;
    log.info('Starting status update cycle');
    const sources = AbortSignal.timeout(timeFor('sources', times));
    const opening = openGoals(targets, {until: publishing.signal, reading: sources});
    const recorded = recordedIn(opening, config.historyDays);
    const readings = await readSources(config, {signal: sources, log, recorded});
    goals = await opening;
    const now = Date.now();
    const known = goals.map((goal) => goal.known);
    const memory = new Memory(known, {readings, days: config.historyDays, now});
    const status = documentOf(readings, {memory, config, log});
    announce(status, readings, log);
    publishing.endIn(timeFor('targets', times));

    const outputs = await outputsNamed(config.outputs);
    const {everywhere, verified, replaced} = await publish(goals, status, {
      now: latest(now, readings),
      log,
      nextHistory: (own) => memory.next(status, own),
      history: outputs.some((it) => it.needsHistory) ? memory.published(status) : undefined,
      outputs,
    });
    if (replaced.length) message = webhookMessage(status, replaced);
    published = everywhere && !isStuck;
    ok = published && verified && allPassed(status);
  } finally {
    for (const {place} of goals) place.close();
    locks.free();
    const signal = AbortSignal.timeout(timeFor('notices', times));
    await tellOthers(config, {ok, message, signal, log});
  }
  return published ? 0 : 1;
}

export interface PreviewOptions {
  log: Log;
  out: (line: string) => void;
  startedAt: number;
  /** Instead of the document. */
  history?: boolean;
}

/** Reads as a run does, and writes nothing. */
export async function preview(
  config: Config,
  {log, out, startedAt, history}: PreviewOptions,
): Promise<number> {
  const signal = AbortSignal.timeout(
    timeFor('sources', {startedAt, cycleTimeout: config.cycleTimeout}),
  );
  const opening = openGoals(config.targets, {until: signal, reading: signal});
  const recorded = recordedIn(opening, config.historyDays);
  const readings = await readSources(config, {signal, log, recorded});
  const goals = await opening;
  const known = goals.map((goal) => goal.known);
  for (const {place} of goals) place.close();
  for (const {fault} of known) if (fault) log.warn(`History: ${fault.message}`);
  const memory = new Memory(known, {readings, days: config.historyDays, now: Date.now()});
  const status = documentOf(readings, {memory, config, log});
  announce(status, readings, log);
  out(JSON.stringify(history ? memory.next(status, undefined) : status, null, 2));
  return 0;
}

interface DocumentOptions {
  memory: Memory;
  config: Config;
  log: Log;
}

function documentOf(readings: Readings, {memory, config, log}: DocumentOptions): Status {
  const history = memory.counted(log);
  return buildDocument(readings, {config, log, history});
}

/** What makes them is loaded where some are asked for. */
async function outputsNamed(names: Config['outputs']): Promise<Output[]> {
  if (!names.length) return [];
  const {OUTPUTS} = await import('../outputs/outputs.js');
  return names.map((name) => OUTPUTS[name]);
}

/** A check that is undefined is of what is not configured. */
const allPassed = ({publisher}: Status) =>
  Object.values(publisher?.checks ?? {}).every((check) => !check || check.status === 'pass');

interface News {
  ok: boolean;
  /** Undefined: nothing new was published. */
  message: WebhookMessage | undefined;
  signal: AbortSignal;
  log: Log;
}

/** Side by side; that somebody cannot be reached fails nothing. */
async function tellOthers({pingUrl, webhook}: Config, news: News): Promise<void> {
  const {ok, message, signal, log} = news;
  const [unheard, refused] = await Promise.all([
    pingUrl && ping(pingUrl, ok, signal),
    webhook && message && callWebhook(webhook, message, signal),
  ]);
  if (unheard) log.warn(`The ping to PING_URL did not arrive: ${formatFault(unheard)}`);
  if (refused) log.warn(`The webhook at WEBHOOK_URL was not accepted: ${formatFault(refused)}`);
}

function announce(status: Status, {monitoring, backups}: Readings, log: Log): void {
  log.info(`Platform status: ${status.platform_status}`);
  const {fresh, total} = status.reporting ?? {fresh: 0, total: 0};
  // What was found wrong with the reading is among its warnings.
  const isUnexplained = 'components' in monitoring && !monitoring.warnings.length && total > 0;
  if (status.platform_status === 'unknown' && isUnexplained) {
    log.warn(
      `Only ${fresh} of ${total} monitors have fresh evidence; see elytra-status doctor for each of the others`,
    );
  }
  if (!backups.length) return;
  const {last_backup_status: word, series = []} = status.backups ?? {};
  const worst = series.filter((one) => one.last_backup_status === word).map(({name}) => name);
  const whose = word !== 'success' && series.length > 1 ? ` (${listed(worst)})` : '';
  log.info(`Backup status: ${word}${whose}`);
}

/** By a clock that is behind, a good document would seem dated ahead and be replaced by an older one. */
const latest = (now: number, {monitoring}: Readings): number =>
  monitoring instanceof ReadError ? now : now + Math.max(0, -(monitoring.clockOffset ?? 0));
