import {setMaxListeners} from 'node:events';
import http from 'node:http';
import https from 'node:https';
import {setTimeout as sleep} from 'node:timers/promises';
import type {UptimeKumaConfig} from '../../config/config.js';
import {ReadError} from '../../errors/read-error.js';
import {get, GetError, type Answer} from '../../io/http-get.js';

const REQUEST_TIMEOUT = 10_000; // ms
const MAX_IN_FLIGHT = 8;
const RETRY_DELAY = 500; // ms
const MAX_RETRY_AFTER = 5_000; // ms; a longer wait is for the next cycle

export interface AskOptions {
  /** What the answer must be; anything else is not Uptime Kuma's. */
  type: string;
  what: string;
  headers?: Record<string, string>;
  timeout?: number;
}

/**
 * Asks Uptime Kuma and believes an answer only with status 200 and the right media type: any unknown
 * path answers 200 with the web app. Never follows a redirect.
 */
export class UptimeKumaClient {
  private readonly agent: http.Agent;
  private readonly closed = new AbortController();
  private readonly signal: AbortSignal;

  constructor(
    private readonly config: UptimeKumaConfig,
    signal: AbortSignal,
  ) {
    this.signal = AbortSignal.any([signal, this.closed.signal]);
    setMaxListeners(0, this.signal); // one a queued request, and there are two a monitor
    const {Agent} = config.url.startsWith('https:') ? https : http;
    this.agent = new Agent({keepAlive: true, maxSockets: MAX_IN_FLIGHT});
  }

  /** @throws {ReadError} */
  async ask(path: string, options: AskOptions): Promise<Answer> {
    const {type, what} = options;
    const answer = await this.tryTwice(path, options);
    const {status} = answer;
    if (status >= 300 && status < 400) {
      throw new ReadError('login', `${what}: HTTP ${status}, a redirect`);
    }
    // Another 404 is no word on the page: Uptime Kuma answers so while it migrates.
    if (status === 404 && answer.type === 'application/json') {
      throw new ReadError('noPage', `${what}: HTTP 404`);
    }
    if (status !== 200) throw new ReadError('httpError', `${what}: HTTP ${status}`, {status});
    if (answer.type !== type) {
      throw new ReadError('notKuma', `${what}: HTTP 200, but not ${type}`);
    }
    return answer;
  }

  /** @throws {ReadError} for text that is no JSON, too */
  async askJson(path: string, what: string, timeout?: number): Promise<[unknown, Answer]> {
    const answer = await this.ask(path, {type: 'application/json', what, timeout});
    try {
      return [JSON.parse(answer.body), answer];
    } catch {
      throw new ReadError('notKuma', `${what}: the answer is not JSON`);
    }
  }

  /** The status code alone, whatever it is. */
  async statusOf(path: string): Promise<number> {
    const answer = await this.once(path, {type: '', what: path});
    return answer.status;
  }

  /** Ends what is still being asked. */
  close(): void {
    this.closed.abort();
    this.agent.destroy();
  }

  private async tryTwice(path: string, options: AskOptions): Promise<Answer> {
    const first = await this.once(path, options).catch((error: unknown) => {
      if (error instanceof ReadError && error.output !== 'timeout') return error;
      throw error;
    });
    let wait = RETRY_DELAY;
    if (!(first instanceof ReadError)) {
      if (first.status < 500 && first.status !== 429) return first;
      wait = Math.max(wait, Number(first.headers['retry-after']) * 1000 || 0);
    }
    if (wait <= MAX_RETRY_AFTER) {
      await sleep(wait, undefined, {signal: this.signal}).catch(() => {});
      if (!this.signal.aborted) return this.once(path, options);
    }
    if (first instanceof ReadError) throw first;
    return first;
  }

  private async once(path: string, {what, headers, timeout}: AskOptions): Promise<Answer> {
    try {
      return await get(this.config.url + path, {
        headers: {accept: '*/*', 'user-agent': 'elytra-status', ...this.config.headers, ...headers},
        agent: this.agent,
        signal: this.signal,
        timeout: timeout ?? REQUEST_TIMEOUT,
      });
    } catch (error) {
      if (!(error instanceof GetError)) throw error;
      const output = {
        timeout: 'timeout',
        network: 'unreachable',
        truncated: 'notKuma',
        'too large': 'notKuma',
        'other protocol': 'notKuma',
      } as const;
      throw new ReadError(output[error.reason], `${what}: ${error.message}`, {cause: error});
    }
  }
}
