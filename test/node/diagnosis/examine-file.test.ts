import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {PublishError} from '../../../generator/errors/publish-error.js';
import {examineFile} from '../../../generator/diagnosis/examine-file.js';
import {isProblem} from '../../../generator/diagnosis/finding.js';
import {openTarget} from '../../../generator/targets/open-target.js';
import {putDocument} from '../../../generator/targets/put-document.js';
import {document, NOW} from '../../support/publisher/readings.js';

const STRANGER = 65_534;

/** A file that is published, in a folder that everybody may write. */
function published(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-examine-'));
  t.after(() => rmSync(folder, {recursive: true}));
  chmodSync(folder, 0o777);
  const file = join(folder, 'status.json');
  writeFileSync(file, '');
  return {folder, file};
}

/** Why it cannot be replaced; a run says the same, and leaves nothing behind. */
async function fault({folder, file}: {folder: string; file: string}): Promise<string> {
  const signal = AbortSignal.timeout(10_000);
  const problem = (await examineFile(file, {signal, now: NOW})).find(isProblem);
  const text = `${problem?.text}; ${problem?.remedy}`;
  const location = {kind: 'file', path: file} as const;
  const target = {name: 'main', location, s3: {region: ''}, acl: 'none', cacheControl: ''} as const;
  const written = await putDocument(openTarget(target, signal), location, {
    status: document(),
    now: NOW,
    warn: () => {},
  }).catch((error: unknown) => {
    assert.ok(error instanceof PublishError);
    return error.message;
  });
  assert.equal(text, `${file}: ${written}`);
  assert.deepEqual(readdirSync(folder), ['status.json']);
  return text;
}

/** Does what takes a right that not every root has, or skips the test. */
function may(t: TestContext, command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, {stdio: 'ignore'});
    return true;
  } catch {
    t.skip(`${command} is not possible here`);
    return false;
  }
}

/** Root can be everybody. */
const asRoot = {skip: process.getuid!() !== 0 && 'as root'};

test('a single file that is a mount cannot be replaced, and doctor knows', asRoot, async (t) => {
  const place = published(t);
  if (!may(t, 'mount', '--bind', place.file, place.file)) return;
  try {
    assert.match(await fault(place), /it is a mount of its own; mount its folder instead/);
  } finally {
    execFileSync('umount', [place.file]);
  }
});

test('a file that is immutable cannot be replaced, and doctor knows', asRoot, async (t) => {
  const place = published(t);
  if (!may(t, 'chattr', '+i', place.file)) return;
  try {
    assert.match(await fault(place), /does not let it be replaced; see whether it is immutable/);
  } finally {
    execFileSync('chattr', ['-i', place.file]);
  }
});

test(
  "another user's file in a sticky folder cannot be replaced, and doctor knows",
  asRoot,
  async (t) => {
    const place = published(t);
    chmodSync(place.folder, 0o1777);
    process.seteuid!(STRANGER);
    try {
      assert.match(await fault(place), /does not let it be replaced; .* in a sticky /);
    } finally {
      process.seteuid!(0);
    }
  },
);
