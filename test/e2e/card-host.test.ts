import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {build} from 'esbuild';
import {createElement, Suspense} from 'react';
import {renderToString} from 'react-dom/server';
import {CardHost} from '../../embed/react/card-host.js';
import {serverCard} from '../../embed/server/server-card.js';
import '../../embed/lang/de.js';
import {languageOf} from '../../embed/text/languages.js';
import {browse, type Visit} from '../support/browser/browse.js';
import {bundleCard} from '../support/browser/bundle.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const OPERATIONAL = sampleText(SAMPLES.get('operational')!);
const card = serverCard(OPERATIONAL, {src: '/status.json'});
const german = {
  ...serverCard(OPERATIONAL, {src: '/status.json', lang: 'de'}),
  language: languageOf('de'),
};

/** The page in the browser: a counter beside the card, whose definition is a file of its own. */
const CLIENT = `
  import {createElement, Suspense, useState} from 'react';
  import {hydrateRoot} from 'react-dom/client';
  import {CardHost} from './embed/react/card-host.js';
  function App() {
    const [count, setCount] = useState(0);
    return [
      createElement('button', {key: 'button', onClick: () => setCount(count + 1)}, count),
      createElement(Suspense, {key: 'card', fallback: 'Gone'}, createElement(CardHost, CARD)),
    ];
  }
  globalThis.hydrate = () => hydrateRoot(document.querySelector('main'), createElement(App));
  if (!location.search.includes('late')) hydrate();`;

async function client(props: object): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: CLIENT, resolveDir: process.cwd(), loader: 'js'},
    bundle: true,
    write: false,
    format: 'esm',
    define: {CARD: JSON.stringify(props), 'process.env.NODE_ENV': '"production"'},
    plugins: [
      {
        name: 'definition-apart',
        setup: (plugins) =>
          plugins.onResolve({filter: /\/define\.js$/}, () => ({
            path: '/define.js',
            external: true,
          })),
      },
    ],
  });
  return outputFiles[0]!.text;
}

function page(props: typeof card, script: string): string {
  const app = [
    createElement('button', {key: 'button'}, 0),
    createElement(Suspense, {key: 'card'}, createElement(CardHost, props)),
  ];
  return `<!doctype html><html lang="en"><title>Card</title><link rel="icon" href="data:,">
    <main>${renderToString(app)}</main><script type="module" src="${script}"></script></html>`;
}

let visit: Visit;

before(async () => {
  visit = await browse({
    '/app.js': await client(card),
    '/german.js': await client(german),
    '/define.js': await bundleCard(),
    '/status.json': OPERATIONAL,
    '/app': page(card, '/app.js'),
    '/german': page(german, '/german.js'),
  });
});

after(() => visit.end());

test('a page in another language never sees the card in English', async () => {
  const tab = await visit.browser.newPage();
  await tab.goto(`${visit.origin}/german?late`, {waitUntil: 'networkidle0'});
  const headline = () =>
    tab.$eval('elytra-status', (host) => {
      const part = host.shadowRoot!.querySelector('[part=headline]')!;
      return part.textContent.trim().replace(/\s+/g, ' ');
    });
  assert.match(await headline(), /^Plattformstatus/);
  await tab.evaluate('hydrate()');
  await tab.waitForFunction('customElements.get("elytra-status")');
  await tab.$eval('elytra-status', (host) => host.updateComplete);
  assert.doesNotMatch(await headline(), /Platform Status|Data is/);
  await tab.close();
});

test('a page whose definition of the card never arrives keeps the card, and goes on', async () => {
  const tab = await visit.browser.newPage();
  await tab.setRequestInterception(true);
  tab.on('request', (request) => {
    if (!request.url().endsWith('/define.js')) void request.continue();
  });
  await tab.goto(`${visit.origin}/app`);
  await tab.waitForFunction(() => {
    const button = document.querySelector('button')!;
    button.click();
    return Number(button.textContent) > 2;
  });
  assert.equal(await tab.$eval('elytra-status', (host) => host.checkVisibility()), true);
  assert.match(await tab.$eval('main', (main) => main.innerHTML), /Platform Status: Operational/);
  assert.doesNotMatch(await tab.$eval('main', (main) => main.innerHTML), /Gone/);
  await tab.close();
});
