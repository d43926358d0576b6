import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {bundleScripts, bundleLanguage} from '../support/browser/bundle.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

/** Every name that a minifier begins with. */
const SHORT = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_'.split('');

/** By which copies of Lit know each other, and what the debugger adds. */
const KNOWN = /^(lit[A-Z]|reactiveElementVersions$|puppeteer|__aria)/;

/** A page whose own scripts use short names too, before and after the card's. */
const pageOf = (attributes: string) => `<!doctype html><html lang="de"><title>Shop</title>
  <script>var wrong = []; onerror = (message) => void wrong.push(message);</script>
  <script>window.$ = 'jQuery'; var before = Object.getOwnPropertyNames(window);</script>
  <script ${attributes} src="/elytra-status.js"></script>
  <script ${attributes} src="/lang/de.js"></script>
  <script>var kept = $; let ${SHORT.filter((name) => name !== '$').join(', ')};</script>
  <body><elytra-status src="/status.json"></elytra-status></body></html>`;

/** As of now. */
function operational(): string {
  const sample = SAMPLES.get('operational')!;
  return moveDates(sampleText(sample), Date.now() - Date.parse(sample.now));
}

let visit: Visit;

before(async () => {
  visit = await browse({
    ...(await bundleScripts()),
    '/lang/de.js': await bundleLanguage('de'),
    '/status.json': operational(),
    '/module': pageOf('type="module"'),
    '/classic': pageOf(''),
    '/deferred': pageOf('defer'),
    '/async': pageOf('async'),
  });
});

after(() => visit.end());

for (const how of ['module', 'classic', 'deferred', 'async']) {
  test(`the scripts work, and leave no name in the page, loaded as ${how}`, async () => {
    const page = await visit.browser.newPage();
    page.setDefaultTimeout(10_000);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => errors.push(message.text()));
    await page.goto(`${visit.origin}/${how}`);
    await page.waitForFunction(`document.querySelector('elytra-status').shadowRoot?.querySelector(
      '[part=headline]').textContent.includes('Funktionsfähig')`);
    const left = await page.evaluate(`({wrong, kept,
      added: Object.getOwnPropertyNames(window).filter((name) => !before.includes(name) && !${KNOWN}.test(name))})`);
    assert.deepEqual(left, {wrong: [], kept: 'jQuery', added: ['kept']});
    assert.deepEqual(errors, []);
    await page.close();
  });
}
