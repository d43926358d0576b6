import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Component, Status} from '../../../embed/contract/status.js';
import {dryRun, type Variables} from '../../support/publisher/run-publisher.js';
import * as expected from './expected.js';
import type {Kuma, Raw} from './expected.js';

export type RunningKuma = Kuma & {close(): Promise<unknown>};

const ATTEMPTS = 6;

/**
 * What holds for the document of any Uptime Kuma, whatever its version and its monitors. The expectations
 * are computed from the raw answers of that server.
 */
export function describeUptimeKuma(start: () => Promise<RunningKuma>, name = 'Uptime Kuma'): void {
  describe(name, () => {
    let kuma: RunningKuma;
    let raw: Raw;
    let status: Status;
    let log: string[];

    const settings = (more: Variables = {}): Variables => ({
      UPTIME_KUMA_URL: kuma.url,
      UPTIME_KUMA_STATUS_PAGE: kuma.slug,
      ALLOW_INSECURE_HTTP: '1',
      ...more,
    });
    const components = () => status.components ?? [];
    const statuses = () => components().map((component) => component.status);
    const theirNow = () => Date.parse(status.updated_at) - raw.offset;

    /** Runs between two looks at the server that saw the same: a live one may change at any time. */
    async function readWhileStill(more?: Variables) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const earlier = await expected.fetchRaw(kuma);
        const result = await dryRun(settings(more));
        raw = await expected.fetchRaw(kuma);
        if (expected.isSame(earlier, raw)) return result;
      }
      throw new Error('the server never stood still');
    }

    before(async () => {
      kuma = await start();
      ({status, err: log} = await readWhileStill());
    });
    after(() => kuma?.close());

    it('shows each monitor of the page once, in its order, under its first group', () => {
      assert.ok(components().length > 0, 'the page has monitors');
      assert.deepEqual(
        components().map(({id, name, group, position}) => ({id, name, group, position})),
        expected
          .pageMonitors(raw.page)
          .map(({id, name, group}, position) => ({id, name, group, position})),
      );
    });

    it('judges each component by its last beat', () => {
      assert.deepEqual(
        components().map(({id, status}) => [id, status]),
        components().map(({id}) => [id, expected.expectedStatus(raw, id, theirNow())]),
      );
    });

    it('sums the components up in one word and two numbers', () => {
      assert.equal(status.platform_status, expected.expectedPlatform(statuses()));
      const fresh = statuses().filter((word) => word !== 'unknown').length;
      assert.deepEqual(status.reporting, {fresh, total: components().length});
    });

    it('shows the uptime of each component, rounded down, and null for no data', () => {
      for (const {id, name, uptime} of components()) {
        const {last_24h, last_7d, last_30d} = expected.expectedUptime(raw, id, theirNow());
        const floor = (value: number | null) => value && expected.floor(value);
        const floored = {
          last_24h: floor(last_24h),
          last_7d: floor(last_7d),
          last_30d: floor(last_30d),
        };
        assert.deepEqual(uptime, floored, name);
      }
    });

    it('shows the mean of what is measured, and how much that is', () => {
      const uptimes = components().map(({id}) => expected.expectedUptime(raw, id, theirNow()));
      assert.deepEqual(status.uptime, expected.expectedTotal(uptimes));
    });

    it('was observed at the newest beat, on our clock', () => {
      const newest = expected.newestOnPage(raw);
      const tolerance = raw.offset ? 2_000 : 0; // ms
      const distance = Math.abs(Date.parse(status.observed_at ?? '') - newest);
      assert.ok(distance <= tolerance, `${status.observed_at}: ${distance} ms off`);
    });

    it('shows pinned incidents as open, and of the others resolved ones alone', () => {
      const pinned = expected.expectedPinned(raw);
      const [open, others] = [(status.incidents ?? []).slice(0, pinned.length), pinned.length];
      assert.deepEqual(
        open.map(({id, name, status, impact, created_at = '', incident_updates: [update]}) => {
          return {id, name, status, impact, body: update?.body, created: Date.parse(created_at)};
        }),
        pinned,
      );
      const past = raw.history.filter(({active}) => !active).map(({id}) => String(id));
      for (const {id, status: word} of (status.incidents ?? []).slice(others)) {
        assert.deepEqual([word, past.includes(id)], ['resolved', true]);
      }
    });

    it('shows the maintenance that runs', () => {
      const shown = status.scheduled_maintenances ?? [];
      assert.deepEqual(
        shown.map(({id, name, status: word}) => ({id, name, word})),
        (raw.page.maintenanceList ?? []).map(({id, title}: any) => {
          return {id: String(id), name: title, word: 'in_progress'};
        }),
      );
      const covered = new Set(shown.flatMap((maintenance) => maintenance.components));
      for (const {id, status: word} of components()) {
        if (covered.has(id)) assert.equal(word, 'under_maintenance');
      }
    });

    it('has nothing to warn of', () => {
      const {status: check, output} = status.publisher?.checks.uptime_kuma ?? {};
      if (Math.abs(raw.offset) > 55_000) return assert.equal(check, 'warn');
      assert.deepEqual([check, output], ['pass', undefined]);
      assert.doesNotMatch(log.join('\n'), /Warning|Error/);
    });

    it('tells nothing of addresses, and of monitors that are on no page', async () => {
      const texts = [JSON.stringify(status)];
      if (raw.metrics) {
        const byBoth = await dryRun(settings({UPTIME_KUMA_API_KEY: kuma.apiKey!}));
        texts.push(JSON.stringify(byBoth.status));
      }
      const series = expected.metricsSeries(raw.metrics ?? '');
      const publicNames = expected.pageMonitors(raw.page).map(({name}) => name);
      const secrets = [
        new URL(kuma.url).host,
        ...raw.page.publicGroupList.flatMap(({monitorList}: any) =>
          monitorList.flatMap(({url}: any) => url || []),
        ),
        ...series.flatMap((one) => one.secrets),
        ...series.map(({name}) => name).filter((name) => !publicNames.includes(name)),
      ];
      for (const secret of secrets) {
        for (const text of texts) {
          assert.ok(!text.includes(JSON.stringify(secret).slice(1, -1)), secret);
        }
      }
    });

    it('knows nothing by a slug that does not exist, and says so in time', async () => {
      const none = {UPTIME_KUMA_STATUS_PAGE: 'no-such-page', CYCLE_TIMEOUT: '2s'};
      const {status: unknown, err} = await dryRun(settings(none));
      const {platform_status, reporting, uptime, publisher} = unknown;
      assert.deepEqual([platform_status, reporting], ['unknown', {fresh: 0, total: 0}]);
      assert.deepEqual([uptime.last_24h, uptime.coverage?.last_24h], [0, 0]);
      assert.ok(!unknown.components?.length);
      const {status: check, output = ''} = publisher?.checks.uptime_kuma ?? {};
      assert.equal(check, 'fail');
      // 1.x never answers to it.
      assert.match(output, /status page was not found|did not answer in time/);
      assert.match(err.join('\n'), /Error: Uptime Kuma: status page: .*(404|no answer in time)/);
    });

    it('warns of a wrong key beside the slug, and shows the same', async (t) => {
      const open = await fetch(`${kuma.url}/metrics`);
      const isOpen = /text\/plain/.test(open.headers.get('content-type') ?? '');
      if (isOpen) return t.skip('this server asks for no key');
      const wrong = await readWhileStill({UPTIME_KUMA_API_KEY: 'uk1_wrong'});
      const right = await readWhileStill();
      const {status: check, output} = wrong.status.publisher?.checks.uptime_kuma ?? {};
      assert.deepEqual([check, output], ['warn', 'The API key was refused']);
      assert.match(wrong.err.join('\n'), /Warning: Uptime Kuma: .*UPTIME_KUMA_API_KEY/);
      assert.deepEqual(shownBy(wrong.status), shownBy(right.status));
    });

    it('tells the monitors of a key alone apart, or says that it cannot', async () => {
      if (!raw.metrics) return; // no key was given
      const series = expected.metricsSeries(raw.metrics).filter(({id}) => id);
      const {UPTIME_KUMA_STATUS_PAGE: _, ...env} = settings({
        UPTIME_KUMA_API_KEY: kuma.apiKey!,
        UPTIME_KUMA_MONITOR_IDS: '*',
      });
      const {status: byKey} = await dryRun(env);
      const check = byKey.publisher?.checks.uptime_kuma;
      if (!series.length) {
        assert.equal(byKey.platform_status, 'unknown');
        assert.equal(check?.status, 'fail');
        return;
      }
      assert.deepEqual(
        byKey.components?.map(({id}) => id).sort(),
        [...new Set(series.map(({id}) => id!))].sort(),
      );
      assert.equal(byKey.observed_at, undefined);
      assert.equal(byKey.uptime.coverage?.last_7d, 0);
      assert.deepEqual([check?.status, check?.output], ['warn', 'Beat times are not known']);
    });
  });
}

/** The states that the recordings and our own server hold, by the names of the monitors. */
export function describeSeededMonitors(start: () => Promise<RunningKuma>, name: string): void {
  describe(`the seeded monitors of ${name}`, () => {
    let kuma: RunningKuma;
    let status: Status;

    before(async () => {
      kuma = await start();
      const env = {UPTIME_KUMA_URL: kuma.url, UPTIME_KUMA_STATUS_PAGE: kuma.slug};
      ({status} = await dryRun({...env, UPTIME_KUMA_API_KEY: kuma.apiKey ?? ''}));
    });
    after(() => kuma?.close());

    const named = (name: string): Component[] =>
      (status.components ?? []).filter((component) => component.name === name);

    for (const [name, ...words] of [
      ['Website', 'operational'], // in both groups
      ['API "v1" \\ näme', 'major_outage'],
      ['Worker', 'operational'],
      ['Legacy (maintenance)', 'under_maintenance'],
      ['Silent push (no beat yet)', 'unknown'],
      ['Retrying', 'degraded_performance'],
      ['Twin', 'operational', 'major_outage'], // two of one name
      ['Private, not on page'],
    ] as const) {
      it(`${name}: ${words.join(', ') || 'absent'}`, () => {
        assert.deepEqual(
          named(name).map((component) => component.status),
          words,
        );
      });
    }

    it('Website stands under its first group', () => {
      assert.deepEqual(
        named('Website').map(({group}) => group),
        ['Core'],
      );
    });

    it('claims an outage of a part, and reports all but the silent one', () => {
      assert.equal(status.platform_status, 'partial_outage');
      const {fresh = 0, total = 0} = status.reporting ?? {};
      assert.deepEqual([total - fresh, total], [1, status.components?.length]);
    });

    it('has no figure for a window that is longer than the life of a monitor', () => {
      const none = {last_24h: null, last_7d: null, last_30d: null};
      assert.deepEqual(named('Silent push (no beat yet)')[0]?.uptime, none);
      assert.deepEqual(named('API "v1" \\ näme')[0]?.uptime, none);
    });

    it('shows the incident and the maintenance', () => {
      const [incident] = status.incidents ?? [];
      assert.deepEqual([incident?.name, incident?.impact], ['Elevated errors', 'minor']);
      const [maintenance] = status.scheduled_maintenances ?? [];
      assert.equal(maintenance?.name, 'DB upgrade');
    });
  });
}

const shownBy = ({updated_at: _, stale_after: __, publisher: ___, ...shown}: Status) => shown;
