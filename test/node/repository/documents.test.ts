import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import picomatch from 'picomatch';
import {DOCUMENTS, FILES, readDocument} from '../../support/repository/documents.js';
import manifest from '../../../package.json' with {type: 'json'};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const FRONT_DOOR = 'README.md';
const MAX_LINES = 300; // of the front door

const textOf = (path: string) => readDocument(path).replaceAll(/^( *)```.*?^\1```$/gms, '');

/** Where a document leads within the repository: a path from its top, and a heading there. */
const linksOf = (path: string) =>
  [...textOf(path).matchAll(/\]\((?!https?:|mailto:)([^)#]*)#?([^)]*)\)|(?:src|srcset)="([^"]*)"/g)]
    .map(([, to, anchor, source]) => [to ?? source!, anchor ?? ''] as const)
    .filter(([to]) => !/^https?:/.test(to))
    .map(([to, anchor]) => ({to: to ? join(dirname(path), to) : path, anchor}));

/** The anchors that GitHub makes of the headings. */
const anchorsOf = (path: string) =>
  [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('the front door has at most 300 lines', () => {
  assert.ok(readDocument(FRONT_DOOR).split('\n').length - 1 <= MAX_LINES);
});

for (const path of DOCUMENTS) {
  test(`${path} links to files and headings that exist`, () => {
    for (const {to, anchor} of linksOf(path)) {
      assert.ok(existsSync(join(root, to)), to);
      if (anchor) assert.ok(anchorsOf(to).includes(anchor), `${to}#${anchor}`);
    }
  });
}

/** Files of the repository that a document names in code; capitals stand for any name. */
const namesOf = (path: string) =>
  [...textOf(path).matchAll(/`((?:embed|generator|stories|test)\/[\w./*-]*)`/g)]
    .map(([, name]) => name!)
    .filter((name) => !/[A-Z]{3}/.test(name));

for (const path of DOCUMENTS.filter((it) => it !== 'CHANGELOG.md')) {
  test(`${path} names files that exist`, () => {
    for (const name of namesOf(path)) {
      const isNamed = picomatch([name, `${name.replace(/\/$/, '')}/**`]);
      assert.ok(
        FILES.some((file) => isNamed(file)),
        name,
      );
    }
  });
}

test('the front door leads to every document', () => {
  const led = new Set(linksOf(FRONT_DOOR).map(({to}) => to));
  const missing = DOCUMENTS.filter((path) => path !== FRONT_DOOR && !led.has(path));
  assert.deepEqual(missing, []);
});

test('the package has every document of its users', () => {
  const packed = picomatch(manifest.files.flatMap((path) => [path, `${path}/**`]));
  const work = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']; // npm packs a README by itself
  const missing = DOCUMENTS.filter((path) => !work.includes(path) && !packed(path));
  assert.deepEqual(missing, []);
});
