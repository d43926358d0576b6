import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {freshness} from '../../../embed/contract/freshness.js';
import {parseHistory} from '../../../embed/contract/parse-history.js';
import {parse} from '../../../embed/contract/parse.js';
import {openPage, showsCards} from './prove-page.js';
import {runShell} from './prove-shell.js';
import {typeChecks} from './prove-types.js';
import type {Proof} from './proof.js';
import type {World} from './world.js';

/** What a site owner pastes. */
export const SITE: Proof[] = [
  {language: 'html', starts: '<link rel="stylesheet" href="/reserve.css" />', prove: showsCards},
  {language: 'html', starts: '<link rel="stylesheet" href="https://cdn.', prove: showsCards},
  {language: 'html', starts: '<script type="module" src="/lang/de.js">', prove: speaksGerman},
  {
    language: 'html',
    starts: '<elytra-status src="https://status.example.com/status.json" component=',
    prove: speaksOfComponents,
  },
  {
    language: 'html',
    starts: '<elytra-status src="https://status.example.com/status.json" history>',
    prove: wantsHistory,
  },
  {language: 'html', starts: '<script>\n  addEventListener', prove: listens},
  {language: 'html', starts: '<script type="module">\n  const {trackStatus}', prove: tracks},
  {language: 'sh', starts: 'mkdir -p public', prove: copiesFiles},
  {language: 'sh', starts: 'npx elytra-status sample', prove: writesDocuments},
  {language: 'json', starts: '{\n  "updated_at"', prove: isEnough},
  {language: 'css', starts: 'elytra-status {', prove: styles},
  {language: 'css', starts: '.dark {', prove: followsSwitch},
  {language: 'js', starts: "import {addMessages} from 'elytra-status'", prove: typeChecks('js')},
  {language: 'js', starts: "import {trackStatus} from 'elytra-status'", prove: typeChecks('js')},
  {language: 'js', starts: 'import {freshness, parse} from', prove: typeChecks('js')},
];

/** A document, with nothing that could be left out. */
function isEnough(text: string): void {
  const document = JSON.parse(text);
  assert.ok(parse(document));
  for (const field of Object.keys(document)) {
    assert.equal(parse({...document, [field]: undefined}), null, field);
  }
}

/** Documents of now. */
async function writesDocuments(text: string, world: World): Promise<void> {
  await runShell(text, world);
  const read = (name: string) => readFileSync(join(world.project, name), 'utf8');
  const status = parse(read('status.json'));
  assert.equal(freshness(status!).state, 'operational');
  assert.equal(parseHistory(read('history.json'))?.first_day, status!.history?.first_day);
}

async function copiesFiles(text: string, world: World): Promise<void> {
  await runShell(text, world);
  for (const file of ['elytra-status.js', 'reserve.css', 'lang/de.js']) {
    assert.ok(existsSync(join(world.project, 'public', file)), file);
  }
}

const CARD = `<script type="module" src="/elytra-status.js"></script>
  <elytra-status src="/status.json"></elytra-status>`;

async function speaksOfComponents(text: string, world: World): Promise<void> {
  const script = '<script type="module" src="/elytra-status.js"></script>';
  const {page} = await openPage(`<!doctype html><title>Shop</title>${script}${text}`, world);
  // The sample has none of these: each card must say so by its own name.
  await page.waitForFunction(`['Shop', 'Shop, API', 'Checkout'].every((name, index) =>
    document.querySelectorAll('elytra-status')[index].shadowRoot
      ?.querySelector('[part=headline]')?.textContent.includes(name + ': Un'))`);
  await page.close();
}

async function wantsHistory(text: string, world: World): Promise<void> {
  const script = '<script type="module" src="/elytra-status.js"></script>';
  const {page} = await openPage(`<!doctype html><title>Shop</title>${script}${text}`, world);
  await page.waitForFunction(`performance.getEntriesByType('resource')
    .some(({name}) => name.endsWith('/elytra-status-page.js'))`);
  await page.close();
}

async function speaksGerman(text: string, world: World): Promise<void> {
  const body = `<!doctype html><html lang="de"><title>Beispiel</title>${text}${CARD}`;
  const {page, complaints} = await openPage(body, world);
  await page.waitForFunction(`document.querySelector('elytra-status').shadowRoot
    ?.querySelector('[part=headline]')?.textContent.includes('Funktionsfähig')`);
  assert.deepEqual(complaints, []);
  await page.close();
}

/** What the card claims is in the console. */
async function listens(text: string, world: World): Promise<void> {
  const {page, complaints} = await openPage(`<!doctype html><title>x</title>${text}${CARD}`, world);
  await page.waitForFunction(`document.querySelector('elytra-status')?.state === 'operational'`);
  assert.deepEqual(complaints, ['log: loading → operational']);
  await page.close();
}

/** What the script has done is in the console. */
async function tracks(text: string, world: World): Promise<void> {
  const {page, complaints} = await openPage(`<!doctype html><title>x</title>${text}${CARD}`, world);
  await page.waitForFunction(`document.querySelector('elytra-status')?.state === 'operational'`);
  assert.equal(complaints.length, 1);
  assert.match(complaints[0]!, /^log: status_fetch_success /);
  await page.close();
}

/** A class of the page decides, in either direction. */
async function followsSwitch(text: string, world: World): Promise<void> {
  const html = `<!doctype html><title>x</title><style>${text}</style>${CARD}`;
  const {page, complaints} = await openPage(html, world);
  await page.waitForFunction(`document.querySelector('elytra-status')?.state === 'operational'`);
  const background = (theme: string) =>
    page.evaluate(`(() => {
      document.documentElement.className = '${theme}';
      const root = document.querySelector('elytra-status').shadowRoot;
      return getComputedStyle(root.querySelector('[part=card]')).backgroundColor;
    })()`);
  assert.notEqual(await background('dark'), await background('light'));
  assert.deepEqual(complaints, []);
  await page.close();
}

/** Each declaration of the block changes what is computed for the card. */
async function styles(text: string, world: World): Promise<void> {
  const {page, complaints} = await openPage(`<!doctype html><title>Example</title>${CARD}`, world);
  await page.waitForFunction(`document.querySelector('elytra-status').state === 'operational'`);
  const looks = () =>
    page.evaluate(`(() => {
      const root = document.querySelector('elytra-status').shadowRoot;
      const card = getComputedStyle(root.querySelector('[part=card]'));
      const headline = getComputedStyle(root.querySelector('[part=headline]'));
      return {font: card.fontFamily, radius: card.borderRadius, background: card.backgroundColor,
        scheme: card.colorScheme, size: headline.fontSize};
    })()`) as Promise<Record<string, string>>;
  const before = await looks();
  await page.addStyleTag({content: text});
  const after = await looks();
  assert.deepEqual(
    Object.keys(before).filter((name) => before[name] === after[name]),
    [],
    'all of these must change',
  );
  assert.deepEqual(complaints, []);
  await page.close();
}
