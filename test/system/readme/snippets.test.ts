import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {DEFAULT, type Choice, type Release} from '../../../stories/snippet-builder/choice.js';
import {SNIPPETS, type Kind, type Snippet} from '../../../stories/snippet-builder/snippets.js';
import {typeChecks} from './prove-types.js';
import {openPage} from './prove-page.js';
import {startWorld, type World} from './world.js';

const CHOICE: Choice = {
  ...DEFAULT,
  src: 'https://status.example.com/status.json?a=1&copy=2',
  variant: 'badge',
  language: 'de',
  scheme: 'dark',
  colors: {operational: '#123456'},
  hiddenParts: ['uptime'],
};

let world: World;
let release: Release;

before(async () => {
  world = await startWorld(['vue@3.5.45', 'react@19.3.1', 'react-dom@19.3.1']);
  const installed = join(world.project, 'node_modules/elytra-status');
  const read = (file: string) => JSON.parse(readFileSync(join(installed, file), 'utf8'));
  release = {version: read('package.json').version, files: read('dist/sri.json')};
  const styles = "declare module '*.css';\n"; // so say the types of Vite and of Next
  writeFileSync(join(world.project, 'styles.d.ts'), styles);
});

after(() => world.end());

const snippetsOf = (kind: Kind, choice: Partial<Choice> = {}) =>
  SNIPPETS[kind]({...CHOICE, ...choice}, release);
const find = (snippets: Snippet[], language: Snippet['language']) =>
  snippets.find((snippet) => snippet.language === language)!.text;

const policyOf = (snippets: Snippet[]) => find(snippets, 'text').replaceAll('\n', ' ');

/** The page under the policy of the snippet, with what the page itself needs besides. */
async function opens(body: string, snippets: Snippet[], allowed = ''): Promise<void> {
  const policy = `default-src 'none'; ${policyOf(snippets)}`;
  const withOwn = policy.replace('style-src', "style-src 'self'");
  const html = `<!doctype html><html lang="en"><title>x</title>
    <link rel="stylesheet" href="/theme.css">${body}</html>`;
  const extra = {'/theme.css': find(snippets, 'css')};
  const {page, complaints} = await openPage(html, world, {
    headers: {'content-security-policy': `${withOwn} ${allowed}`},
    files: extra,
  });
  await page.waitForFunction(`document.querySelector('elytra-status')?.state === 'operational'`);
  const look = await page.$eval('elytra-status', (card) => ({
    text: card.shadowRoot!.querySelector('[part=headline]')!.textContent.trim(),
    variant: card.getAttribute('variant'),
    color: getComputedStyle(card.shadowRoot!.querySelector('[part=dot]')!).fill,
  }));
  assert.deepEqual(look, {text: 'Funktionsfähig', variant: 'badge', color: 'rgb(18, 52, 86)'});
  assert.deepEqual(complaints, []);
  await page.close();
}

for (const kind of ['HTML', 'WordPress'] as const) {
  for (const hosting of ['jsdelivr', 'unpkg', 'own'] as const) {
    test(`${kind}, files from ${hosting}: shows the card under the policy it names`, async () => {
      const snippets = snippetsOf(kind, {hosting});
      await opens(find(snippets, 'html'), snippets);
    });
  }
}

for (const hosting of ['jsdelivr', 'own'] as const) {
  test(`HTML, files from ${hosting}: a page has its own file, checked, under the policy it names`, async () => {
    const snippets = snippetsOf('HTML', {hosting, variant: 'page'});
    const {page, complaints} = await openPage(
      `<!doctype html><html lang="en"><title>x</title>${find(snippets, 'html')}</html>`,
      world,
      {headers: {'content-security-policy': `default-src 'none'; ${policyOf(snippets)}`}},
    );
    await page.waitForFunction(
      `document.querySelector('elytra-status')?.shadowRoot.querySelector('[part=component]')`,
    );
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test('HTML: the copy step brings all files that the page asks its own site for', () => {
  const snippets = snippetsOf('HTML', {hosting: 'own', variant: 'page'});
  const copy = find(snippets, 'sh').replace(/^npm install .*$/m, '');
  execFileSync('sh', ['-e'], {cwd: world.project, input: copy});
  const asked = [...find(snippets, 'html').matchAll(/="\/([^"]+)" integrity="([^"]+)"/g)];
  assert.equal(asked.length, 4);
  for (const [, file, integrity] of asked) {
    const bytes = readFileSync(join(world.project, 'public', file!));
    assert.equal(`sha384-${createHash('sha384').update(bytes).digest('base64')}`, integrity);
  }
});

test('HTML: a script whose hash is another does not run', async () => {
  const {integrity} = release.files['elytra-status.js']!;
  const wrong = release.files['reserve.css']!.integrity;
  const html = find(snippetsOf('HTML'), 'html').replace(integrity, wrong);
  const {page, complaints} = await openPage(`<!doctype html><title>x</title>${html}`, world);
  assert.match(complaints.join('\n'), /integrity/);
  assert.equal(await page.evaluate('customElements.get("elytra-status")'), undefined);
  await page.close();
});

for (const kind of ['React', 'Next.js'] as const) {
  test(`${kind}: compiles in a strict project`, () => {
    for (const {language, text} of snippetsOf(kind)) {
      if (language === 'tsx') typeChecks('tsx')(text, world, ['styles.d.ts']);
    }
  });
}

test('React: a bundle of it shows the card', async () => {
  const snippets = snippetsOf('React');
  const entry = `${find(snippets, 'tsx')}
    import {createRoot} from 'react-dom/client';
    createRoot(document.querySelector('#root')!).render(<PlatformStatus />);`;
  await opensBundle(entry, snippets);
});

test('Vue: a bundle of it shows the card', async () => {
  const snippets = snippetsOf('Vue');
  const sfc = join(world.project, 'node_modules/vue/compiler-sfc/index.mjs');
  const {compileScript, parse} = await import(pathToFileURL(sfc).href);
  const [isCustomElement] = snippets.filter(({language}) => language === 'tsx');
  assert.match(isCustomElement!.text, /tag === 'elytra-status'/);
  const {descriptor} = parse(find(snippets, 'vue'));
  const compiled = compileScript(descriptor, {
    id: 'x',
    inlineTemplate: true,
    templateOptions: {
      compilerOptions: {isCustomElement: (tag: string) => tag === 'elytra-status'},
    },
  });
  const entry = `${compiled.content.replace('export default', 'const Status =')}
    import {createApp} from 'vue';
    createApp(Status).mount('#root');`;
  await opensBundle(entry, snippets);
});

async function opensBundle(contents: string, snippets: Snippet[]): Promise<void> {
  const {outputFiles} = await build({
    stdin: {contents, loader: 'tsx', resolveDir: world.project},
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    outdir: '/out',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  const script = outputFiles.find(({path}) => path.endsWith('.js'))!.text;
  const body = `<div id="root"></div><script type="module" nonce="x">${script.replaceAll('</script', '<\\/script')}</script>`;
  await opens(body, snippets, "; script-src 'nonce-x'; style-src 'self'");
}

test('iframe: frames the page beside the document under the policy it names', async () => {
  const snippets = snippetsOf('iframe');
  const policy = `default-src 'none'; ${find(snippets, 'text')}`.trim();
  const html = `<!doctype html><title>x</title>${find(snippets, 'html')}`;
  const {page, complaints} = await openPage(html, world, {
    headers: {'content-security-policy': policy},
    status: '<!doctype html><title>Status</title><p>All is well</p>',
  });
  const frame = await (await page.$('iframe'))!.contentFrame();
  assert.equal(await frame.$eval('p', (text) => text.textContent), 'All is well');
  assert.deepEqual(complaints, []);
  await page.close();
});
