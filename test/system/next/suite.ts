import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {Browser} from 'puppeteer-core';
import vercel from '../../fixtures/apps/next/vercel.json' with {type: 'json'};
import {STYLE_HASH} from '../../../embed/server/style-hash.js';
import {FONTS} from '../../support/browser/fonts.js';
import {App, SECRET, type Flavour, type Running} from './app.js';
import {startOrigin, type Origin} from './origin.js';
import {
  assertSamePicture,
  cardText,
  launchBrowser,
  picture,
  seen,
  stateIs,
  upgraded,
  visit,
} from './visitor.js';

const PATHS = ['/', '/status'];
/** A page that is made at each request, of a document that nobody has asked for yet. */
const COLD = `
  import {PlatformStatusCard} from 'elytra-status/next';
  import {connection} from 'next/server';
  import {Suspense} from 'react';
  import {STATUS_URL} from '../status-url';
  async function Card() {
    await connection();
    return <PlatformStatusCard src={\`\${STATUS_URL}?cold=\${Math.random()}\`} />;
  }
  export default function Cold() {
    return <Suspense><Card /></Suspense>;
  }`;

/** Every page with Lit says so in development. */
const LIT = /Lit is in dev mode/;
const DATED = /^Platform Status: Operational as of \d+ \w+ \d{4}, \d\d:\d\d UTC /;

/** The marketing site with a healthy origin, and what becomes of it. */
export function describeSite(flavour: Flavour): void {
  let origin: Origin;
  let app: App;
  let site: Running;
  let browser: Browser;

  before(async () => {
    origin = await startOrigin();
    app = new App(flavour, origin.url);
    app.add('cold', COLD);
    await app.build();
    site = await app.start();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.end();
    origin.end();
  });

  const fetchPage = async (path: string) => {
    const response = await fetch(site.address + path);
    return {status: response.status, html: await response.text()};
  };
  const revalidate = (init: RequestInit = {}) =>
    fetch(`${site.address}/api/revalidate`, {
      method: 'POST',
      headers: {authorization: `Bearer ${SECRET}`},
      ...init,
    });
  /** The page that stands is served once more, and made anew meanwhile. */
  const regenerate = async (path: string, isNew: (html: string) => boolean) => {
    for (let tries = 0; tries < 100; tries++) {
      // Again now and then: Next forgets a call while the page is being made.
      if (tries % 20 === 0) assert.equal((await revalidate()).status, 200);
      const {status, html} = await fetchPage(path);
      assert.equal(status, 200);
      if (isNew(html)) return html;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`${path} was not made anew`);
  };

  describe(`a site with Next.js, ${flavour}`, () => {
    for (const path of PATHS) {
      test(`${path} has the card in its HTML, without JavaScript, dated`, async () => {
        const {page, messages} = await visit(browser, site.address + path, false);
        assert.match(await cardText(page), DATED);
        assert.deepEqual(messages, []);
        await page.close();
      });

      for (const font of FONTS) {
        test(`${path} looks the same with JavaScript, nothing moves, and nobody is asked, with the ${font} font`, async () => {
          origin.asked = [];
          const off = await visit(browser, site.address + path, false, font);
          const before = await picture(off.page);
          await off.page.close();
          const {page, messages} = await visit(browser, site.address + path, true, font);
          await upgraded(page);
          assert.match(await cardText(page), /^Platform Status: Operational [^]*Updated: (\d|now)/);
          assertSamePicture(await picture(page), before);
          const {shifts, blank} = await seen(page);
          assert.deepEqual(
            {shifts, blank, messages, asked: origin.asked},
            {
              shifts: [],
              blank: 0,
              messages: [],
              asked: [],
            },
          );
          await page.close();
        });
      }
    }

    test('shows the card at once on a visit from another page, and back', async () => {
      origin.asked = [];
      const {page, messages} = await visit(browser, `${site.address}/`);
      const click = async (path: string) => {
        await page.click(`nav a[href="${path}"]`);
        await page.waitForFunction(
          (path) => location.pathname === path && document.querySelector('h1'),
          {},
          path,
        );
        await stateIs(page, 'operational');
      };
      await click('/status');
      await page.waitForSelector('elytra-status[variant=page]');
      await click('/');
      await page.goBack();
      await page.waitForSelector('elytra-status[variant=page]');
      await page.goForward();
      const {shifts, blank} = await seen(page);
      assert.deepEqual(
        {shifts, blank, messages, asked: origin.asked},
        {
          shifts: [],
          blank: 0,
          messages: [],
          asked: [],
        },
      );
      await page.close();
    });

    test('turns grey in a page left open until the document is stale', async () => {
      const {page} = await visit(browser, `${site.address}/`);
      await stateIs(page, 'operational');
      origin.mode = 'hanging';
      await page.evaluate(() => {
        (globalThis as unknown as {seen: {ahead: number}}).seen.ahead = 3_600_000;
        document.dispatchEvent(new Event('visibilitychange')); // as after a sleep
      });
      await stateIs(page, 'stale');
      assert.match(await cardText(page), /^Data is 1 hour old. Last known status: Operational/);
      origin.mode = 'healthy';
      await page.close();
    });

    test('sends the headers that vercel.json has, the hash of the style among them', async () => {
      const {headers} = await fetch(`${site.address}/`);
      for (const {key, value} of vercel.headers[0]!.headers) {
        const here = value.replace('https://status.elytracloud.com', new URL(origin.url).origin);
        assert.equal(headers.get(key), here, key);
      }
      assert.ok(headers.get('content-security-policy')!.includes(`'${STYLE_HASH}'`));
    });

    test('lets the webhook in with its secret only, and only by POST', async () => {
      const answers = await Promise.all([
        revalidate({headers: {}}),
        revalidate({headers: {authorization: `Bearer ${SECRET}x`}}),
        revalidate({headers: {authorization: `Basic ${SECRET}`}}),
        revalidate({method: 'GET'}),
        revalidate({method: 'PUT'}),
        revalidate(),
      ]);
      assert.deepEqual(
        answers.map(({status}) => status),
        [401, 401, 401, 405, 405, 200],
      );
      assert.deepEqual(await answers.at(-1)!.json(), {revalidated: true});
    });

    test('has a new document in its HTML after the webhook', async () => {
      origin.updatedAt = Date.now();
      const date = new Date(origin.updatedAt).toISOString();
      await regenerate('/', (html) => html.includes(date));
    });

    test('answers where nothing is cached and the origin hangs, and heals', async () => {
      origin.mode = 'hanging';
      const {status, html} = await fetchPage('/cold');
      assert.equal(status, 200);
      assert.match(html, /Unable to fetch platform status/);
      origin.mode = 'healthy';
      const {page} = await visit(browser, `${site.address}/cold`);
      await stateIs(page, 'operational');
      await page.close();
    });

    for (const mode of ['down', 'hanging', 'invalid'] as const) {
      test(`is never in error where the origin is ${mode} when a page is made anew, and heals`, async () => {
        origin.mode = mode;
        origin.asked = [];
        await revalidate();
        // It may go on serving what it has, dated, or the grey card: both are true.
        const asked = () => origin.asked.includes('server');
        for (let tries = 0; tries < 100 && !asked(); tries++) {
          const {status, html} = await fetchPage('/');
          assert.equal(status, 200);
          assert.match(html, /as of \d+ \w+ \d{4}|Unable to fetch platform status/);
        }
        assert.ok(asked(), 'the page was made anew');
        origin.mode = 'healthy';
        origin.updatedAt = Date.now();
        const {page} = await visit(browser, `${site.address}/`);
        await stateIs(page, 'operational');
        await page.close();
        const date = new Date(origin.updatedAt).toISOString();
        await regenerate('/', (html) => html.includes(date));
      });
    }
  });

  describe(`a site with Next.js, ${flavour}, whose origin fails from the start`, () => {
    for (const mode of ['down', 'hanging', 'invalid'] as const) {
      test(`is built where it is ${mode}, says so, and heals in the visitor's tab`, async () => {
        await site.end();
        origin.mode = mode;
        const output = await app.build();
        assert.match(output, /elytra-status: http\S+: (HTTP 503|timeout|invalid)/);
        site = await app.start();
        for (const path of PATHS) {
          const {status, html} = await fetchPage(path);
          assert.equal(status, 200);
          assert.match(html, /Unable to fetch platform status/);
          assert.doesNotMatch(html, /initial-data/);
        }
        const off = await visit(browser, `${site.address}/`, false);
        assert.match(await cardText(off.page), /^Unable to fetch platform status /);
        await off.page.close();
        origin.mode = 'healthy';
        origin.updatedAt = Date.now();
        const {page, messages} = await visit(browser, `${site.address}/`);
        await stateIs(page, 'operational');
        assert.deepEqual((await seen(page)).shifts, []);
        assert.deepEqual(messages, []);
        await page.close();
      });
    }
  });

  describe(`a site with Next.js, ${flavour}, in development`, () => {
    test('hears nothing of a hydration that failed', async () => {
      await site.end();
      origin.mode = 'healthy';
      site = await app.dev();
      for (const path of PATHS) {
        const {page, messages} = await visit(browser, site.address + path);
        await upgraded(page);
        assert.match(await cardText(page), /^Platform Status: Operational /);
        assert.deepEqual(
          messages.filter(
            (message) =>
              /^(error|warn)|hydrat|did not match|Error/i.test(message) && !LIT.test(message),
          ),
          [],
        );
        await page.close();
      }
    });
  });
}
