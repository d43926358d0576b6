import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {OUTPUTS} from '../../../generator/outputs/outputs.js';
import {runShell} from './prove-shell.js';
import type {Proof} from './proof.js';
import type {World} from './world.js';

/** What somebody with a checkout types. */
export const WORK: Proof[] = [
  {language: 'sh', starts: 'npm start', prove: startsDemo},
  {language: 'sh', starts: 'bash .ci/run ', prove: namesSuites},
  {language: 'sh', starts: 'npm version', prove: makesVersion},
  ...['npm run stories\n', 'npm run test:stories\n', 'npm run builder:build'].map((starts) => ({
    language: 'sh',
    starts,
    prove: namesScripts,
  })),
  {language: 'text', starts: '┌─', prove: showsFiles},
];

/**
 * `npm start` prints the address of a page with the card, whose situation no other site may change. `npm test` is a
 * suite of `.ci/run` of its own.
 */
async function startsDemo(text: string, world: World): Promise<void> {
  assert.match(text, /^npm start .*\nnpm test .*\n$/);
  const options = {cwd: world.checkout, detached: true, env: {...process.env, PORT: ''}} as const;
  const demo = spawn('npm', ['start'], {...options, stdio: ['ignore', 'pipe', 'inherit']});
  const ended = once(demo, 'close');
  try {
    for await (const line of createInterface(demo.stdout)) {
      const [address] = /http:\S+/.exec(line) ?? [];
      if (!address) continue;
      const read = async (path: string) => (await fetch(new URL(path, address))).text();
      assert.match(await read(''), /<elytra-status src=/);
      assert.match(await read('builder'), /<h1>Snippet builder/);
      const postFrom = async (site: string) => {
        const headers = {'sec-fetch-site': site};
        return (await fetch(new URL('situations/down', address), {method: 'POST', headers})).status;
      };
      assert.deepEqual([await postFrom('cross-site'), await postFrom('same-origin')], [404, 204]);
      return;
    }
    assert.fail('npm start prints no address');
  } finally {
    process.kill(-demo.pid!, 'SIGTERM');
    await ended;
  }
}

/** They cannot run here, inside one of them; but there they are. */
function namesSuites(text: string, world: World): void {
  const {status, stderr} = spawnSync('bash', ['.ci/run', 'no-such'], {cwd: world.root});
  assert.equal(status, 2);
  const [, suites = ''] = /Suites: (.*)/.exec(stderr.toString()) ?? [];
  const named = [...text.matchAll(/^bash \.ci\/run ((?:\w+ )*\w+)$/gm)].flatMap(([, names]) =>
    names!.split(' '),
  );
  assert.ok(named.length > 0);
  for (const name of named) assert.ok(suites.split(', ').includes(name), name);
}

/** Suites of their own run these; here it counts that there are such scripts. */
function namesScripts(text: string, {root}: World): void {
  const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const line of text.trim().split('\n')) {
    const [, name = ''] = /^npm run ([\w:]+)( |$)/.exec(line) ?? [];
    assert.ok(Object.hasOwn(scripts, name), line);
  }
}

/** What the picture says a run writes is what it may write. */
function showsFiles(text: string): void {
  const files = ['status.json', 'history.json', ...Object.values(OUTPUTS).map(({file}) => file)];
  const shown = [...text.matchAll(/[a-z]+\.(?:json|svg|html|prom|xml)/g)].map(([file]) => file);
  assert.deepEqual(shown.sort(), files.sort());
}

/** The version reaches the files for script tags and what the README says of them. */
async function makesVersion(text: string, world: World): Promise<void> {
  const init =
    'git init -q && git add -A && git -c user.name=x -c user.email=x@example.com commit -qm x';
  await runShell(init, world, {cwd: world.checkout});
  const {stdout} = await runShell(text, world, {cwd: world.checkout});
  const {version} = JSON.parse(readFileSync(join(world.checkout, 'package.json'), 'utf8'));
  assert.ok(stdout.includes(`+export const VERSION = '${version}';`), stdout);
  const row = stdout.replaceAll(/ +/g, ' ');
  assert.ok(row.includes(`+| \`elytra-status.js\` | \`elytra-status-${version}.js\``), stdout);
}
