import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {STYLE_HASH} from '../../../embed/style-hash.js';
import {NewcomersProject} from './newcomer.js';
import {startOrigin, type Origin} from './origin.js';

const NOBODY = 'http://127.0.0.1:9/status.json'; // the port of "discard"
const DATED = /^Platform Status: Operational as of \d+ \w+ \d{4}, \d\d:\d\d UTC$/;

for (const [flavour, choices] of [
  ['as it is', []],
  ['without Cache Components', ['--no-cache-components']],
] as const) {
  describe(`what create-next-app makes, ${flavour}, with the first snippet of the README`, () => {
    let origin: Origin;
    before(async () => {
      origin = await startOrigin();
    });
    after(() => origin.end());

    test('is built with the origin off, the grey card in its static HTML', async () => {
      const project = new NewcomersProject([...choices], NOBODY);
      assert.equal(/cacheComponents: true/.test(project.read('next.config.ts')), !choices.length);
      project.paste('app/page.tsx', '// app/page.tsx');
      await project.build();
      assert.equal(project.staticText(), 'Unable to fetch platform status');
    });

    test('has the status in its static HTML, and the headers of the README', async () => {
      const project = new NewcomersProject([...choices], origin.url);
      project.paste('app/page.tsx', '// app/page.tsx');
      const own = project.read('next.config.ts').match(/^ *(cacheC|partialP).*\n/gm) ?? [];
      project.paste('next.config.ts', '// next.config.ts');
      const pasted = project.read('next.config.ts');
      const merged = pasted.replace(/ *\/\/ and what your file.*\n/, own.join(''));
      writeFileSync(join(project.folder, 'next.config.ts'), merged);
      await project.build();
      assert.match(project.staticText(), DATED);
      const site = await project.start();
      const {headers} = await fetch(site.address);
      await site.end();
      const policy = headers.get('content-security-policy')!;
      assert.ok(policy.includes(`style-src 'self' '${STYLE_HASH}';`));
      assert.ok(policy.includes(`connect-src 'self' ${new URL(origin.url).origin};`));
    });
  });
}
