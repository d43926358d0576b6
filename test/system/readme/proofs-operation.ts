import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {moveDates} from '../../support/browser/browse.js';
import type {Proof} from './proof.js';
import {operational} from './prove-page.js';
import {runShell} from './prove-shell.js';
import type {World} from './world.js';

/** What an operator sets up once and looks at later. */
export const OPERATION: Proof[] = [
  ...['{\n  "Version"', '{\n  "Sid"'].map((starts) => ({
    language: 'json',
    starts,
    prove: provenIn('test/system/s3/policies.test.ts', '## Keys with least privileges'),
  })),
  {language: 'sh', starts: 'doctl spaces keys create', prove: isGrant},
  {language: 'sh', starts: 'elytra-status cors', prove: letsRead},
  {
    language: 'console',
    starts: '$ elytra-status check',
    prove: provenIn('test/node/commands/check.test.ts', 'page shows the line that is printed'),
  },
  {language: 'console', starts: '$ elytra-status doctor', prove: isDiagnosis},
  ...[
    '$ npm install --global --silent',
    '$ cat .env',
    '$ sudo -u elytra-status elytra-status doctor',
    '$ install -d',
    '$ elytra-status cors https://www.example.com --format xml',
    '$ cd $(npm root --global)',
  ].map((starts) => ({language: 'console', starts, prove: isOnThePage})),
  {
    language: 'sh',
    starts: 'BACKUPS="', // one for each kind of repository
    prove: provenIn(
      'test/node/sources/backup-repositories.test.ts',
      'by the settings that are documented',
    ),
  },
  {language: 'sh', starts: 'curl -fsS', prove: expires},
  {
    language: 'text',
    starts: '/opt/elytra-status/logs/',
    prove: provenIn('test/node/repository/operator-page.test.ts', 'holds the logrotate example'),
  },
];

/** A suite of its own takes it from the document and applies it where it belongs. */
function provenIn(file: string, mark: string) {
  return (text: string, {root}: World): void => {
    if (text.startsWith('{')) assert.doesNotThrow(() => JSON.parse(text));
    assert.ok(readFileSync(join(root, file), 'utf8').includes(mark), `${file} has "${mark}"`);
  };
}

/** What it shows of our command is compared there; the rest of the machine's commands is grammar here. */
function isOnThePage(text: string, world: World): void {
  provenIn('test/node/repository/operator-page.test.ts', 'shows what each command answers')(
    text,
    world,
  );
  for (const [, command] of text.matchAll(/^\$ (.*)$/gm)) {
    assert.equal(spawnSync('bash', ['-n', '-c', command!]).status, 0, command);
  }
}

/** `doctl` is not to be had here: the shell's grammar and that of its grants are all that is held. */
function isGrant(text: string): void {
  assert.equal(spawnSync('bash', ['-n', '-c', text]).status, 0);
  for (const line of text.trim().split('\n')) {
    assert.match(line, / --grants "bucket=[a-z-]+;permission=(read|readwrite|fullaccess)"$/);
  }
}

async function letsRead(text: string, world: World): Promise<void> {
  world.visit.site['/status.json'] = {
    body: operational(),
    headers: {'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300'},
  };
  const {stdout} = await runShell(text, world);
  assert.match(stdout, /s3cmd setcors/);
  assert.match(stdout, /^STATUS OK/m);
}

/** The command prints the same, but for figures. */
async function isDiagnosis(text: string, world: World): Promise<void> {
  const [command = '', ...lines] = text.split('\n');
  const document = operational();
  writeFileSync(world.localize('/var/www/html/status.json'), document);
  // Of the same run as the document; an earlier command has left a newer one.
  const place = world.localize('/var/www/html/history.json');
  const history = JSON.parse(readFileSync(place, 'utf8'));
  const {updated_at} = JSON.parse(document);
  writeFileSync(place, JSON.stringify({...history, updated_at}));
  const env = {
    UPTIME_KUMA_URL: world.localize('https://uptime.example.com'),
    UPTIME_KUMA_STATUS_PAGE: 'public',
    BACKUPS: world.localize('database=file:/var/backups/db'),
    STATUS_TARGETS: world.localize('main=file:/var/www/html/status.json'),
  };
  const expected = `${command.slice(2)} || test $? -eq 1`; // there is one problem
  const {stdout} = await runShell(expected, world, {env});
  const shape = (output: string) => output.trim().replaceAll(/[\d.]+/g, '0');
  assert.equal(shape(world.generalize(stdout)), shape(lines.join('\n')));
}

/** It says what the document says, and nothing of one that is stale. */
async function expires(text: string, world: World): Promise<void> {
  const read = async (body: string) => {
    world.visit.site['/status.json'] = {body};
    return (await runShell(text, world)).stdout.trim();
  };
  assert.equal(await read(operational()), 'operational');
  assert.equal(await read(moveDates(operational(), -3_600_000)), 'unknown');
}
