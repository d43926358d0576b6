import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {promisify} from 'node:util';
import {browse, moveDates, type Site, type Visit} from '../../support/browser/browse.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';

const FOLDER = process.env.FRAMEWORK_APPS!;
const exec = promisify(execFile);

let visit: Visit;

before(async () => {
  const sample = SAMPLES.get('degraded')!;
  const status = moveDates(sampleText(sample), Date.now() - Date.parse(sample.now));
  visit = await browse({'/status.json': status});
});
after(() => visit.end());

/** Checks its types and builds it; rejects with its words where one of them fails. */
async function build(app: string): Promise<Site> {
  const npm = ['run', '-s', app];
  // Angular asks questions where it thinks that somebody is there.
  const env = {...process.env, CI: 'true', NG_CLI_ANALYTICS: 'false'};
  const building = exec('npm', npm, {cwd: FOLDER, env});
  building.child.stdin!.end();
  await building.catch(({stdout, stderr}) => {
    throw new Error(`${app} was not built\n${stdout}${stderr}`);
  });
  const folder = join(FOLDER, app, 'dist');
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'});
  return Object.fromEntries(
    files
      .filter((file) => /\.(html|js|css)$/.test(file))
      .map((file) => [`/${file}`, readFileSync(join(folder, file), 'utf8')]),
  );
}

/** Opens the app, waits for its handler to be told, and returns what the console and the card said. */
async function open() {
  const page = await visit.browser.newPage();
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.goto(`${visit.origin}/index.html`, {waitUntil: 'networkidle0'});
  await page.waitForSelector('html[data-loaded=degraded_performance]');
  const text = await page.$eval('elytra-status', (card) => card.shadowRoot!.textContent);
  await page.close();
  return {messages, text};
}

describe('the packed package', () => {
  for (const [app, headline] of [
    ['vite', 'Platform Status: Degraded performance'],
    ['vue', 'All of it: Degraded performance'],
    ['svelte', 'All of it: Degraded performance'],
    ['react-18', 'All of it: Degraded performance'],
    ['angular', 'All of it: Degraded performance'],
  ] as const) {
    test(`type-checks, builds and shows the status with ${app}`, async () => {
      Object.assign(visit.site, await build(app));
      if (app === 'react-18') {
        const {stdout} = await exec(process.execPath, ['react-18/dist-server/server.js'], {
          cwd: FOLDER,
        });
        assert.match(
          stdout,
          /<elytra-status src="\/status.json" hide-when-operational="" refresh-seconds="0" heading-level="2">No news</,
        );
        const html = visit.site['/index.html'] as string;
        assert.match(html, /<!--app-->/);
        visit.site['/index.html'] = html.replace('<!--app-->', stdout);
      }
      const {messages, text} = await open();
      assert.ok(text.includes(headline), text);
      assert.deepEqual(messages, []);
    });
  }

  test("throws nothing into a site's tests in Vitest, under jsdom and happy-dom", async () => {
    const env = {...process.env, NO_COLOR: '1', CI: 'true'};
    const running = exec('npm', ['run', '-s', 'vitest'], {cwd: FOLDER, env});
    const {stdout, stderr} = await running.catch((error) => {
      throw new Error(`Vitest failed\n${error.stdout}${error.stderr}`);
    });
    assert.match(stdout, /Tests +14 passed \(14\)/);
    assert.doesNotMatch(stdout + stderr, /elytra-status: \w*Error/);
  });

  test('renders from plain Node, for Express, Astro or Eleventy', async () => {
    const script = `
      import {renderToString, STYLE_HASH} from 'elytra-status/render';
      import 'elytra-status/lang/de';
      const document = ${sampleText(SAMPLES.get('operational')!)};
      process.stdout.write(renderToString(document, {lang: 'de', src: '/status.json'}) + STYLE_HASH);`;
    const {stdout} = await exec(process.execPath, ['--input-type=module', '-e', script], {
      cwd: FOLDER,
    });
    assert.match(
      stdout,
      /<template shadowrootmode="open">[^]*Plattformstatus: Funktionsfähig[^]*sha256-/,
    );
  });
});
