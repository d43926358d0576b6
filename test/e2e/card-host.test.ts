import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {build} from 'esbuild';
import {createElement, Suspense} from 'react';
import {renderToString} from 'react-dom/server';
import {CardHost} from '../../embed/card-host.js';
import {serverCard} from '../../embed/server-card.js';
import {browse, type Visit} from '../tools/browse.js';
import {SAMPLES, sampleText} from '../tools/samples.js';

const card = serverCard(sampleText(SAMPLES.get('operational')!), {src: '/status.json'});

/** The page in the browser: a counter beside the card, whose definition is a file of its own. */
const CLIENT = `
  import {createElement, Suspense, useState} from 'react';
  import {hydrateRoot} from 'react-dom/client';
  import {CardHost} from './embed/card-host.js';
  function App() {
    const [count, setCount] = useState(0);
    return [
      createElement('button', {key: 'button', onClick: () => setCount(count + 1)}, count),
      createElement(Suspense, {key: 'card', fallback: 'Gone'}, createElement(CardHost, CARD)),
    ];
  }
  hydrateRoot(document.querySelector('main'), createElement(App));`;

let visit: Visit;

before(async () => {
  const {outputFiles} = await build({
    stdin: {contents: CLIENT, resolveDir: process.cwd(), loader: 'js'},
    bundle: true,
    write: false,
    format: 'esm',
    define: {CARD: JSON.stringify(card), 'process.env.NODE_ENV': '"production"'},
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
  const app = [
    createElement('button', {key: 'button'}, 0),
    createElement(Suspense, {key: 'card'}, createElement(CardHost, card)),
  ];
  visit = await browse({
    '/app.js': outputFiles[0]!.text,
    '/app': `<!doctype html><html lang="en"><title>Card</title><link rel="icon" href="data:,">
      <main>${renderToString(app)}</main><script type="module" src="/app.js"></script></html>`,
  });
});

after(() => visit.end());

test('a page whose definition of the card never arrives keeps the card, and goes on', async () => {
  const page = await visit.browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().endsWith('/define.js')) void request.continue();
  });
  await page.goto(`${visit.origin}/app`);
  await page.waitForFunction(() => {
    const button = document.querySelector('button')!;
    button.click();
    return Number(button.textContent) > 2;
  });
  assert.equal(await page.$eval('elytra-status', (host) => host.checkVisibility()), true);
  assert.match(await page.$eval('main', (main) => main.innerHTML), /Platform Status: Operational/);
  assert.doesNotMatch(await page.$eval('main', (main) => main.innerHTML), /Gone/);
  await page.close();
});
