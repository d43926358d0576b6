import {freshness} from '../../../embed/contract/freshness.js';
import type {Status} from '../../../embed/contract/status.js';
import type {CheckOptions} from './check-options.js';
import type {Environment} from '../../config/environment.js';
import {historyAddress} from '../../../embed/contract/history-address.js';
import {readHistory} from '../../document/read-history.js';
import {judgeHistory} from '../../diagnosis/judge-history.js';
import {note, warning, type Finding} from '../../diagnosis/finding.js';
import {judgeCaching} from '../../diagnosis/judge-caching.js';
import {judgeCors} from '../../diagnosis/judge-cors.js';
import {judgeDocument} from '../../diagnosis/judge-document.js';
import {askPublished, type PublishedAnswer} from '../../diagnosis/published-answer.js';
import {readDocument} from '../../diagnosis/read-document.js';
import {proxyFor} from '../../text/proxy-for.js';

export interface CheckResult {
  findings: Finding[];
  /** Absent without a valid document. */
  document?: {
    status: Status;
    /** ms */
    age: number;
    /** ms after `updated_at` at which it is stale */
    staleAfter: number;
    /** ms for which caches say that they have held it */
    heldFor: number;
  };
  /** ms until the whole answer was there; absent without one */
  took?: number;
}

/**
 * Looks at a published document as a reader would, and at what is in between. Never throws for these.
 *
 * @param env where a proxy may be named, which is not obeyed
 */
export async function check(
  options: CheckOptions,
  {now = Date.now, env = {}}: {now?: () => number; env?: Environment} = {},
): Promise<CheckResult> {
  const {url, interval, maxAge, timeout} = options;
  const ask = {signal: AbortSignal.timeout(timeout), timeout};
  const plain = await askPublished(url, ask);
  if (!('answer' in plain)) {
    const proxy = proxyFor(url, env);
    return {findings: [plain, ...(proxy ? [note(`${proxy} is set and not obeyed`)] : [])]};
  }
  const {answer, took} = plain;
  const status = readDocument(answer);
  if ('level' in status) return {findings: [status], took};

  const at = now();
  const heldFor = (Number(answer.headers.age) || 0) * 1000;
  const {age, deadline} = freshness(status, at);
  // A document may be stale before it was made.
  const staleAfter = Math.max(0, deadline - Date.parse(status.updated_at));
  return {
    findings: [
      ...judgeDocument(status, {now: at, maxAge, heldFor}),
      judgeCaching(answer.headers, status, interval),
      ...(await askForOrigins(options, plain, ask)),
      ...(options.history ? await askForHistory(url, {...ask, now: at}) : []),
    ],
    document: {status, age, staleAfter, heldFor},
    took,
  };
}

/** One after the other, behind the plain request: a shared cache shows what it makes of that. */
async function askForOrigins(
  {url, origins}: CheckOptions,
  {answer}: PublishedAnswer,
  ask: {signal: AbortSignal; timeout: number},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const origin of origins) {
    const asked = await askPublished(url, {...ask, origin});
    findings.push(
      'answer' in asked
        ? judgeCors(url, origin, {plain: answer.headers, asked: asked.answer.headers})
        : {...asked, text: `asked for ${origin}: ${asked.text}`},
    );
  }
  return findings;
}

/** Beside the document, as readers find it. */
async function askForHistory(
  url: string,
  {now, ...ask}: {now: number; signal: AbortSignal; timeout: number},
): Promise<Finding[]> {
  const asked = await askPublished(historyAddress(url), ask);
  if (!('answer' in asked)) return [{...asked, text: `history: ${asked.text}`}];
  const {body} = asked.answer;
  const found = readHistory(body);
  return found.is === 'sound'
    ? judgeHistory(found.history, Buffer.byteLength(body), now)
    : [
        warning(
          'history: what is published there is not a valid history',
          'see the log of publish',
        ),
      ];
}
