import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Site} from './site.js';
import {cardText, seen, stateIs, upgraded, visit} from './visitor.js';

const PATHS = ['/', '/status'];
/** Every page with Lit says so in development. */
const LIT = /Lit is in dev mode/;

/** What is built where the origin fails, and what the development server says. */
export function describeRebuilds(site: Site): void {
  describe(`a site with Next.js, ${site.flavour}, whose origin fails from the start`, () => {
    for (const mode of ['down', 'hanging', 'invalid'] as const) {
      test(`is built where it is ${mode}, says so, and heals in the visitor's tab`, async () => {
        site.origin.mode = mode;
        const output = await site.rebuild();
        assert.match(output, /elytra-status: http\S+: (HTTP 503|timeout|invalid)/);
        for (const path of PATHS) {
          assert.equal(site.lifetimeOf(path), 60);
          const {status, html} = await site.fetchPage(path);
          assert.equal(status, 200);
          assert.match(html, /Unable to fetch platform status/);
          assert.doesNotMatch(html, /initial-data/);
        }
        const off = await visit(site.browser, `${site.address}/`, false);
        assert.match(await cardText(off.page), /^Unable to fetch platform status /);
        await off.page.close();
        site.origin.mode = 'healthy';
        site.origin.updatedAt = Date.now();
        const {page, messages} = await visit(site.browser, `${site.address}/`);
        await stateIs(page, 'operational');
        assert.deepEqual((await seen(page)).shifts, []);
        assert.deepEqual(messages, []);
        await page.close();
      });
    }
  });

  describe(`a site with Next.js, ${site.flavour}, in development`, () => {
    test('hears nothing of a hydration that failed', async () => {
      site.origin.mode = 'healthy';
      await site.develop();
      for (const path of PATHS) {
        const {page, messages} = await visit(site.browser, site.address + path);
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
