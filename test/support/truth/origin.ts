import {fakeXhr} from './fake-xhr.js';
import type {Answer} from './scenario.js';
import {fillTimes} from './times.js';

/** Takes the place of one address of the network until `end()`; all others are asked as ever. */
export class Origin {
  /** In force for whoever asks from now on. */
  answer: Answer = {network: 'hanging'};
  readonly #url: string;
  readonly #start: number;
  readonly #fetch = window.fetch;
  readonly #xhr = window.XMLHttpRequest;
  /** What a cache of the browser's own would hold. */
  #kept: Answer | undefined;

  /** @param start the moment `T` of the answers, ms since 1970 */
  constructor(path: string, start: number) {
    this.#url = new URL(path, location.href).href;
    this.#start = start;
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      const isMine = request.url.split(/[?#]/, 1)[0] === this.#url; // some widgets add `?t=…`
      return isMine ? this.#respond(request) : this.#fetch.call(window, input, init);
    };
    window.XMLHttpRequest = fakeXhr(window.fetch);
  }

  end(): void {
    window.fetch = this.#fetch;
    window.XMLHttpRequest = this.#xhr;
  }

  async #respond(request: Request): Promise<Response> {
    const {signal, redirect} = request;
    signal.throwIfAborted();
    const answer = this.#seenBy(request);
    if (answer.network === 'hanging') return new Promise((_, reject) => onAbort(signal, reject));
    if (answer.network || (answer.redirected && redirect === 'error')) {
      throw new TypeError('Failed to fetch');
    }
    if (answer.redirected && redirect === 'manual') return Response.error();
    const {status = 200, headers = {}, redirected} = answer;
    const isEmpty = status === 204 || status === 304;
    const stream = isEmpty ? null : this.#bodyOf(answer, signal);
    const response = new Response(stream, {
      status,
      headers: JSON.parse(fillTimes(JSON.stringify(headers), this.#start)),
    });
    return readAtOnce(response, {
      url: new URL(redirected ?? request.url, location.href).href,
      redirected: redirected !== undefined,
    });
  }

  /** "Not modified" reaches only who asked for it by a header; a browser's cache gives others what it holds. */
  #seenBy({headers}: Request): Answer {
    const isConditional = headers.has('if-none-match') || headers.has('if-modified-since');
    if (this.answer.status === 304 && this.#kept && !isConditional) return this.#kept;
    if ((this.answer.status ?? 200) === 200 && !this.answer.network) this.#kept = this.answer;
    return this.answer;
  }

  #bodyOf({document, text, body}: Answer, signal: AbortSignal): ReadableStream<Uint8Array> {
    const whole = fillTimes(
      text ?? (document === undefined ? '' : JSON.stringify(document)),
      this.#start,
    );
    const bytes = new TextEncoder().encode(body ? whole.slice(0, whole.length / 2) : whole);
    return new ReadableStream<Uint8Array>(
      {
        start(controller) {
          if (bytes.length) controller.enqueue(bytes);
          if (body === 'stalled') onAbort(signal, (reason) => controller.error(reason));
          else if (body !== 'broken') controller.close();
        },
        pull(controller) {
          if (body === 'broken') controller.error(new TypeError('network error'));
        },
      },
      {highWaterMark: 0},
    );
  }
}

const onAbort = (signal: AbortSignal, listener: (reason: unknown) => void): void =>
  signal.addEventListener('abort', () => listener(signal.reason), {once: true});

/**
 * The same response, read without the engine's help. That would take turns of the event loop, and hours may
 * pass in one of them on the clock of a scenario: the timeout of the request would come first.
 */
function readAtOnce(response: Response, properties: Partial<Response>): Response {
  const arrayBuffer = async () => {
    const reader = response.body?.getReader();
    const bytes: number[] = [];
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      bytes.push(...next.value);
    }
    return new Uint8Array(bytes).buffer;
  };
  const text = async () => new TextDecoder().decode(await arrayBuffer());
  const json = async () => JSON.parse(await text());
  const clone = () => readAtOnce(Response.prototype.clone.call(response), properties);
  const values = {...properties, arrayBuffer, text, json, clone};
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(response, name, {value});
  return response;
}
