import {setTimeout as sleep} from 'node:timers/promises';

const VIEWPORT = {width: 800, height: 600};

/**
 * A launcher for @web/test-runner that gives each test file at work a browser of its own, since a page
 * behind another is hidden, and a preference is one of the whole browser.
 *
 * @param {string} name as the report shows it
 * @param {() => Promise<EnginePage>} open starts a browser
 * @param {number} [concurrency] files at once
 *
 * @typedef {object} EnginePage one page of a browser
 * @property {(url: string) => Promise<void>} goto
 * @property {(size: {width: number, height: number}) => Promise<void>} setViewportSize
 * @property {(media: {colorScheme: string, reducedMotion: string}) => Promise<void>} setMedia tells the browser
 * @property {(query: string) => Promise<boolean>} matches what the page knows
 * @property {{press: (key: string) => Promise<void>}} keyboard
 * @property {() => Promise<void>} close
 */
export function engineLauncher(name, open, concurrency = 2) {
  const all = new Set();
  const idle = [];
  const active = new Map();

  async function openPage() {
    const page = await open();
    all.add(page);
    return {...page, emulateMedia: (media) => emulateMedia(page, media)};
  }

  return {
    name,
    type: 'playwright', // so that the commands look for a page
    concurrency,
    getPage: (session) => active.get(session).page,
    isActive: (session) => active.has(session),
    getBrowserUrl: (session) => active.get(session).url, // no test navigates
    async startSession(session, url) {
      const page = idle.pop() ?? (await openPage());
      active.set(session, {page, url});
      await page.setViewportSize(VIEWPORT);
      await page.goto(url);
    },
    async stopSession(session) {
      const {page} = active.get(session);
      active.delete(session);
      await page.goto('about:blank'); // ends whatever is still at work
      idle.push(page);
      return {};
    },
    async startDebugSession() {
      throw new Error(`${name} has no debug session here`);
    },
    async stop() {
      await Promise.all([...all].map((page) => page.close()));
    },
  };
}

/** A browser's other processes hear of its preferences when they get round to it. */
async function emulateMedia(page, {colorScheme = 'light', reducedMotion = 'no-preference'}) {
  await page.setMedia({colorScheme, reducedMotion});
  for (const query of [
    `(prefers-color-scheme: ${colorScheme})`,
    `(prefers-reduced-motion: ${reducedMotion})`,
  ]) {
    while (!(await page.matches(query))) await sleep(5);
  }
}
