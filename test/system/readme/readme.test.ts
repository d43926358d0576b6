import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {lockedClosure} from '../../support/machine/locked-closure.mjs';
import {DOCUMENTS} from '../../support/repository/documents.js';
import {blocksOf} from './blocks.js';
import {isFor, type Proof} from './proof.js';
import {FRAMEWORKS} from './proofs-frameworks.js';
import {OPERATION} from './proofs-operation.js';
import {PUBLISHER} from './proofs-publisher.js';
import {SITE} from './proofs-site.js';
import {WORK} from './proofs-work.js';
import {installedIn, startWorld, type World} from './world.js';

const PROOFS: readonly Proof[] = [...SITE, ...FRAMEWORKS, ...PUBLISHER, ...OPERATION, ...WORK];

const blocks = DOCUMENTS.flatMap(blocksOf);
let world: World;

before(async () => {
  world = await startWorld();
});

after(() => world.end());

test('installing the package brings Lit and nothing else', () => {
  assert.deepEqual(
    new Set(installedIn(world.project)),
    new Set(['elytra-status', ...lockedClosure()]),
  );
});

for (const block of blocks) {
  const title = block.text.split('\n')[0]!.trim();
  test(`works as ${block.where} says: ${title}`, async () => {
    const [proof, ...others] = PROOFS.filter((it) => isFor(it, block));
    assert.ok(proof, 'no entry of test/system/readme/proofs-*.ts is for this block');
    assert.deepEqual(others, [], 'one proof is for a block');
    await proof.prove(block.text, world);
  });
}

for (const proof of PROOFS) {
  test(`proves a block that is there: ${proof.starts.split('\n')[0]}`, () => {
    assert.ok(blocks.some((block) => isFor(proof, block)));
  });
}
