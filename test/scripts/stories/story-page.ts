import type {Browser, Page} from 'puppeteer-core';
import type {Story, StorySite} from './story-site.js';

const TIMEOUT = 10_000; // ms; a story takes 0.3 s, the first one of a cold browser a few seconds

/** The events that end a story or tell of a failure; a play function that fails still finishes. */
const EVENTS = [
  'playFunctionThrewException',
  'storyErrored',
  'storyFinished',
  'storyMissing',
  'storyThrewException',
  'unhandledErrorsWhilePlaying',
];

/** Hears all that the channel says from its making. Text, because a compiled function needs its helpers. */
const LISTEN = `
  window.told = [];
  let channel;
  Object.defineProperty(window, '__STORYBOOK_ADDONS_CHANNEL__', {
    get: () => channel,
    set(made) {
      channel = made;
      for (const event of ${JSON.stringify(EVENTS)}) {
        made.on(event, (report) => window.told.push({event, report}));
      }
    },
  });`;

interface Told {
  event: string;
  report: {
    message?: string;
    title?: string;
    status?: string;
    reporters?: {type: string; status: string; result?: AxeResult}[];
  };
}

interface AxeResult {
  violations?: {id: string; help: string; nodes: {target: unknown[]; failureSummary?: string}[]}[];
}

/** A page that shows stories, one after the other. */
export async function openStoryPage(browser: Browser, {origin}: StorySite): Promise<StoryPage> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(LISTEN);
  const outside: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && /^(https?|wss?):/.test(url)) outside.push(url);
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.emulateTimezone('UTC'); // where a document names no zone, dates are the reader's
  // Storybook waits for animations, five seconds for each pulse.
  await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  // Two pages run at once, and the one behind would count as hidden: it would not poll.
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  return new StoryPage(page, origin, outside, errors);
}

export class StoryPage {
  constructor(
    readonly page: Page,
    readonly origin: string,
    readonly outside: string[],
    readonly errors: string[],
  ) {}

  /**
   * Shows a story and waits for its end.
   *
   * @param globals of the toolbar, as `scheme:dark;lang:de`
   * @returns what is wrong with it
   */
  async show({id}: Story, globals = ''): Promise<string[]> {
    this.outside.length = this.errors.length = 0;
    const query = new URLSearchParams({id, viewMode: 'story', globals});
    await this.page.goto(`${this.origin}/iframe.html?${query}`);
    const hasEnded = `window.told.some(({event}) => !/^(play|unhandled)/.test(event))`;
    try {
      await this.page.waitForFunction(hasEnded, {timeout: TIMEOUT, polling: 20});
    } catch {
      return [`did not finish within ${TIMEOUT / 1000} s`, ...this.errors];
    }
    const told = (await this.page.evaluate('window.told')) as Told[];
    return [
      ...told.flatMap(problemsOf),
      ...this.errors.map((error) => `an error nobody caught: ${error}`),
      ...this.outside.map((url) => `a request to the outside: ${url}`),
    ];
  }
}

function problemsOf({event, report}: Told): string[] {
  if (event !== 'storyFinished') {
    const text = report.message ?? report.title ?? JSON.stringify(report);
    return [`${event}: ${text.split('\n').slice(0, 8).join(' ')}`]; // after that comes the whole page
  }
  const failed = (report.reporters ?? []).filter(({status}) => status === 'failed');
  const checked = (report.reporters ?? []).some(({type}) => type === 'a11y');
  return [
    ...(report.status === 'error' ? ['storyFinished with an error'] : []),
    ...(checked ? [] : ['no accessibility check took place']),
    ...failed.flatMap(({type, result}) => [
      `${type} failed`,
      ...(result?.violations ?? []).map(
        ({id, help, nodes}) => `${id}: ${help}: ${JSON.stringify(nodes[0]?.target)}`,
      ),
    ]),
  ];
}
