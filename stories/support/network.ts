import type {Status} from '../../embed/contract/status.js';
import {INVENTED} from './invented.js';
import {SAMPLES} from './samples.js';

/** Stands for the origin that publishes. Only this file answers for it. */
const ORIGIN = 'https://status.example.com';

const DAY = /2025-11-(\d\d)/g;
const daysAgo = (_: string, day: string) => `2025-11-${String(Number(day) - 2).padStart(2, '0')}`;

const respond = (body: string, status = 200) => Promise.resolve(new Response(body, {status}));

const FAILURES = {
  /** Accepts the request and never answers. */
  hanging: (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    }),
  /** No network, no such host, or CORS refused: a page is not told which. */
  unreachable: () => Promise.reject(new TypeError('Failed to fetch')),
  missing: () => respond('Not found', 404),
  overloaded: () => respond('', 503),
  'two-days-old': () => respond(textOf('operational').replace(DAY, daysAgo)),
} satisfies Record<string, (signal: AbortSignal) => Promise<Response>>;

/** What an address of the origin can be: a sample, an invented document, a failure, or `changing`. */
export type Source = keyof typeof FAILURES | (string & {});

const textOf = (name: string): string => {
  const invented = INVENTED[name];
  if (invented) return JSON.stringify(invented);
  const sample = SAMPLES[name];
  if (!sample) throw new TypeError(`No sample test/fixtures/samples/${name}.json`);
  return sample.text ?? JSON.stringify(sample.document);
};

export const address = (source: Source): string => `${ORIGIN}/${source}.json`;

let changing: Source = 'operational';
let changes = 0;
let requests = 0;

/** From now on `changing.json` is what `source` is, made at this moment. */
export function changeTo(source: Source): void {
  changing = source;
}

/** `changing.json` under an address that no card has asked before. */
export const newAddress = (): string => `${address('changing')}?${++changes}`;

/** A sample as if it had just been published. */
export const madeNow = (name: string): Status => ({
  ...(SAMPLES[name]!.document as Status),
  observed_at: new Date(Date.now()).toISOString(),
  updated_at: new Date(Date.now()).toISOString(),
  stale_after: new Date(Date.now() + 30 * 60_000).toISOString(),
});

/** How many requests the cards have made. */
export const requestCount = (): number => requests;

function answer(source: Source, signal: AbortSignal): Promise<Response> {
  if (source === 'changing' && SAMPLES[changing]) return respond(JSON.stringify(madeNow(changing)));
  const failure = FAILURES[(source === 'changing' ? changing : source) as keyof typeof FAILURES];
  return failure ? failure(signal) : respond(textOf(source));
}

/** No story asks anybody outside: the network of the cards is made here. */
export function stubNetwork(): void {
  const own = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const {url, signal} = new Request(input, init);
    const source = new RegExp(`^${ORIGIN}/([\\w-]+)\\.json(\\?\\d+)?$`).exec(url)?.[1];
    if (source === undefined) return own(input, init);
    requests++;
    return answer(source, signal);
  };
}
