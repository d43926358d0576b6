import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {Mode} from './origin.js';
import type {Site} from './site.js';

const ATTACKS: Mode[] = ['endless', 'bomb', 'dripping', 'hanging', 'redirect'];
const MAX_GROWTH = 50e6; // bytes
const LIMIT = 120_000; // ms; a connection that is kept would be waited for without end

/** A server whose origin is hostile. */
export function describeAttacks(site: Site): void {
  describe(`a site with Next.js, ${site.flavour}, whose origin is hostile`, () => {
    for (const mode of ATTACKS) {
      test(
        `neither grows nor stays connected where the answer is ${mode}`,
        {timeout: LIMIT},
        async () => {
          const {origin, running, cold, fetchPage} = site;
          // What the server needs for healthy pages is not the attacker's doing.
          for (let round = 0; round < 5; round++) await Promise.all(cold.map(fetchPage));
          await origin.whenLeft();
          running.peakMemory();
          const before = running.peakMemory();

          origin.mode = mode;
          origin.asked = [];
          const paths = [...cold, ...cold, ...cold];
          for (const {status, html} of await Promise.all(paths.map(fetchPage))) {
            assert.equal(status, 200);
            assert.match(html, /Unable to fetch platform status/);
          }
          // One more at each time that a page is made anew.
          const {length} = origin.asked;
          await site.revalidate();
          while (origin.asked.length === length) {
            assert.equal((await fetchPage('/')).status, 200);
          }
          await origin.whenLeft();
          const growth = running.peakMemory() - before;
          origin.mode = 'healthy';

          assert.ok(growth < MAX_GROWTH, `${Math.round(growth / 1e6)} MB more than before`);
          assert.deepEqual(origin.askedInside, []);
        },
      );
    }
  });
}
