import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DEFAULT, type Choice, type Release} from '../../../stories/snippet-builder/choice.js';
import {escapeMarkup} from '../../../stories/snippet-builder/escape-markup.js';
import {parseAddress} from '../../../stories/snippet-builder/parse-address.js';
import {SNIPPETS, type Kind} from '../../../stories/snippet-builder/snippets.js';
import {themeCss} from '../../../stories/snippet-builder/theme-css.js';

const file = (name: string) => ({immutable: name, integrity: `sha384-${name}`});
const RELEASE: Release = {
  version: '1.2.3',
  files: {
    'elytra-status-page.js': file('elytra-status-page-1.2.3.js'),
    'elytra-status.js': file('elytra-status-1.2.3.js'),
    'reserve.css': file('reserve-1.2.3.css'),
    'lang/de.js': file('lang/de-1.2.3.js'),
  },
};
const PLAIN: Choice = {...DEFAULT, src: 'https://status.example.com/status.json'};
const KINDS = Object.keys(SNIPPETS) as Kind[];
const textOf = (kind: Kind, choice: Partial<Choice> = {}) =>
  SNIPPETS[kind]({...PLAIN, ...choice}, RELEASE)
    .map(({text}) => text)
    .join('\n');

for (const [typed, href] of [
  ['https://status.example.com/status.json', 'https://status.example.com/status.json'],
  ['  HTTPS://Status.Example.com/a b.json ', 'https://status.example.com/a%20b.json'],
  ['https://example.com/s.json?a=1&b=2', 'https://example.com/s.json?a=1&b=2'],
  ['http://127.0.0.1:8080/status.json', 'http://127.0.0.1:8080/status.json'],
  ['http://localhost:8080/status.json', 'http://localhost:8080/status.json'],
  ['https://example.com/"><script>', 'https://example.com/%22%3E%3Cscript%3E'],
] as const) {
  test(`takes the address ${typed}`, () => assert.equal(parseAddress(typed).href, href));
}

for (const [typed, problem] of [
  ['', /Enter the address/],
  ['status.json', /begins with https:/],
  ['http://status.example.com/status.json', /read only from https:/],
  ['javascript:alert(1)', /read only from https:/],
  ['data:application/json,{}', /read only from https:/],
  ['https://x;script-src*.example/status.json', /not a host name/],
  ["https://x'+alert`1`.example/status.json", /not a host name/],
  ['https://me:secret@example.com/status.json', /leave out user and password/],
  ['https://example.com/status.json#x', /Leave out/],
] as const) {
  test(`says what is wrong with the address "${typed}", and never repeats it`, () => {
    const found = parseAddress(typed);
    assert.equal(found.href, undefined);
    assert.match(found.problem, problem);
    assert.match(found.problem, /https:\/\/status\.example\.com/);
    assert.doesNotMatch(found.problem, /secret|alert/);
  });
}

for (const kind of KINDS) {
  test(`${kind}: an address cannot break out of its attribute`, () => {
    const {href = ''} = parseAddress("https://example.com/{a}'b.json?q={{c}}`'&copy=1");
    const [, value = ''] = / src="([^"]*(?:copy|html)[^"]*)"/.exec(textOf(kind, {src: href}))!;
    assert.doesNotMatch(value, /[<>{}']|&(?!(amp|#\d+);)/);
    assert.match(value, /&amp;copy=1$/);
  });
}

test('escapes what means something in HTML, JSX or Vue', () => {
  assert.equal(escapeMarkup(`<a b="{c}">&'`), '&lt;a b=&quot;&#123;c&#125;&quot;&gt;&amp;&#39;');
});

for (const kind of ['HTML', 'WordPress'] as const) {
  test(`${kind}: each file from a CDN has its hash, and a name of its version`, () => {
    const tags = textOf(kind, {language: 'de'}).match(/<(link|script) [^>]*>/g)!;
    assert.equal(tags.length, 3);
    for (const tag of tags) {
      const [, name] = /npm\/elytra-status@1\.2\.3\/dist\/([^"]+)"/.exec(tag)!;
      assert.match(tag, new RegExp(`integrity="sha384-${name}" crossorigin="anonymous"`));
    }
  });

  test(`${kind}: files of one's own site need no CDN in the policy`, () => {
    const text = textOf(kind, {hosting: 'own'});
    assert.doesNotMatch(text, /jsdelivr|unpkg|crossorigin/);
    assert.match(text, /script-src 'self'/);
  });
}

for (const kind of ['HTML', 'WordPress'] as const) {
  const loaded = (choice: Partial<Choice>) =>
    [...textOf(kind, choice).matchAll(/ (?:href|src)="[^"]*\/([\w-]+)-1\.2\.3/g)].map(
      ([, name]) => name,
    );

  for (const [words, choice] of [
    ['a page', {variant: 'page'}],
    ['a history', {history: true}],
  ] as const) {
    test(`${kind}: ${words} has the page file with its hash before the script that would load it`, () => {
      assert.deepEqual(loaded(choice), ['reserve', 'elytra-status-page', 'elytra-status']);
    });
  }

  test(`${kind}: a card alone needs no page file, and a badge has no bars`, () => {
    assert.deepEqual(loaded({}), ['reserve', 'elytra-status']);
    assert.deepEqual(loaded({variant: 'badge', history: true}), ['reserve', 'elytra-status']);
  });

  test(`${kind}: each file that one's own site serves is copied from that version first`, () => {
    const text = textOf(kind, {hosting: 'own', variant: 'page', language: 'de'});
    assert.match(text, /^npm install elytra-status@1\.2\.3$/m);
    const copied = [
      ...text.matchAll(/^cp node_modules\/elytra-status\/dist\/(\S+) public(\/\S*)$/gm),
    ];
    const served = copied.map(([, file, folder]) => folder! + file!.split('/').pop()!);
    const asked = [...text.matchAll(/ (?:href|src)="(\/[^"]+)" integrity/g)].map(
      ([, path]) => path,
    );
    assert.deepEqual(served, asked);
    assert.equal(served.length, 4);
  });
}

for (const kind of KINDS.filter((name) => name !== 'iframe')) {
  test(`${kind}: a card says for which components, and that it has bars`, () => {
    const choice = {component: 'Shop|"API"', group: 'Checkout', history: true};
    const wanted = / component="Shop\|&quot;API&quot;" group="Checkout" history[ />]/;
    assert.match(textOf(kind, choice), wanted);
  });
}

test('Next.js: a configuration takes the hash without React', () => {
  assert.match(textOf('Next.js'), /import \{STYLE_HASH\} from 'elytra-status\/style-hash'/);
});

for (const kind of KINDS) {
  test(`${kind}: the policy names the origin of the document`, () => {
    assert.match(textOf(kind), /(connect|frame)-src .*https:\/\/status\.example\.com/);
  });
}

for (const kind of KINDS.filter((name) => name !== 'iframe')) {
  test(`${kind}: says the variant, the language and the theme`, () => {
    const text = textOf(kind, {
      variant: 'page',
      language: 'de',
      colors: {outage: '#aa0000'},
      hiddenParts: ['uptime'],
    });
    assert.match(text, /variant="page" lang="de"/);
    assert.match(text, /elytra-status(@1\.2\.3\/dist)?\/lang\/de/);
    assert.match(text, /--elytra-status-outage: #aa0000;/);
    assert.match(text, /elytra-status::part\(uptime\) \{\n {2}display: none;/);
  });
}

test('a theme that changes nothing is no style sheet', () => assert.equal(themeCss(PLAIN), ''));

test('a theme takes colours alone', () => {
  assert.equal(themeCss({...PLAIN, colors: {text: 'red;} body {display:none'}}), '');
});

test('iframe: takes the page that stands beside the document', () => {
  assert.match(textOf('iframe'), /src="https:\/\/status\.example\.com\/status\.html"/);
});
