/** `npm run picture`: the cards at the top of the README, light and dark, as they are now. */
import {fileURLToPath} from 'node:url';
import {browse, moveDates} from '../../support/browser/browse.js';
import {bundleScripts} from '../../support/browser/bundle.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';

const NOW = Date.parse('2025-11-10T15:35:00Z');
const FOLDER = fileURLToPath(new URL('../../../stories/', import.meta.url));
const NAMES = ['operational', 'partial-outage', 'stale'];

const PAGE = `<!doctype html><html lang="en"><style>
    body { margin: 0; padding: 16px; display: flex; gap: 16px; color-scheme: light dark;
      background: light-dark(#fff, #0d1117); width: 1308px }
    elytra-status { flex: 1; --elytra-status-font: 'Noto Sans', system-ui, sans-serif }
  </style><script type="module" src="/elytra-status.js"></script>
  ${NAMES.map((name) => `<elytra-status src="/${name}.json" time-zone="UTC"></elytra-status>`).join('')}`;

const site: Record<string, string> = {'/': PAGE, ...(await bundleScripts())};
for (const name of NAMES) {
  const sample = SAMPLES.get(name)!;
  site[`/${name}.json`] = moveDates(sampleText(sample), NOW - Date.parse(sample.now));
}
const visit = await browse(site);
try {
  for (const scheme of ['light', 'dark']) {
    const page = await visit.browser.newPage();
    await page.emulateMediaFeatures([
      {name: 'prefers-color-scheme', value: scheme},
      {name: 'prefers-reduced-motion', value: 'reduce'},
    ]);
    await page.evaluateOnNewDocument(`Date.now = () => ${NOW}`);
    await page.setViewport({width: 1340, height: 236, deviceScaleFactor: 1});
    await page.goto(visit.origin, {waitUntil: 'networkidle0'});
    await page.screenshot({path: `${FOLDER}card-${scheme}.png`});
  }
} finally {
  await visit.end();
}
