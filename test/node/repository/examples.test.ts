import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import {parse} from 'yaml';
import {readConfig} from '../../../generator/config/read-config.js';
import {knownVariables} from '../../../generator/config/known-variables.js';
import {readDocument} from '../../support/repository/documents.js';
import {ensurePrograms} from '../../support/machine/ensure-programs.mjs';
import {
  cronJob,
  dockerSteps,
  EXAMPLES,
  examplePath,
  exampleText,
  settingOf,
  settingsOf,
} from '../../support/publisher/examples.js';

const UNITS = ['elytra-status.service', 'elytra-status.timer', 'elytra-status-every.service'];
const SERVICES = UNITS.filter((unit) => unit.endsWith('.service'));

/** A reason to skip: only root can install what is missing. */
const missing = (program: string, name: string): Promise<string | false> =>
  ensurePrograms([program], [name]).then(
    () => false,
    ({message}: Error) => message,
  );
const noSystemd = await missing('systemd-analyze', 'systemd');
const noCron = await missing('crontab', 'cron');
const noLogrotate = await missing('logrotate', 'logrotate');

function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-status-examples-'));
  t.after(() => rmSync(folder, {recursive: true}));
  return folder;
}

function run(program: string, args: string[]) {
  const {status, stdout, stderr} = spawnSync(program, args, {encoding: 'utf8'});
  return {status, stdout, stderr};
}

for (const name of EXAMPLES) {
  test(`the operators' page names ${name}`, () => {
    assert.ok(readDocument('generator/README.md').includes(`](examples/${name})`));
  });
}

test('cron takes the crontab', {skip: noCron}, () => {
  const {status, stderr} = run('crontab', ['-n', examplePath('crontab')]);
  assert.deepEqual(
    [status, stderr],
    [0, 'The syntax of the crontab file was successfully checked.\n'],
  );
  assert.equal(cronJob().schedule, '*/10 * * * *');
});

for (const unit of UNITS) {
  test(`systemd takes ${unit} without a complaint`, {skip: noSystemd}, (t) => {
    const folder = temporary(t);
    for (const each of UNITS) writeFileSync(join(folder, each), exampleText(each));
    const {status, stdout, stderr} = run('systemd-analyze', ['verify', join(folder, unit)]);
    assert.deepEqual([status, stdout, stderr], [0, '', '']);
  });
}

for (const unit of SERVICES) {
  test(`${unit} has a user of its own, and a sandbox`, {skip: noSystemd}, () => {
    assert.equal(settingOf(unit, 'User'), 'elytra-status');
    const {stdout} = run('systemd-analyze', ['security', '--offline=true', examplePath(unit)]);
    const [, exposure] = /Overall exposure level for .*: (\d+\.\d)/.exec(stdout) ?? [];
    assert.ok(Number(exposure) < 2, `exposure ${exposure}, of 10`);
  });
}

test('both services have the same sandbox', () => {
  const [one, other] = SERVICES.map((unit) =>
    settingsOf(unit).filter((line) =>
      /^(NoNew|Cap|Amb|Prot|Priv|Rem|Lock|Restrict|System)/.test(line),
    ),
  ).map((lines) => lines.filter((line) => !line.startsWith('Restart')));
  assert.ok(one!.length > 15);
  assert.deepEqual(one, other);
});

test('the timer starts the service at every tenth minute', {skip: noSystemd}, () => {
  const calendar = settingOf('elytra-status.timer', 'OnCalendar');
  const {stdout} = run('systemd-analyze', ['calendar', calendar]);
  assert.match(stdout, /Normalized form: \*-\*-\* \*:00\/10:00/);
});

test('logrotate sets the log aside, and the next run begins another', {skip: noLogrotate}, (t) => {
  const folder = temporary(t);
  const log = join(folder, 'status-updates.log');
  const [user, group] = ['-un', '-gn'].map((option) => run('id', [option]).stdout.trim());
  const config = join(folder, 'logrotate');
  writeFileSync(log, 'one line\n');
  writeFileSync(
    config,
    exampleText('logrotate')
      .replace('/opt/elytra-status/logs', folder)
      .replace('su elytra-status elytra-status', `su ${user} ${group}`),
    {mode: 0o644},
  );
  const {status, stderr} = run('logrotate', ['--force', '--state', join(folder, 'state'), config]);
  assert.deepEqual([status, stderr], [0, '']);
  assert.equal(readFileSync(`${log}.1`, 'utf8'), 'one line\n');
  assert.ok(!existsSync(log));
  assert.deepEqual(readdirSync(folder).sort(), ['logrotate', 'state', 'status-updates.log.1']);
});

test('the image installs the command from the registry, and runs as a user of its own', () => {
  const [[, image], ...steps] = dockerSteps() as [[string, string], ...[string, string][]];
  assert.match(image, /^node:2[24]-/);
  assert.deepEqual(steps, [
    ['RUN', 'npm install --global elytra-status'],
    ['USER', 'node'],
    ['ENTRYPOINT', '["elytra-status"]'],
    ['CMD', '["publish", "--every", "10m"]'],
  ]);
});

test('the container may write nowhere, gains no rights, and is watched by check', () => {
  const {services} = parse(exampleText('compose.yaml'));
  const {read_only, cap_drop, security_opt, healthcheck, build, env_file, stop_grace_period} =
    services['elytra-status'];
  assert.deepEqual(
    [read_only, cap_drop, security_opt],
    [true, ['ALL'], ['no-new-privileges:true']],
  );
  assert.match(healthcheck.test[1], /^elytra-status check "\$\$CHECK_URL"/);
  assert.deepEqual([build, env_file, stop_grace_period], ['.', '.env', '10s']);
});

test('the container gets no variable that the configuration does not take', () => {
  const {environment} = parse(exampleText('compose.yaml')).services['elytra-status'];
  assert.ok(environment.CHECK_URL);
  const env = {
    UPTIME_KUMA_URL: 'https://uptime.example.com',
    UPTIME_KUMA_STATUS_PAGE: 'public',
    STATUS_TARGETS: 'main=file:/var/www/html/status.json',
  };
  assert.doesNotThrow(() => readConfig({...env, ...environment}));
});

test('the workflow installs and publishes in turn, may only read, and configures well', () => {
  const {on, permissions, concurrency, jobs} = parse(exampleText('github-actions.yaml'));
  assert.deepEqual(on.schedule, [{cron: '*/10 * * * *'}]);
  assert.deepEqual(permissions, {contents: 'read'});
  assert.equal(concurrency['cancel-in-progress'], false);
  const {steps} = jobs.publish;
  const commands = steps.flatMap(({run: command}: {run?: string}) => command ?? []);
  assert.deepEqual(commands, ['npm install --global elytra-status', 'elytra-status']);
  for (const {uses} of steps) assert.match(uses ?? 'actions/x@v4', /^actions\/[\w-]+@v\d+$/);
  const env: Record<string, string> = steps.at(-1).env;
  const known = knownVariables([], []);
  for (const [name, value] of Object.entries(env)) {
    assert.ok(known.has(name), name);
    const isSecret = /KEY|PING/.test(name);
    if (value.includes('{{'))
      assert.equal(value, `\${{ ${isSecret ? 'secrets' : 'vars'}.${name} }}`);
  }
  const values = {
    UPTIME_KUMA_URL: 'https://uptime.example.com',
    STATUS_S3_ENDPOINT: 'https://nyc3.digitaloceanspaces.com',
    STATUS_TARGETS: 'main=s3://elytra-status/status.json',
    PING_URL: 'https://hc-ping.com/uuid',
  };
  const filled = Object.entries(env).map(([name, value]) => [
    name,
    value.includes('{{') ? 'text' : value,
  ]);
  assert.doesNotThrow(() => readConfig({...Object.fromEntries(filled), ...values}));
});
