import {networkFault} from '../../errors/network-fault.js';
import {ReadError} from '../../errors/read-error.js';
import {DENIED_REMEDIES, HTTP_REMEDIES, REDIRECT_REMEDIES} from '../../errors/remedies.js';
import type {Answer, GetError} from '../../io/http-get.js';

export interface Question {
  /** Whole, as it was asked. */
  url: string;
  /** What was asked for, in words. */
  what: string;
  /** The media type of the right answer. */
  type: string;
  /** Whether UPTIME_KUMA_HEADERS went along. */
  hasHeaders: boolean;
}

const LOGIN = /log-?in|sign-?in|auth|sso|saml|oidc|cloudflareaccess/i;

/** What is wrong with an answer, named for what it is; undefined where it is one of Uptime Kuma. */
export function answerFault(answer: Answer, question: Question): ReadError | undefined {
  const {status, type} = answer;
  const {what} = question;
  const http = `${what}: HTTP ${status}`;
  if (status >= 300 && status < 400) return redirectFault(answer, question);
  if (status === 401 || status === 403) {
    const remedy = DENIED_REMEDIES[question.hasHeaders ? 'withHeaders' : 'withoutHeaders'];
    return new ReadError('denied', http, {status, remedy});
  }
  // Another 404 says nothing about the page: proxies answer so, and Uptime Kuma while it migrates.
  if (status === 404 && type === 'application/json') return new ReadError('noPage', http);
  if (status !== 200) {
    return new ReadError('httpError', http, {status, remedy: HTTP_REMEDIES[status]});
  }
  if (type !== question.type) return new ReadError('notKuma', `${http}, but not ${question.type}`);
  return undefined;
}

/** Never followed, and its target is never shown. */
function redirectFault({status, headers}: Answer, {url, what}: Question): ReadError {
  const from = new URL(url);
  const to = URL.canParse(headers.location ?? '', url) ? new URL(headers.location!, url) : from;
  const kind = redirectKind(from, to);
  const [words, remedy] = REDIRECT_REMEDIES[kind];
  return new ReadError(
    kind === 'login' ? 'login' : 'moved',
    `${what}: HTTP ${status}, a redirect to ${words}`,
    {status, remedy},
  );
}

function redirectKind(from: URL, to: URL): keyof typeof REDIRECT_REMEDIES {
  if (LOGIN.test(`${to.hostname}${to.pathname}`) && !LOGIN.test(from.href)) return 'login';
  if (to.hostname !== from.hostname) return 'host';
  if (to.protocol !== from.protocol) return to.protocol === 'https:' ? 'https' : 'http';
  return to.port === from.port ? 'path' : 'port';
}

/** Why there is no answer. */
export function silenceFault(error: GetError, {what}: Pick<Question, 'what'>): ReadError {
  const output = {
    timeout: 'timeout',
    network: 'unreachable',
    truncated: 'notKuma',
    'too large': 'notKuma',
    'other protocol': 'notKuma',
  } as const;
  const fault = networkFault(error);
  // The table has more to say of a slow Uptime Kuma.
  const remedy = error.reason === 'network' ? `${fault.remedy} (UPTIME_KUMA_URL)` : undefined;
  return new ReadError(output[error.reason], `${what}: ${fault.what}`, {remedy, cause: error});
}
