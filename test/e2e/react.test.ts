import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {build} from 'esbuild';
import {createElement} from 'react';
import {renderToString} from 'react-dom/server';
import {ElytraStatus, type ElytraStatusProps} from '../../embed/react.js';
import {browse, moveDates, type Visit} from '../support/browser/browse.js';
import {bundleScripts} from '../support/browser/bundle.js';
import {SAMPLES, sampleText} from '../support/documents/samples.js';

const PROPS: ElytraStatusProps = {
  src: '/status.json',
  variant: 'banner',
  hideWhenOperational: false,
  refreshSeconds: 60,
  staleMinutes: 20,
  headingLevel: 2,
  timeZone: 'UTC',
  href: '/status',
  lang: 'en',
  dir: 'ltr',
  id: 'card',
  className: 'hero',
  style: {maxWidth: 400},
  children: 'Loading …',
};

/** The app in the browser: hydrates when it is told to, and keeps what its handlers were told. */
const CLIENT = `
  import {Activity, createElement, createRef, useLayoutEffect, useState} from 'react';
  import {createRoot, hydrateRoot} from 'react-dom/client';
  import {ElytraStatus} from './embed/react.js';
  const told = [];
  const note = (event) => told.push([event.type, event.duration, event.to, event.reason, event.target?.localName]);
  const card = createRef();
  const handlers = {onStatusLoad: note, onStatusChange: note, onStatusStale: note, onStatusError: note};
  function App() {
    const [more, setMore] = useState({});
    Object.assign(globalThis, {setMore});
    useLayoutEffect(() => more.onCommit?.());
    const {isGone, mode, onCommit, ...props} = more;
    const element = !isGone && createElement(ElytraStatus, {...PROPS, ...handlers, ref: card, ...props});
    return location.search.includes('activity') ? createElement(Activity, {mode}, element) : element;
  }
  Object.assign(globalThis, {told, card, note, handlers, hydrate() {
    globalThis.root = hydrateRoot(document.querySelector('main'), createElement(App), {
      onRecoverableError: (error) => console.error(error),
    });
  }});
  if (location.search.includes('activity')) createRoot(document.querySelector('main')).render(createElement(App));
  else if (!location.search.includes('late')) hydrate();`;

async function client(mode: 'development' | 'production'): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: CLIENT, resolveDir: process.cwd(), loader: 'js'},
    bundle: true,
    write: false,
    format: 'esm',
    define: {PROPS: JSON.stringify(PROPS), 'process.env.NODE_ENV': JSON.stringify(mode)},
    conditions: [mode],
  });
  return outputFiles[0]!.text;
}

let visit: Visit;

before(async () => {
  const page = (scripts: string[]) => `<!doctype html><html lang="en"><title>React</title>
    <link rel="icon" href="data:,"><main>${renderToString(createElement(ElytraStatus, PROPS))}</main>
    ${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</html>`;
  const sample = SAMPLES.get('degraded')!;
  visit = await browse({
    '/react.js': await client('production'),
    '/react-development.js': await client('development'),
    ...(await bundleScripts()),
    '/status.json': moveDates(sampleText(sample), Date.now() - Date.parse(sample.now)),
    '/missing.json': {status: 503, body: ''},
    '/app': page(['/react.js']),
    '/development': page(['/react-development.js']),
    '/both': page(['/elytra-status.js', '/react.js']),
  });
});

after(() => visit.end());

async function open(path: string) {
  const page = await visit.browser.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.goto(visit.origin + path, {waitUntil: 'networkidle0'});
  const told = () => page.evaluate('told') as Promise<[string, number, string, string, string][]>;
  const types = async () => (await told()).map(([type]) => type);
  return {page, messages, told, types};
}

describe('the React component', () => {
  test('has all attributes in the server HTML', () => {
    assert.equal(
      renderToString(
        createElement(ElytraStatus, {...PROPS, hideWhenOperational: true, data: '{}'}),
      ),
      '<elytra-status src="/status.json" variant="banner" hide-when-operational="" refresh-seconds="60" stale-minutes="20" heading-level="2" time-zone="UTC" href="/status" lang="en" dir="ltr" initial-data="{}" id="card" class="hero" style="max-width:400px">Loading …</elytra-status>',
    );
  });

  test('hands on which components it speaks of', () => {
    const html = renderToString(createElement(ElytraStatus, {component: 'A|B', group: '"C"'}));
    assert.match(html, /^<elytra-status component="A\|B" group="&quot;C&quot;"/);
  });

  for (const path of ['/app', '/development']) {
    test(`tells each event once, and hydrates in silence: ${path}`, async () => {
      const {page, messages, types} = await open(path);
      await page.waitForFunction('told.length >= 2');
      assert.deepEqual((await types()).sort(), ['elytra-status-change', 'elytra-status-load']);
      assert.deepEqual(
        messages.filter((message) => !/React DevTools|Lit is in dev mode/.test(message)),
        [],
      );
      assert.equal(await page.evaluate('card.current === document.querySelector("#card")'), true);
      await page.close();
    });
  }

  test('tells what an element of another script did before React was ready', async () => {
    const {page, told} = await open('/both?late');
    await page.waitForFunction('document.querySelector("#card").state === "degraded_performance"');
    assert.deepEqual(await told(), []);
    await page.evaluate('hydrate()');
    await page.waitForFunction('told.length >= 2');
    const events = await told();
    assert.deepEqual(
      events.map(([type, , to]) => [type, to]),
      [
        ['elytra-status-load', undefined],
        ['elytra-status-change', 'degraded_performance'],
      ].map(([type, to]) => [type, to ?? null]),
    );
    assert.ok(events[0]![1] > 0, 'with the duration of the request');
    assert.deepEqual(
      events.map(([, , , , target]) => target),
      ['elytra-status', 'elytra-status'],
    );
    await page.close();
  });

  test('tells of a load before React where the page has thrown its timings away', async () => {
    const {page, types} = await open('/both?late');
    await page.waitForFunction('document.querySelector("#card").state === "degraded_performance"');
    await page.evaluate('performance.clearResourceTimings(); hydrate()');
    await page.waitForFunction('told.length >= 2');
    assert.deepEqual(await types(), ['elytra-status-load', 'elytra-status-change']);
    await page.close();
  });

  test('tells of no load where the page fetched the document itself', async () => {
    const {page, types} = await open('/both?activity');
    await page.waitForFunction('told.length >= 2');
    await page.evaluate('setMore({isGone: true})');
    await page.waitForFunction('!document.querySelector("#card")');
    await page.evaluate(`(async () => {
      told.length = 0;
      const data = await (await fetch('/status.json')).text();
      setTimeout(() => setMore({data}));
    })()`);
    await page.waitForFunction('told.length');
    assert.deepEqual(await types(), ['elytra-status-change']);
    await page.close();
  });

  test('tells on coming back what has changed while it was hidden', async () => {
    const {page, types} = await open('/app?activity');
    await page.waitForFunction('told.length >= 2');
    await page.evaluate(`setMore({mode: 'hidden'})`);
    await page.waitForFunction('!document.querySelector("#card").checkVisibility()');
    await page.evaluate('told.length = 0; document.querySelector("#card").staleMinutes = 0.0001');
    await page.waitForFunction('document.querySelector("#card").state === "stale"');
    assert.deepEqual(await types(), []);
    await page.evaluate('setMore({})');
    await page.waitForFunction('told.length');
    assert.deepEqual(await types(), ['elytra-status-change', 'elytra-status-stale']);
    await page.close();
  });

  test('follows its properties, and asks the latest handler', async () => {
    const {page, told} = await open('/app');
    await page.waitForFunction('told.length >= 2');
    await page.evaluate(`globalThis.later = [];
      setMore({variant: 'badge', src: '/missing.json', onStatusError: (event) => later.push(event.reason)})`);
    await page.waitForFunction('later.length');
    assert.deepEqual(await page.evaluate('later'), ['http']);
    assert.equal(await page.$eval('#card', (card) => card.getAttribute('variant')), 'badge');
    assert.ok((await told()).every(([type]) => type !== 'elytra-status-error'));
    await page.close();
  });

  test('asks the latest handler from the moment of its commit', async () => {
    const {page} = await open('/app');
    await page.waitForFunction('told.length >= 2');
    await page.evaluate(`globalThis.later = [];
      setMore({
        onStatusStale: (event) => later.push(event.type),
        onCommit: () => {
          card.current.dispatchEvent(new Event('elytra-status-stale'));
          globalThis.isCommitted = true;
        },
      })`);
    await page.waitForFunction('globalThis.isCommitted');
    assert.deepEqual(await page.evaluate('later'), ['elytra-status-stale']);
    await page.close();
  });

  test('leaves no word "undefined" where a property was taken away', async () => {
    const {page} = await open('/app');
    await page.waitForFunction('told.length >= 2');
    await page.evaluate('setMore({lang: undefined, dir: undefined, id: undefined})');
    await page.waitForFunction('!document.querySelector("elytra-status").hasAttribute("id")');
    const html = await page.$eval(
      'elytra-status',
      (card) => (card.cloneNode() as Element).outerHTML,
    );
    assert.doesNotMatch(html, /undefined| (lang|dir)=/);
    await page.close();
  });

  test('leaves the app standing where a handler throws at what was replayed', async () => {
    const {page, messages, types} = await open('/both?late');
    await page.waitForFunction('document.querySelector("#card").state === "degraded_performance"');
    await page.evaluate(`Object.assign(handlers, {onStatusChange() { throw new Error('of the handler'); }});
      hydrate()`);
    await page.waitForFunction('card.current && told.length');
    assert.equal(await page.evaluate('card.current.isConnected'), true);
    assert.match(messages.join('\n'), /of the handler/);
    assert.ok((await types()).length);
    await page.close();
  });

  test('shows what it is handed, in words of its own, and goes without a trace', async () => {
    const {page, messages} = await open('/app');
    await page.waitForFunction('told.length >= 2');
    const data = moveDates(sampleText(SAMPLES.get('operational')!), 0);
    await page.evaluate(
      `setMore({src: undefined, data: ${data}, messages: {outdated: 'x', stale: 'Old!'}})`,
    );
    await page.waitForFunction(
      `document.querySelector('#card').shadowRoot.textContent.includes('Old!')`,
    );
    await page.evaluate('setMore({isGone: true})');
    await page.waitForFunction('!document.querySelector("elytra-status")');
    assert.deepEqual(messages, []);
    await page.close();
  });
});
