import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseEnv} from 'node:util';
import {readConfig} from '../../../generator/config/read-config.js';
import {dockerSteps} from '../../support/publisher/examples.js';
import {runShell} from './prove-shell.js';
import type {Proof} from './proof.js';
import type {World} from './world.js';

/** What an operator types. */
export const PUBLISHER: Proof[] = [
  {language: 'sh', starts: 'npm run build\ninstall -m 600 .env.example .env', prove: publishes},
  {language: 'sh', starts: 'UPTIME_KUMA_URL=', prove: isConfiguration},
  {language: 'sh', starts: 'elytra-status doctor ', prove: publishesInstalled},
  {language: 'sh', starts: 'npm install --global elytra-status', prove: installs},
  {language: 'sh', starts: 'npm uninstall --global elytra-status', prove: uninstalls},
  {language: 'cron', starts: '*/10 * * * *', prove: runsFromCron},
  {language: 'text', starts: '[2025-11-10 15:30:00] Starting', prove: isLogged},
];

async function publishes(text: string, world: World): Promise<void> {
  const env = world.localize(readFileSync(join(world.checkout, '.env.example'), 'utf8'));
  writeFileSync(join(world.checkout, '.env.example'), env); // who fills it in
  await runShell(text, world, {cwd: world.checkout});
  const [, file = ''] = /^STATUS_TARGETS=main=file:(.*)$/m.exec(env) ?? [];
  assert.equal(JSON.parse(readFileSync(file, 'utf8')).platform_status, 'operational');
}

async function publishesInstalled(text: string, world: World): Promise<void> {
  const {stdout} = await runShell(text, world, {env: configuration(world)});
  const [document = ''] = /^\{[^]*?^\}$/m.exec(stdout) ?? [];
  assert.equal(JSON.parse(document).platform_status, 'operational');
  assert.match(stdout, /Upload successful/);
}

/** npm for the whole machine: the machine is a folder here, and the registry our own tarball. */
async function onMachine(text: string, world: World) {
  const folder = dirname(world.project);
  const prefix = join(folder, 'global');
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const commands = text.replaceAll(
    /(npm install --global) elytra-status(@latest)?/g,
    `$1 '${join(folder, tarball)}'`,
  );
  const bin = join(prefix, 'bin');
  const npm = {npm_config_prefix: prefix, npm_config_prefer_offline: 'true'};
  const env = {...configuration(world), ...npm, PATH: `${bin}:${process.env.PATH}`};
  await runShell(commands, world, {env});
  return join(bin, 'elytra-status');
}

/** As the image does, too. */
async function installs(text: string, world: World): Promise<void> {
  const steps = dockerSteps().flatMap(([name, step]) => (name === 'RUN' ? step : []));
  assert.deepEqual(steps, ['npm install --global elytra-status']);
  const command = await onMachine(text, world);
  const {version} = JSON.parse(readFileSync(join(world.root, 'package.json'), 'utf8'));
  assert.equal(execFileSync(command, ['--version'], {encoding: 'utf8'}).trim(), version);
}

async function uninstalls(text: string, world: World): Promise<void> {
  await installs('npm install --global elytra-status', world);
  assert.ok(!existsSync(await onMachine(text, world)));
}

/** It is enough, and has no mistake. */
function isConfiguration(text: string): void {
  assert.doesNotThrow(() => readConfig(parseEnv(text)));
}

const FIELD = String.raw`(\*(\/\d+)?|\d+([-,]\d+)*)`;
const CRON = new RegExp(String.raw`^(${FIELD} ){5}(?<command>[^%]+)$`); // cron ends a line at a %

const configuration = (world: World) => ({
  UPTIME_KUMA_URL: world.localize('https://uptime.example.com'),
  UPTIME_KUMA_STATUS_PAGE: 'public',
  BACKUPS: world.localize('files=file:/var/backups/files'),
  STATUS_TARGETS: world.localize('main=file:/var/www/html/cron.json'),
});

/** What cron would start does its work, and leaves its log where the line says. */
async function runsFromCron(text: string, world: World): Promise<void> {
  const {command} = CRON.exec(text.trim())?.groups ?? {};
  assert.ok(command, 'five fields, a command, and no % in it');
  mkdirSync(join(world.checkout, 'logs'), {recursive: true});
  const {stderr} = await runShell(command, world, {cwd: '/', env: configuration(world)});
  assert.equal(stderr, '', 'cron would mail');
  const log = readFileSync(join(world.checkout, 'logs/status-updates.log'), 'utf8');
  assert.match(log, /Upload successful/);
}

/** The publisher writes the same lines, but for the time. */
async function isLogged(text: string, world: World): Promise<void> {
  const bin = join(world.project, 'node_modules/elytra-status/dist/bin/elytra-status.js');
  const {stdout} = await runShell(`node '${bin}'`, world, {env: configuration(world)});
  const timeless = (log: string) => log.replaceAll(/^\[[-\d]+ [:\d]+\]/gm, '[…]');
  assert.equal(timeless(stdout), timeless(text));
}
