import {setMaxListeners} from 'node:events';
import http from 'node:http';
import https from 'node:https';
import {setTimeout as sleep} from 'node:timers/promises';
import type {UptimeKumaConfig} from '../../config/config.js';
import {ReadError} from '../../errors/read-error.js';
import {get, GetError, headOf, type Answer, type AnswerHead} from '../../io/http-get.js';
import {parseJson} from '../../io/parse-json.js';
import {retryAfter} from '../../io/retry-after.js';
import {answerFault, silenceFault} from './answer-fault.js';
import type {ReadOptions} from '../reading.js';
import {Pace} from './pace.js';
import {isLimit, isPassing} from './passing.js';
import {ServerClock} from './server-clock.js';

const REQUEST_TIMEOUT = 10_000; // ms
const MAX_IN_FLIGHT = 8;
/** 500 monitors have a page of 60 kB. */
const MAX_ANSWER = 8_000_000; // bytes
const JSON_TYPE = 'application/json';
const FIRST_RETRY = 250; // ms
const MAX_RETRY = 2_000; // ms
/** A failure of the server's own, which may stay. */
const INNER_FAILURE = 500;
const INNER_PERSISTENCE = 2_000; // ms
const MAX_RETRY_AFTER = 60_000; // ms; no cycle waits longer

/** ms; for what the document can do without, nobody waits longer */
export const EXTRA_PERSISTENCE = 5_000;

export interface AskOptions {
  /** What the answer must be; anything else is not Uptime Kuma's. */
  type: string;
  what: string;
  headers?: Record<string, string>;
  /** ms for one attempt */
  timeout?: number;
  /** bytes */
  maxSize?: number;
  /** ms for which it is asked again; until the time is over if undefined */
  persist?: number;
  /** Makes what takes the answer of one attempt as it comes. */
  start?: () => Taker<unknown>;
}

/** Takes a text as it comes. */
export interface Taker<T> {
  /** Does not throw. */
  write: (text: string) => void;
  /** @throws {SyntaxError} where it was none of the right kind */
  end: () => T;
}

/**
 * Asks Uptime Kuma and believes an answer only with status 200 and the right media type: any unknown
 * path answers 200 with the web app. Never follows a redirect. What may be otherwise in a moment is asked again
 * until the time is over.
 */
export class UptimeKumaClient {
  readonly clock = new ServerClock();
  readonly #config: UptimeKumaConfig;
  readonly #agent: http.Agent;
  readonly #closed = new AbortController();
  /** Ends with the time for the sources, or when the client is closed. */
  readonly signal: AbortSignal;
  readonly #giveUpAfter: number;
  readonly #pace = new Pace();
  #answeredAt = Date.now();

  constructor(config: UptimeKumaConfig, {signal, giveUpAfter = Infinity}: ReadOptions) {
    this.#config = config;
    this.#giveUpAfter = giveUpAfter;
    this.signal = AbortSignal.any([signal, this.#closed.signal]);
    setMaxListeners(3 * MAX_IN_FLIGHT, this.signal);
    const {Agent} = config.url.startsWith('https:') ? https : http;
    this.#agent = new Agent({keepAlive: true, maxSockets: MAX_IN_FLIGHT});
  }

  /** @throws {ReadError} */
  async ask(path: string, options: AskOptions): Promise<Answer> {
    return this.#believe(await this.#persist(path, options), path, options);
  }

  /** @throws {ReadError} whatever the reason, at once */
  async askOnce(path: string, options: AskOptions): Promise<Answer> {
    return this.#believe(await this.#once(path, options), path, options);
  }

  #believe(answer: Answer | GetError, path: string, {type, what}: AskOptions): Answer {
    if (answer instanceof GetError) throw silenceFault(answer, {what});
    const hasHeaders = Object.keys(this.#config.headers).length > 0;
    const fault = answerFault(answer, {url: this.#config.url + path, what, type, hasHeaders});
    if (fault) throw fault;
    this.clock.note(answer);
    return answer;
  }

  /** @throws {ReadError} for text that is not JSON, too */
  async askJson(
    path: string,
    what: string,
    options: Pick<AskOptions, 'persist'> = {},
  ): Promise<[unknown, AnswerHead]> {
    const answer = await this.ask(path, {type: JSON_TYPE, what, ...options});
    return [asJson(what, () => parseJson(answer.body)), headOf(answer)];
  }

  /**
   * For an answer that may be too long for memory.
   *
   * @throws {ReadError}
   */
  async askInParts<T>(
    path: string,
    what: string,
    options: Pick<AskOptions, 'timeout' | 'maxSize'>,
    start: () => Taker<T>,
  ): Promise<[T, AnswerHead]> {
    let taker = start();
    const answer = await this.ask(path, {
      type: JSON_TYPE,
      what,
      ...options,
      start: () => (taker = start()),
    });
    return [asJson(what, () => taker.end()), headOf(answer)];
  }

  /** The status code alone, whatever it is; 0 without an answer. */
  async statusOf(path: string): Promise<number> {
    const answer = await this.#once(path, {type: '', what: path});
    return answer instanceof GetError ? 0 : answer.status;
  }

  /** Ends what is still being asked. */
  close(): void {
    this.#closed.abort();
    this.#agent.destroy();
  }

  async #persist(path: string, options: AskOptions): Promise<Answer | GetError> {
    const begun = Date.now();
    const until = begun + (options.persist ?? Infinity);
    let failure: Answer | GetError | undefined;
    for (let retry = FIRST_RETRY; ; retry = Math.min(2 * retry, MAX_RETRY)) {
      await this.#pace.turn(this.signal);
      if (failure && this.signal.aborted) return failure;
      const startedAt = Date.now();
      const result = await this.#once(path, options);
      // Why it could not be read is worth more than that the time was over.
      if (this.signal.aborted && result instanceof GetError) return failure ?? result;
      if (!isPassing(result)) {
        this.#answeredAt = Date.now();
        this.#pace.answered();
        return result;
      }
      failure = result;
      const now = Date.now();
      const asked = result instanceof GetError ? 0 : retryAfter(result.headers['retry-after'], now);
      const isSilent = now + asked - this.#answeredAt > this.#giveUpAfter;
      const isInner = !(result instanceof GetError) && result.status === INNER_FAILURE;
      if (isInner && now - begun > INNER_PERSISTENCE) return result;
      if (isSilent || now + asked > until || asked > MAX_RETRY_AFTER || this.signal.aborted)
        return result;
      if (isLimit(result)) this.#pace.refused(startedAt);
      else await sleep(retry, undefined, {signal: this.signal}).catch(() => {});
      this.#pace.wait(asked);
    }
  }

  async #once(
    path: string,
    {headers, timeout, maxSize = MAX_ANSWER, start}: AskOptions,
  ): Promise<Answer | GetError> {
    const taker = start?.();
    try {
      return await get(this.#config.url + path, {
        headers: {
          accept: '*/*',
          'user-agent': 'elytra-status',
          ...this.#config.headers,
          ...headers,
        },
        agent: this.#agent,
        signal: this.signal,
        timeout: timeout ?? REQUEST_TIMEOUT,
        maxSize,
        take: taker && ((text) => taker.write(text)),
      });
    } catch (error) {
      if (error instanceof GetError) return error;
      throw error;
    }
  }
}

function asJson<T>(what: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ReadError('notKuma', `${what}: the answer is not JSON`);
  }
}
