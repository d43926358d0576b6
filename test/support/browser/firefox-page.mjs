import {launch} from 'puppeteer-core';

const START_TIMEOUT = 120_000; // ms; the first start on a busy machine is slow

const PREFERENCES = {
  colorScheme: {
    name: 'layout.css.prefers-color-scheme.content-override',
    values: {dark: 0, light: 1},
  },
  reducedMotion: {name: 'ui.prefersReducedMotion', values: {'no-preference': 0, reduce: 1}},
};

/**
 * A Firefox with one page.
 *
 * @returns {Promise<import('./engine-launcher.mjs').EnginePage>}
 */
export async function openFirefox() {
  const browser = await launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    args: ['--remote-allow-system-access'], // to its preferences
    timeout: START_TIMEOUT,
    protocolTimeout: START_TIMEOUT,
  });
  const page = await browser.newPage();

  return {
    goto: async (url) => void (await page.goto(url)),
    setViewportSize: (size) => page.setViewport(size),
    keyboard: {press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key)},
    setMedia: (media) => setPreferences(browser, media),
    matches: (query) => page.evaluate((media) => matchMedia(media).matches, query),
    close: () => browser.close(),
  };
}

/** Puppeteer knows no such thing; WebDriver BiDi does, in the browser's own page. */
async function setPreferences({connection}, chosen) {
  const {result} = await connection.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const [{context}] = result.contexts;
  const calls = Object.entries(chosen).map(([media, value]) => {
    const {name, values} = PREFERENCES[media];
    return `Services.prefs.setIntPref(${JSON.stringify(name)}, ${values[value]});`;
  });
  await connection.send('script.evaluate', {
    expression: calls.join('\n'),
    target: {context},
    awaitPromise: false,
  });
}
