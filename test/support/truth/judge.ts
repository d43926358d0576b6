import sinon from 'sinon';
import {quiet, turn} from '../browser/turns.js';
import {Origin} from './origin.js';
import {WORDS, type Claim, type Scenario, type Step, type Word} from './scenario.js';
import {duration} from './times.js';
import {isGreen, visibleText} from './visible.js';

/** All that the runner has to know of a widget. */
export interface Adapter {
  /** Puts the widget into an empty element of the page; `src` is the address of its document. */
  mount: (src: string, place: HTMLElement) => unknown;
  /** What can be read in it where it claims a word. */
  says: Readonly<Record<Word, RegExp>>;
  /** What can be read in it before its first answer. */
  waits: RegExp;
}

/** A reader saw what the scenario does not allow. */
export interface Conviction {
  at: string;
  expected: Claim[];
  /** A claim, several at once, `blank`, or `green` where nothing may be claimed. */
  seen: string;
  text: string;
}

let runs = 0;

/** Takes a widget through a scenario, in seconds instead of hours; no conviction where it told the truth. */
export async function judge(scenario: Scenario, adapter: Adapter): Promise<Conviction[]> {
  const start = Date.parse(scenario.clock);
  const clock = sinon.useFakeTimers({
    now: start,
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    shouldClearNativeTimers: true,
  });
  const src = `/truth-${++runs}/status.json`; // nothing that a widget has kept from another run
  const origin = new Origin(src, start);
  const place = document.body.appendChild(document.createElement('div'));
  const convictions: Conviction[] = [];
  let passed = 0; // ms since the start, on a clock that is right
  let wrong = 0; // ms by which the reader's clock is not

  async function passUntil(time: number): Promise<void> {
    const wait = {isOver: false};
    setTimeout(() => (wait.isOver = true), time - passed);
    while (!wait.isOver) {
      clock.next();
      await turn(); // until all that follows has happened; `nextAsync` takes five times as long
    }
    passed = time;
  }

  async function take(step: Step): Promise<void> {
    await passUntil(duration(step.at));
    if (step.answer) origin.answer = step.answer;
    if (step.clock) wrong = duration(step.clock);
    if (step.sleep) passed += duration(step.sleep);
    if (step.clock || step.sleep) clock.setSystemTime(start + passed + wrong);
    if (!place.hasChildNodes()) await adapter.mount(src, place);
    await quiet();
    if (step.expect) convictions.push(...convict(step.at, [step.expect].flat(), place, adapter));
  }

  try {
    for (const step of scenario.timeline) await take(step);
  } finally {
    place.remove();
    await quiet();
    origin.end();
    clock.restore();
  }
  return convictions;
}

function convict(
  at: string,
  expected: Claim[],
  place: HTMLElement,
  adapter: Adapter,
): Conviction[] {
  const text = visibleText(place);
  let seen = read(text, adapter);
  // Nobody has to say that it is loading.
  const holds = expected.some((one) => one === seen || (one === 'waiting' && seen === 'none'));
  if (holds && (seen === 'none' || seen === 'waiting') && isGreen(place)) seen = 'green';
  else if (holds) return [];
  return [{at, expected, seen, text}];
}

function read(text: string, {says, waits}: Adapter): string {
  if (!text) return 'blank';
  const words = WORDS.filter((word) => says[word].test(text));
  return words.join(' and ') || (waits.test(text) ? 'waiting' : 'none');
}
