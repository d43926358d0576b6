import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {it} from 'node:test';
import {mayBlock} from '../../../generator/commands/supervise/may-block.js';

const FILE = {STATUS_TARGETS: 'main=file:/var/www/status.json'};
const BUCKET = {STATUS_TARGETS: 'main=s3://status/status.json', BACKUPS: 'db=s3://backups/db/'};

it('is true of a run that touches folders of others, wherever they are named', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'elytra-status-'));
  t.after(() => rm(folder, {recursive: true}));
  const envFile = join(folder, 'status.env');
  await writeFile(envFile, 'BACKUPS=db=file:/var/backups\n');

  assert.equal(mayBlock([], FILE), true);
  assert.equal(mayBlock(['doctor'], {...BUCKET, BACKUPS: 'db=file:/var/backups'}), true);
  assert.equal(mayBlock(['publish', '--env-file', envFile], BUCKET), true);
  assert.equal(mayBlock([`--env-file=${envFile}`], BUCKET), true);
});

it('is false of what asks servers alone, or starts runs itself', () => {
  for (const path of ['/nowhere', '/dev/null']) {
    assert.equal(mayBlock(['--env-file', path], BUCKET), false);
  }
  for (const argv of [
    ['check', 'https://example.com/'],
    ['cors'],
    ['--every', '10m'],
    ['--help'],
  ]) {
    assert.equal(mayBlock(argv, FILE), false, argv.join(' '));
  }
});
