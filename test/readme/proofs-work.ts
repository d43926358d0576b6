import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import type {Proof} from './proof.js';
import type {World} from './world.js';

/** What somebody with a checkout types. */
export const WORK: Proof[] = [{language: 'sh', starts: 'npm start', prove: startsDemo}];

/** `npm start` prints the address of a page with the card. `npm test` is a suite of `.ci/run` of its own. */
async function startsDemo(text: string, world: World): Promise<void> {
  assert.match(text, /^npm start .*\nnpm test .*\n$/);
  const options = {cwd: world.checkout, detached: true, env: {...process.env, PORT: ''}} as const;
  const demo = spawn('npm', ['start'], {...options, stdio: ['ignore', 'pipe', 'inherit']});
  const ended = once(demo, 'close');
  try {
    for await (const line of createInterface(demo.stdout)) {
      const [address] = /http:\S+/.exec(line) ?? [];
      if (!address) continue;
      assert.match(await (await fetch(address)).text(), /<elytra-status src=/);
      return;
    }
    assert.fail('npm start prints no address');
  } finally {
    process.kill(-demo.pid!, 'SIGTERM');
    await ended;
  }
}
