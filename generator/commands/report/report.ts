import type {History} from '../../../embed/contract/history.js';
import {parseHistory} from '../../../embed/contract/parse-history.js';
import type {Config} from '../../config/config.js';
import {askPublished} from '../../diagnosis/published-answer.js';
import {PublishError} from '../../errors/publish-error.js';
import {UsageError} from '../../errors/usage-error.js';
import type {Log} from '../../io/log.js';
import {mergeHistories} from '../../rules/history/merge-histories.js';
import {monthReport} from '../../rules/month-report.js';
import {readKnownHistory} from '../../targets/known-history.js';
import {openTarget} from '../../targets/open-target.js';
import {withoutBom} from '../../text/without-bom.js';
import type {CommandLine} from '../command-line.js';
import {monthAsCsv, monthAsText} from './format-month.js';

type Options = Pick<CommandLine, 'month' | 'json' | 'csv' | 'operands'>;

export interface Report {
  text: string;
  code: number;
}

const TIMEOUT = 30_000; // ms
/** More are never kept. */
const MOST_DAYS = 366;

/** By an address, without a configuration. */
export async function reportPublished(options: Options): Promise<Report> {
  const [url = '', ...rest] = options.operands;
  if (rest.length || !/^https?:\/\/./.test(url) || !URL.canParse(url)) {
    throw wrong('report takes the address of one history.json, or none');
  }
  const month = readMonth(options);
  const asked = await askPublished(url, {signal: AbortSignal.timeout(TIMEOUT), timeout: TIMEOUT});
  if (!('answer' in asked)) throw wrong(`The history could not be read: ${asked.text}`);
  const history = parseHistory(withoutBom(asked.answer.body));
  if (!history)
    throw wrong('What is published there is not a history; name history.json, not status.json');
  return print(history, month, options);
}

/** Of the targets of the configuration, as the next run would go on from them. */
export async function reportTargets(options: Options, config: Config, log: Log): Promise<Report> {
  const month = readMonth(options);
  const signal = AbortSignal.timeout(config.cycleTimeout);
  const known = await Promise.all(
    config.targets.map(async (target) => {
      const place = openTarget(target, signal);
      const one = await readKnownHistory(place, target.location, signal);
      place.close();
      const fault = one.fault ?? (one.history ? undefined : new PublishError('there is none'));
      if (fault) log.warn(`History (${target.name}): ${fault.message}`);
      return one;
    }),
  );
  const [first, ...others] = known.flatMap(({history}) => history ?? []);
  if (!first) return {text: '', code: 1};
  return print(mergeHistories([first, ...others], Date.now(), MOST_DAYS), month, options);
}

function print(history: History, month: string, {json, csv}: Options): Report {
  const report = monthReport(history, month, Date.now());
  const text = json
    ? JSON.stringify(report, null, 2)
    : csv
      ? monthAsCsv(report)
      : monthAsText(report);
  return {text, code: report.is_over ? 0 : 1};
}

/** @throws {UsageError} */
export function readMonth({month = '', json, csv}: Options): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) {
    throw wrong('report needs a month, as in --month 2026-11');
  }
  if (json && csv) throw wrong('--json and --csv do not go together');
  return month;
}

const wrong = (what: string) => new UsageError(`${what}.`, 'report');
