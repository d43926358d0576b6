/**
 * Documents for fuzz tests: valid ones made wrong, a little or thoroughly. The seed alone decides, so
 * that a failure can be had again. For Node and browsers alike: imports nothing.
 */
import {randomOf, type Random} from './random.js';

export interface Mutant {
  seed: number;
  /** JSON text, or what that text says. */
  input: unknown;
  /** What was done to it, for the message of a failure. */
  story: string;
}

/** @param documents valid ones, as values */
export function mutant(documents: readonly unknown[], seed: number, now: number): Mutant {
  const random = randomOf(seed);
  const document: unknown = structuredClone(random.pick(documents));
  const story: string[] = [];
  const say = (name: string) => story.push(name);

  // Most stay near what is valid, or nothing but the first check would ever be tried.
  if (isObject(document)) {
    if (random.chance(0.5)) setDates(document, random, now, say);
    const count = random.pick([0, 1, 1, 1, 2, 3, 6]);
    for (let step = 0; step < count; step++) mutateOnce(document, random, now, say);
  }
  const asText = random.chance(0.5);
  if (!asText) return {seed, input: document, story: story.join(', ')};
  const text = mutateText(JSON.stringify(document), random, say);
  return {seed, input: text, story: story.join(', ')};
}

type Fields = Record<string, unknown>;
type Say = (name: string) => void;

/** A place that can be written to. */
interface Place {
  parent: Fields | unknown[];
  key: string;
  value: unknown;
}

const REQUIRED = ['updated_at', 'platform_status', 'uptime', 'schema_version'];

/** Text that would do harm as markup, as a script or as a template. */
export const HOSTILE_TEXTS = [
  '<img src=x onerror="window.fuzzed=1">',
  '<script>window.fuzzed=1</script>',
  '"><iframe srcdoc="<script>parent.fuzzed=1</script>"></iframe>',
  '</style><style>*{color:green!important}</style>',
  '</time></button><a href="javascript:window.fuzzed=1">x</a>',
  '[click](javascript:window.fuzzed=1) ![x](x" onerror="window.fuzzed=1)',
  'javascript:window.fuzzed=1',
  "' onmouseover='window.fuzzed=1",
  '${window.fuzzed=1}{{constructor.constructor("window.fuzzed=1")()}}',
  '{status}{age}{constructor}{__proto__}',
  '$& $1 $$ $`',
  '<svg><animate onbegin=window.fuzzed=1 attributeName=x dur=1s>',
  '<template shadowrootmode=open><b>x</b></template>',
  '\u202Eoperational\u2066',
  '\u0000\uFFFF\uD800',
  '<!--lit-part--><?lit$123$?>',
];

const WORDS = [
  'operational',
  'Operational',
  'OPERATIONAL',
  ' operational',
  'operational ',
  'operational\u0000',
  'оperational', // Cyrillic
  'degraded-performance',
  'Major_Outage',
  'up',
  'ok',
  'success',
  'Success',
  'FAILED',
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'valueOf',
  'stale',
  'loading',
  '',
];

const NUMBERS = [
  0,
  -0,
  -1,
  -1e-9,
  1e-320,
  0.1,
  99.996,
  99.999999999,
  100,
  100.0000001,
  101,
  2,
  1.5,
  1e21,
  1e308,
  -1e308,
  2 ** 53 + 2,
  1_762_788_600,
  1_762_788_600_000,
];

const DATES = [
  '',
  'now',
  '0',
  '2025-11-10',
  '2025-11-10 15:30:00Z',
  '2025-11-10T15:30:00',
  '2025-11-10T15:30Z',
  '2025-11-10t15:30:00z',
  '2025-11-10T15:30:00 Z',
  ' 2025-11-10T15:30:00Z',
  '2025-11-10T15:30:00Z\n',
  '2025-11-10T15:30:00+0000',
  '2025-11-10T15:30:00+00',
  '2025-11-10T15:30:00+24:00',
  '2025-11-10T15:30:00-99:99',
  '2025-11-10T15:30:00+00:60',
  '2025-11-10T24:00:00Z',
  '2025-11-10T15:60:00Z',
  '2025-11-10T15:30:60Z',
  '2025-02-29T15:30:00Z',
  '2025-11-31T15:30:00Z',
  '2025-13-10T15:30:00Z',
  '2025-00-10T15:30:00Z',
  '2025-11-00T15:30:00Z',
  '٢٠٢٥-11-10T15:30:00Z',
  '+002025-11-10T15:30:00Z',
  '-000001-11-10T15:30:00Z',
  '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+23:59',
  '1969-12-31T23:59:59Z',
  '1970-01-01T00:00:00Z',
  '2099-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
  'Mon, 10 Nov 2025 15:30:00 GMT',
  'Infinity',
];

const MINUTE = 60_000; // ms
const DAY = 86_400_000; // ms
const AGES = [
  0,
  1,
  -1,
  1000,
  59_999,
  5,
  10,
  29,
  30,
  31,
  60,
  24 * 60,
  24 * 60 + 1,
  48 * 60,
  -1,
  -4,
  -5,
  -6,
  -60,
].map((age, index) => (index < 5 ? age : age * MINUTE)); // ms before now

/** Dates near now, on both sides of every limit. */
function someDate(random: Random, now: number): string {
  if (random.chance(0.35)) return random.pick(DATES);
  const time = now - random.pick(AGES) + random.pick([0, 0, 0, 1, -1]);
  const date = new Date(time).toISOString();
  const style = random.below(5);
  if (style === 0) return date.replace('Z', '000000Z');
  if (style === 1) return date.replace('Z', random.pick(['+00:00', '-00:00']));
  if (style > 2) return date;
  const [zone, hours] = random.pick([
    ['+05:30', 5.5],
    ['-08:00', -8],
    ['+14:00', 14],
    ['+23:59', 23 + 59 / 60],
  ] as const);
  return new Date(time + Math.round(hours * 60) * MINUTE).toISOString().replace('Z', zone);
}

/** Makes the document one of now, or nearly, whatever sample it came from. */
function setDates(document: Fields, random: Random, now: number, say: Say): void {
  const at = (age: number) => new Date(now - age * MINUTE).toISOString();
  say('near now');
  document.updated_at = random.chance(0.7) ? at(random.below(29)) : someDate(random, now);
  if (random.chance(0.5)) delete document.stale_after;
  else document.stale_after = random.chance(0.5) ? at(-15) : someDate(random, now);
  const updated = Date.parse(document.updated_at as string);
  if (random.chance(0.2) && Math.abs(updated - now) < 60 * MINUTE) {
    const promise = random.pick([-1, 0, 1, 60_000, DAY - 1, DAY, DAY + 1]);
    document.stale_after = new Date(updated + promise).toISOString();
  }
  if (random.chance(0.5)) document.platform_status = 'operational';
  if (!isObject(document.backups)) return;
  document.backups.last_backup_time = random.chance(0.7) ? at(120) : someDate(random, now);
  if (random.chance(0.5)) document.backups.overdue_after = someDate(random, now);
}

function mutateOnce(document: Fields, random: Random, now: number, say: Say): void {
  const places = placesOf(document);
  // Else one change in three would hit a required field, and the rest of the reader would rest.
  const isBold = random.chance(0.25);
  const allowed = isBold ? places : places.filter(({key}) => !REQUIRED.includes(key));
  const place = random.pick(allowed.length ? allowed : places);
  if (!place) return;
  const changes: Record<string, () => void> = {
    delete: () => remove(place),
    'another type': () => put(place, someValue(random, now)),
    date: () => {
      const dates = allowed.filter(({key}) => /_at$|_after$|_time$|_for$|_until$/.test(key));
      if (dates.length) put(random.pick(dates), someDate(random, now));
    },
    number: () => {
      const numbers = allowed.filter(({value}) => typeof value === 'number');
      if (numbers.length) put(random.pick(numbers), random.pick(NUMBERS));
    },
    word: () => {
      const words = allowed.filter(({key}) => /status$|impact/.test(key));
      if (words.length) put(random.pick(words), random.pick(WORDS));
    },
    'other case': () => {
      if (typeof place.value === 'string') put(place, place.value.toUpperCase());
    },
    version: () => {
      own(document, 'schema_version', random.pick([1, 1, 2, 0, -1, '1', null, true, [1], {}]));
    },
    prototype: () => {
      const key = random.pick(['__proto__', 'constructor', 'prototype', 'toString', 'toJSON']);
      const value = random.pick([document, {platform_status: 'operational'}, null, [], 'x']);
      own(isObject(place.value) ? place.value : document, key, structuredClone(value));
    },
    'nested junk': () => put(place, nested(random)),
    'long text': () => put(place, random.pick(['x', 'ß', '💥', 'word ']).repeat(size(random))),
    'hostile text': () => put(place, random.pick(HOSTILE_TEXTS)),
    'hostile texts': () => {
      for (const text of places) {
        if (/^(id|name|group|body|url|time_zone|output)$/.test(text.key)) {
          put(text, random.pick(HOSTILE_TEXTS));
        }
      }
    },
    'array for object': () => {
      if (isObject(place.value)) put(place, random.pick([[], [place.value]]));
    },
    'object for array': () => {
      if (Array.isArray(place.value)) put(place, Object.assign({}, place.value));
    },
    'many items': () => {
      const lists = allowed.filter(({value}) => Array.isArray(value) && value.length);
      if (!lists.length) return;
      const list = random.pick(lists).value as unknown[];
      for (let copies = random.pick([1, 2, 30]); copies > 0; copies--) {
        list.push(structuredClone(list[0]));
      }
    },
    'unknown field': () => {
      own(isObject(place.value) ? place.value : document, 'extra', someValue(random, now));
    },
  };
  const name = random.pick(Object.keys(changes));
  changes[name]!();
  say(`${name} (${place.key})`);
}

/** What only the text of a document can have. */
function mutateText(text: string, random: Random, say: Say): string {
  if (random.chance(0.7)) return text;
  const status = () => JSON.stringify(random.pick(WORDS));
  const changes: Record<string, () => string> = {
    truncated: () => text.slice(0, random.below(text.length)),
    'doubled key, last wins': () => `${text.slice(0, -1)},"platform_status":${status()}}`,
    'doubled key, first loses': () => `{"platform_status":${status()},${text.slice(1)}`,
    'doubled date': () => `${text.slice(0, -1)},"updated_at":"2099-01-01T00:00:00Z"}`,
    'doubled part': () => `{"backups":{"last_backup_status":"success"},${text.slice(1)}`,
    'byte order mark': () => `\uFEFF${text}`,
    'white space': () => `\n\t ${text} \r\n`,
    'something after': () => text + random.pick([',', '}', '\u0000', '<!-- -->', text]),
    'no JSON numbers': () => text.replace(/\b100\b/, random.pick(['NaN', '1e999', '0x64', '+1'])),
    'in an array': () => `[${text}]`,
    'twice encoded': () => JSON.stringify(text),
    'a letter lost': () => {
      const at = random.below(text.length);
      return text.slice(0, at) + text.slice(at + 1);
    },
  };
  const name = random.pick(Object.keys(changes));
  say(name);
  return changes[name]!();
}

function someValue(random: Random, now: number): unknown {
  return random.pick([
    () => null,
    () => true,
    () => false,
    () => ({}),
    () => [],
    () => [[[[]]]],
    () => random.pick(NUMBERS),
    () => random.pick(WORDS),
    () => random.pick(HOSTILE_TEXTS),
    () => someDate(random, now),
    () => ({last_24h: 100, last_7d: 100, last_30d: 100}),
    () => ({last_backup_status: 'success', last_backup_time: someDate(random, now)}),
    () => [{id: 'x', name: 'x', status: 'operational', position: random.pick(NUMBERS)}],
    () => ['operational', null, 5, {name: null}],
  ])();
}

function nested(random: Random): unknown {
  let value: unknown = 'deep';
  for (let depth = random.pick([2, 20, 20, 1000]); depth > 0; depth--) {
    value = random.chance(0.5) ? [value] : {updated_at: value};
  }
  return value;
}

/** Mostly moderate: the megabyte is there, but not in every other document. */
const size = (random: Random): number => (random.chance(0.02) ? 200_000 : random.pick([200, 2000]));

function placesOf(parent: Fields | unknown[], found: Place[] = [], depth = 0): Place[] {
  for (const [key, value] of Object.entries(parent)) {
    found.push({parent, key, value});
    if (depth < 8 && (isObject(value) || Array.isArray(value))) placesOf(value, found, depth + 1);
  }
  return found;
}

function put({parent, key}: Place, value: unknown): void {
  own(parent as Fields, key, value);
}

/** Also `__proto__` is a field of its own here, as it is in JSON text. */
function own(parent: Fields, key: string, value: unknown): void {
  Object.defineProperty(parent, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

function remove({parent, key}: Place): void {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
