/** `npm run picture`: every variant at the top of the README, light and dark, as it is now. */
import {fileURLToPath} from 'node:url';
import {parse} from '../../../embed/contract/parse.js';
import type {Status} from '../../../embed/contract/status.js';
import {browse, moveDates} from '../../support/browser/browse.js';
import {bundleScripts} from '../../support/browser/bundle.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';
import {generatedHistory} from '../../support/history/generated-history.js';

const NOW = Date.parse('2025-11-10T15:35:00Z');
const FOLDER = fileURLToPath(new URL('../../../stories/', import.meta.url));
const WIDTH = 1_200; // px
const ALL = {last_24h: 100, last_7d: 100, last_30d: 100};
const NOTHING = {last_24h: 0, last_7d: 0, last_30d: 0};

/** What a platform publishes that has been watched for longer than a month. */
function documentOf(name: string): Status {
  const sample = SAMPLES.get(name)!;
  const text = moveDates(sampleText(sample), NOW - Date.parse(sample.now));
  const status = parse(text)!;
  const page = {name: 'Elytra Cloud'};
  const history = {first_day: '2025-08-13'};
  const isKnown = status.platform_status !== 'unknown';
  const uptime = {...status.uptime, coverage: isKnown ? ALL : NOTHING};
  return {...status, page, history, uptime};
}

/** A page that fits into a picture. */
const {components = [], incidents = [], ...others} = documentOf('full');
const shown: Status = {
  ...others,
  backups: undefined,
  scheduled_maintenances: undefined,
  components: components.slice(0, 3),
  incidents: incidents.slice(0, 1),
};
const history = generatedHistory(
  components.map((one) => ({...one, group: one.group ?? null})),
  components[1]!.name,
  NOW,
);

const card = (name: string, attributes = '') =>
  `<elytra-status src="/${name}.json" history-src="/history.json" time-zone="UTC" ${attributes}></elytra-status>`;
const BADGES = ['operational', 'degraded', 'major-outage', 'maintenance'];
const NAMES = [...BADGES, 'partial-outage', 'stale', 'unknown'];

const PAGE = `<!doctype html><html lang="en"><style>
    body { margin: 0; padding: 16px; display: grid; gap: 16px; color-scheme: light dark;
      grid-template-columns: repeat(3, minmax(0, 1fr)); align-items: start;
      background: light-dark(#f6f8fa, #010409); color: light-dark(#1f2328, #e6edf3) }
    elytra-status { --elytra-status-font: 'Noto Sans', system-ui, sans-serif }
    .badges { grid-column: 1 / -1; display: flex; gap: 12px;
      --elytra-status-badge-width: 17em }
    [variant='banner'] { grid-column: 1 / -1 }
    [variant='page'] { grid-column: span 2 }
    .side { display: grid; gap: 16px }
  </style><script type="module" src="/elytra-status.js"></script>
  ${['operational', 'partial-outage', 'stale'].map((name) => card(name, 'history')).join('')}
  <div class="badges">${BADGES.map((name) => card(name, 'variant="badge"')).join('')}</div>
  ${card('full', 'variant="banner"')}
  ${card('full', 'variant="page"')}
  <div class="side">${card('full', 'component="Website" history')}${card('unknown')}</div>`;

const site: Record<string, string> = {
  '/': PAGE,
  '/history.json': JSON.stringify(history),
  '/full.json': JSON.stringify(shown),
  ...(await bundleScripts()),
  ...Object.fromEntries(NAMES.map((name) => [`/${name}.json`, JSON.stringify(documentOf(name))])),
};
const visit = await browse(site);
try {
  for (const scheme of ['light', 'dark']) {
    const page = await visit.browser.newPage();
    await page.emulateMediaFeatures([
      {name: 'prefers-color-scheme', value: scheme},
      {name: 'prefers-reduced-motion', value: 'reduce'},
    ]);
    await page.evaluateOnNewDocument(`Date.now = () => ${NOW}`);
    await page.setViewport({width: WIDTH, height: 2_000, deviceScaleFactor: 1});
    await page.goto(visit.origin, {waitUntil: 'networkidle0'});
    const height = await page.evaluate(() => document.body.scrollHeight);
    await page.setViewport({width: WIDTH, height, deviceScaleFactor: 1});
    await page.screenshot({path: `${FOLDER}card-${scheme}.png`});
  }
} finally {
  await visit.end();
}
