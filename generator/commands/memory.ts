import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import type {History} from '../../embed/contract/history.js';
import type {Status} from '../../embed/contract/status.js';
import type {TargetConfig} from '../config/config.js';
import {isProblem} from '../diagnosis/finding.js';
import {judgeAhead} from '../diagnosis/judge-history.js';
import {historySchema} from '../document/history-schema.js';
import {formatFault} from '../errors/fault.js';
import {ReadError} from '../errors/read-error.js';
import type {Log} from '../io/log.js';
import type {Readings} from '../rules/build.js';
import {countReading, withWord, type Folded} from '../rules/fold-history.js';
import {emptyHistory} from '../rules/history/empty-history.js';
import {recordedWindows, recordsOf} from '../rules/recorded-uptime.js';
import {mergeHistories} from '../rules/history/merge-histories.js';
import {readKnownHistory, type KnownHistory} from '../targets/known-history.js';
import {openTarget} from '../targets/open-target.js';
import type {Goal} from '../targets/publish.js';
import type {RecordedWindows} from '../sources/reading.js';
import {stackOf} from '../text/stack-of.js';

export interface MemoryOptions {
  readings: Readings;
  days: number;
  /** ms since 1970 */
  now: number;
}

/** How long the others may take once one history has been read, which is enough for a run. */
const FURTHER = 5_000; // ms

/** Opens all targets, and reads their histories while the sources are read: one that hangs delays nobody for long. */
export async function openGoals(
  targets: readonly TargetConfig[],
  {until, reading}: {until: AbortSignal; reading: AbortSignal},
): Promise<Goal[]> {
  const late = new AbortController();
  const signal = AbortSignal.any([reading, late.signal]);
  const opened = targets.map(async (target): Promise<Goal> => {
    const place = openTarget(target, until);
    return {target, place, known: await readKnownHistory(place, target.location, signal)};
  });
  const found = opened.map(async (goal) => {
    if (!(await goal).known.history) throw new Error('it has none');
  });
  void Promise.any(found).then(
    () => setTimeout(() => late.abort(), FURTHER).unref(),
    () => {},
  );
  return Promise.all(opened);
}

/** Of a history that has not come by then, the sources do not know. */
const PATIENCE = 1_000; // ms

/** What the record says by itself, so that no source is asked for it. */
export async function recordedIn(
  opening: Promise<readonly Goal[]>,
  days: number,
): Promise<RecordedWindows> {
  const ended = new AbortController();
  const late = sleep(PATIENCE, [], {signal: ended.signal}).catch(() => []);
  const known = await Promise.race([opening.catch(() => []), late]);
  ended.abort();
  const records = known.map((goal) => recordsOf(days ? goal.known.history : undefined));
  const now = Date.now();
  return (component) => [
    ...new Set(records.flatMap((of) => recordedWindows(of.get(component.id), component, now))),
  ];
}

/** What was observed until now, in this run too, and how each target goes on from there. */
export class Memory {
  readonly #histories: History[];
  readonly #mayBegin: boolean;
  readonly #options: MemoryOptions;
  readonly #empty: History;
  /** Of all targets. */
  #known: History | undefined;
  /** Of what was known: that with this reading, and what is published of it. */
  readonly #folded = new Map<History, Folded>();
  readonly #nexts = new Map<History, History>();

  constructor(known: readonly KnownHistory[], options: MemoryOptions) {
    this.#histories = known.flatMap(({history}) => history ?? []);
    this.#mayBegin = known.every(({fault}) => !fault);
    this.#options = options;
    this.#empty = emptyHistory(randomUUID(), new Date(options.now).toISOString());
  }

  /** With this reading; undefined where nothing is kept, or what was kept could not be read. */
  counted(log: Log): History | undefined {
    const {days} = this.#options;
    const isKnown = this.#histories.length || this.#mayBegin;
    if (!days || !isKnown) return undefined;
    try {
      for (const {text: what, remedy} of judgeAhead(this.#base, this.#options.now).filter(
        isProblem,
      )) {
        log.warn(`History: ${formatFault({what, remedy})}`);
      }
      const {history, warnings} = this.#count(this.#base);
      for (const warning of warnings) log.warn(`History: ${warning}`);
      return history;
    } catch (error) {
      log.warn(`History: ${stackOf(error)}`);
      return undefined;
    }
  }

  /** What is published beside that document, in place of `own`. */
  next(status: Status, own: History | undefined): History {
    const {days} = this.#options;
    const isKnown = !own || this.#histories.includes(own);
    const base = isKnown ? this.#base : this.#merged([...this.#histories, own]);
    if (!days) return {...this.#empty, feed_id: base.feed_id};
    // Mostly all targets have the same.
    const known = this.#nexts.get(base);
    if (known) return known;
    const history = historySchema.parse(withWord(this.#count(base).history, status));
    this.#nexts.set(base, history);
    return history;
  }

  /** The same for the outputs; undefined where it is not known what is published. */
  published(status: Status): History | undefined {
    if (!this.#histories.length && !this.#mayBegin) return undefined;
    try {
      return this.next(status, undefined);
    } catch {
      return undefined; // whoever puts the history says why
    }
  }

  #count(base: History): Folded {
    const {readings, days} = this.#options;
    const {monitoring} = readings;
    const known = this.#folded.get(base);
    if (known) return known;
    const folded =
      monitoring instanceof ReadError
        ? {history: base, warnings: []}
        : countReading(base, monitoring, days);
    this.#folded.set(base, folded);
    return folded;
  }

  get #base(): History {
    return (this.#known ??= this.#merged(this.#histories));
  }

  #merged([first, ...others]: readonly History[]): History {
    const {now, days} = this.#options;
    return first ? mergeHistories([first, ...others], now, days) : this.#empty;
  }
}
