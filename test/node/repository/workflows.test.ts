import assert from 'node:assert/strict';
import {execSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {lockedClosure} from '../../support/machine/locked-closure.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = `${root}/.github/workflows/`;

interface Job {
  needs?: string;
  permissions?: Record<string, string>;
  uses?: string;
  steps?: {run?: string; uses?: string}[];
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const textOf = (file: string) => readFileSync(folder + file, 'utf8');
const read = (file: string) => parse(textOf(file)) as Workflow;
const commandsOf = ({steps = []}: Job) => steps.flatMap(({run}) => run ?? []);

/** The jobs that hold a right. */
const holders = ({jobs}: Workflow, right: string, level: string) =>
  Object.entries(jobs).flatMap(([name, {permissions = {}}]) =>
    permissions[right] === level ? name : [],
  );

test('CI runs the whole check, and may only read', () => {
  const {on, permissions, jobs} = read('ci.yml');
  assert.deepEqual(permissions, {contents: 'read'});
  assert.ok('pull_request' in on && 'push' in on);
  assert.ok(!('pull_request_target' in on), "a stranger's code would run with our rights");
  assert.ok(commandsOf(jobs.check!).includes('bash .ci/run'));
});

test('a release is published by the publish job alone, after the check', () => {
  const workflow = read('release.yml');
  const {on, permissions, jobs} = workflow;
  assert.deepEqual(on, {push: {tags: ['v*.*.*', '!v*-*']}});
  assert.deepEqual(permissions, {});
  assert.deepEqual(holders(workflow, 'id-token', 'write'), ['publish']);
  assert.deepEqual(holders(workflow, 'contents', 'write'), ['release']);
  assert.equal(jobs.check!.uses, './.github/workflows/ci.yml');
  assert.deepEqual(
    Object.entries(jobs).map(([name, {needs}]) => [name, needs]),
    [
      ['check', undefined],
      ['pack', 'check'],
      ['publish', 'pack'],
      ['release', 'publish'],
    ],
  );
  const publishing = (job: Job) => commandsOf(job).some((command) => /npm publish/.test(command));
  assert.deepEqual(
    Object.keys(jobs).filter((name) => publishing(jobs[name]!)),
    ['publish'],
  );
  assert.match(commandsOf(jobs.publish!).join('\n'), /npm publish .*--provenance/);
});

test('a release names the repository that made it, its home page and where bugs go', () => {
  const command = commandsOf(read('release.yml').jobs.pack!).find((it) =>
    it.startsWith('npm pkg set'),
  )!;
  const set = [...command.matchAll(/(\S+)="([^"]+)"/g)].map(([, key, value]) => [key, value]);
  const url = 'https://github.com/$GITHUB_REPOSITORY';
  assert.deepEqual(Object.fromEntries(set), {
    'repository.url': `git+${url}.git`,
    homepage: `${url}#readme`,
    'bugs.url': `${url}/issues`,
  });
});

test('what can publish runs no code but npm and actions of GitHub', () => {
  const {publish} = read('release.yml').jobs;
  assert.equal(commandsOf(publish!).length, 1);
  for (const {uses} of publish!.steps ?? []) assert.match(uses ?? 'actions/', /^actions\//);
});

for (const file of readdirSync(folder)) {
  test(`${file} knows no secret, and names the version of each action`, () => {
    assert.doesNotMatch(textOf(file), /secrets\.|NPM_TOKEN|NODE_AUTH_TOKEN/);
    const uses = Object.values(read(file).jobs).flatMap(({steps = []}) =>
      steps.flatMap((step) => step.uses ?? []),
    );
    for (const action of uses) assert.match(action, /^[\w-]+\/[\w-]+@(v\d+|[0-9a-f]{40})$/);
  });

  test(`${file} calls npm scripts that there are`, () => {
    const {scripts} = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
    const called = Object.values(read(file).jobs).flatMap((job) =>
      [
        ...commandsOf(job)
          .join('\n')
          .matchAll(/npm run ([\w:-]+)/g),
      ].map(([, name]) => name!),
    );
    assert.deepEqual(
      called.filter((name) => !(name in scripts)),
      [],
    );
  });
}

test('the bill of materials tells what the package brings from what built it', () => {
  const commands = commandsOf(read('release.yml').jobs.pack!);
  const command = commands.find((it) => it.startsWith('npm sbom'))!;
  const bill = JSON.parse(
    execSync(command.split(' > ')[0]!, {cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26}),
  );
  const brought = bill.components
    .filter(({properties}: {properties: {name: string}[]}) =>
      properties.every(({name}) => name !== 'cdx:npm:package:development'),
    )
    .map(({purl}: {purl: string}) => decodeURIComponent(/^pkg:npm\/(.+)@/.exec(purl)![1]!));
  assert.deepEqual(new Set(brought), lockedClosure());
});
