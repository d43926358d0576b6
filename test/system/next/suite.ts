import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import vercel from '../../fixtures/apps/next/vercel.json' with {type: 'json'};
import {STYLE_HASH} from '../../../embed/server/style-hash.js';
import {callWebhook} from '../../../generator/commands/call-webhook.js';
import {FONTS} from '../../support/browser/fonts.js';
import {SECRET, type Flavour} from './app.js';
import {describeAttacks} from './attacks.js';
import {describeRebuilds} from './rebuilds.js';
import {Site} from './site.js';
import {assertSamePicture, cardText, picture, seen, stateIs, upgraded, visit} from './visitor.js';

const PATHS = ['/', '/status'];
const DATED = /^Platform Status: Operational as of \d+ \w+ \d{4}, \d\d:\d\d UTC /;

/** The marketing site with a healthy origin, and what becomes of it. */
export function describeSite(flavour: Flavour): void {
  const site = new Site(flavour);
  before(() => site.open());
  after(() => site.close());

  describe(`a site with Next.js, ${flavour}`, () => {
    for (const path of PATHS) {
      test(`${path} has the card in its HTML, without JavaScript, dated`, async () => {
        const {page, messages} = await visit(site.browser, site.address + path, false);
        assert.match(await cardText(page), DATED);
        assert.deepEqual(messages, []);
        await page.close();
      });

      for (const font of FONTS) {
        test(`${path} looks the same with JavaScript, nothing moves, and nobody is asked, with the ${font} font`, async () => {
          site.origin.asked = [];
          const off = await visit(site.browser, site.address + path, false, font);
          const before = await picture(off.page);
          await off.page.close();
          const {page, messages} = await visit(site.browser, site.address + path, true, font);
          await upgraded(page);
          assert.match(await cardText(page), /^Platform Status: Operational [^]*Updated: (\d|now)/);
          assertSamePicture(await picture(page), before);
          const {shifts, blank} = await seen(page);
          assert.deepEqual(
            {shifts, blank, messages, asked: site.origin.asked},
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

    test('is served for ten minutes before the origin is asked again', () => {
      assert.deepEqual(
        PATHS.map((path) => site.lifetimeOf(path)),
        [600, 600],
      );
    });

    test('calls track for a request, and not for what comes from the cache', async () => {
      const calls = () => site.running.output().match(/tracked .*/g) ?? [];
      for (let visits = 0; visits < 3; visits++) await site.fetchPage('/tracked');
      while (!calls().length) await site.fetchPage('/tracked');
      assert.deepEqual(calls(), ['tracked status_fetch_success']);
    });

    test('shows the card at once on a visit from another page, and back', async () => {
      site.origin.asked = [];
      const {page, messages} = await visit(site.browser, `${site.address}/`);
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
        {shifts, blank, messages, asked: site.origin.asked},
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
      const {page} = await visit(site.browser, `${site.address}/`);
      await stateIs(page, 'operational');
      site.origin.mode = 'hanging';
      await page.evaluate(() => {
        (globalThis as unknown as {seen: {ahead: number}}).seen.ahead = 3_600_000;
        document.dispatchEvent(new Event('visibilitychange')); // as after a sleep
      });
      await stateIs(page, 'stale');
      assert.match(await cardText(page), /^Data is 1 hour old. Last known status: Operational/);
      site.origin.mode = 'healthy';
      await page.close();
    });

    test('sends the headers that vercel.json has, the hash of the style among them', async () => {
      const {headers} = await fetch(`${site.address}/`);
      for (const {key, value} of vercel.headers[0]!.headers) {
        const here = value.replace(
          'https://status.elytracloud.com',
          new URL(site.origin.url).origin,
        );
        assert.equal(headers.get(key), here, key);
      }
      assert.ok(headers.get('content-security-policy')!.includes(`'${STYLE_HASH}'`));
    });

    test('lets the webhook in with its secret only, and only by POST', async () => {
      const answers = await Promise.all([
        site.revalidate({headers: {}}),
        site.revalidate({headers: {authorization: `Bearer ${SECRET}x`}}),
        site.revalidate({headers: {authorization: `Basic ${SECRET}`}}),
        site.revalidate({method: 'GET'}),
        site.revalidate({method: 'PUT'}),
        site.revalidate(),
      ]);
      assert.deepEqual(
        answers.map(({status}) => status),
        [401, 401, 401, 405, 405, 200],
      );
      assert.deepEqual(await answers.at(-1)!.json(), {revalidated: true});
    });

    test('has a new document in its HTML after the webhook', async () => {
      site.origin.updatedAt = Date.now();
      const date = new Date(site.origin.updatedAt).toISOString();
      await site.regenerate('/', (html) => html.includes(date));
    });

    test("has a new document after the publisher's webhook, past a CDN that has the old one", async () => {
      site.origin.isKept = true;
      const old = await site.fetchPage('/');
      await fetch(site.origin.url);
      site.origin.updatedAt = Date.now();
      const date = new Date(site.origin.updatedAt).toISOString();
      assert.ok(!old.html.includes(date));
      const webhook = {url: `${site.address}/api/revalidate`, secret: SECRET};
      const message = {changed: false, from: null, to: 'operational', updated_at: date} as const;
      const {signal} = new AbortController();
      assert.equal(await callWebhook(webhook, message, signal), undefined);
      await site.regenerate('/', (html) => html.includes(date));
      site.origin.isKept = false;
    });

    test('answers where nothing is cached and the origin hangs, and heals', async () => {
      for (const path of site.cold) {
        site.origin.mode = 'hanging';
        const {status, html} = await site.fetchPage(path);
        assert.equal(status, 200);
        assert.match(html, /Unable to fetch platform status/);
        site.origin.mode = 'healthy';
        const {page} = await visit(site.browser, site.address + path);
        await stateIs(page, 'operational');
        await page.close();
      }
    });

    for (const mode of ['down', 'hanging', 'invalid'] as const) {
      test(`is never in error where the origin is ${mode} when a page is made anew, and heals`, async () => {
        site.origin.mode = mode;
        site.origin.asked = [];
        await site.revalidate();
        // It may go on serving what it has, dated, or the grey card: both are true.
        const asked = () => site.origin.asked.includes('server');
        for (let tries = 0; tries < 100 && !asked(); tries++) {
          const {status, html} = await site.fetchPage('/');
          assert.equal(status, 200);
          assert.match(html, /as of \d+ \w+ \d{4}|Unable to fetch platform status/);
        }
        assert.ok(asked(), 'the page was made anew');
        site.origin.mode = 'healthy';
        site.origin.updatedAt = Date.now();
        const {page} = await visit(site.browser, `${site.address}/`);
        await stateIs(page, 'operational');
        await page.close();
        const date = new Date(site.origin.updatedAt).toISOString();
        await site.regenerate('/', (html) => html.includes(date));
      });
    }
  });

  describeAttacks(site);
  describeRebuilds(site);
}
