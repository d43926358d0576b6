import type {CheckResult} from './check.js';
import type {CheckOptions} from './check-options.js';
import type {Finding} from '../../diagnosis/finding.js';
import {oneLine} from '../../text/printable.js';

/** Monitoring systems cut lines at some thousands. */
export const MAX_FINDING = 1_000; // characters

/** In the words and numbers of monitoring plugins. */
export const VERDICTS = {ok: 0, warning: 1, critical: 2, unknown: 3} as const;
export type Verdict = keyof typeof VERDICTS;

/** The worst of what was found. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (level: Finding['level']) => findings.some((finding) => finding.level === level);
  return has('critical') ? 'critical' : has('warning') ? 'warning' : 'ok';
}

/** Worst first; as they came within a level. */
export function byWeight(findings: readonly Finding[]): Finding[] {
  const order = ['critical', 'warning', 'ok', 'note'];
  return [...findings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

/** All that `check` found, for programs. Times are seconds. */
export function toJson(result: CheckResult, {maxAge, url}: CheckOptions): object {
  const {findings, document, took} = result;
  const verdict = verdictOf(findings);
  const seconds = (ms: number | undefined) => (ms === undefined ? null : ms / 1000);
  return {
    result: verdict,
    exit_code: VERDICTS[verdict],
    origin: new URL(url).origin,
    findings: byWeight(findings).map((one) => ({...one, text: oneLine(one.text, MAX_FINDING)})),
    platform_status: document?.status.platform_status ?? null,
    updated_at: document?.status.updated_at ?? null,
    age: seconds(document?.age),
    max_age: seconds(maxAge),
    stale_after: seconds(document?.staleAfter),
    held_by_caches: seconds(document?.heldFor),
    response_time: took === undefined ? null : Number((took / 1000).toFixed(3)),
    uptime: document?.status.uptime ?? null,
  };
}
