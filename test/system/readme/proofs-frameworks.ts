import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Proof} from './proof.js';
import {typeChecks} from './prove-types.js';
import type {World} from './world.js';

/** What a developer of a React or Next.js site pastes. */
export const FRAMEWORKS: Proof[] = [
  {language: 'sh', starts: 'npm install elytra-status', prove: namesThePackage},
  {language: 'tsx', starts: '// app/page.tsx', prove: typeChecks('tsx')},
  {language: 'tsx', starts: 'import {fetchStatus', prove: typeChecks('tsx')},
  {
    language: 'tsx',
    starts: "import {ElytraStatus} from 'elytra-status/react'",
    prove: typeChecks('tsx'),
  },
  {language: 'js', starts: 'import {renderToString} from', prove: typeChecks('js')},
  {
    language: 'ts',
    starts: "import {createRevalidateHandler} from 'elytra-status/next/revalidate'",
    prove: isOf('app/api/revalidate/route.ts'),
  },
  {language: 'ts', starts: '// next.config.ts', prove: isBuilt},
  {language: 'json', starts: '{\n  "headers"', prove: isOf('vercel.json')},
  {language: 'sh', starts: 'curl -X POST', prove: isAsTested},
];

/** The one that this world has installed from its tarball. */
function namesThePackage(text: string, {root}: World): void {
  const {name} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(text, `npm install ${name}\n`);
}

/** A file of the site that `test:next` builds, starts and asks. */
function isOf(file: string) {
  return (text: string, {root}: World): void =>
    assert.equal(text, readFileSync(join(root, 'test/fixtures/apps/next', file), 'utf8'));
}

/** The suite puts it into a project as `create-next-app` makes it, builds that and asks for a page. */
function isBuilt(text: string, {root}: World): void {
  const suite = readFileSync(join(root, 'test/system/next/newcomer.test.ts'), 'utf8');
  const [start] = text.split('\n');
  assert.ok(suite.includes(`.paste('${start!.replace('// ', '')}', '${start}')`));
}

/** The suite calls the webhook at this address, in this way. */
function isAsTested(text: string, {root}: World): void {
  const suite = readFileSync(join(root, 'test/system/next/site.ts'), 'utf8');
  assert.match(
    text,
    /^curl -X POST -H "Authorization: Bearer \$\w+" https:\S+\/api\/revalidate\n$/,
  );
  assert.match(
    suite,
    /\/api\/revalidate`, \{\s+method: 'POST',\s+headers: \{authorization: `Bearer /,
  );
}
