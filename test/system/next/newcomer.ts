import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {blocksOf} from '../readme/blocks.js';
import {INSTALLED, NextProject} from './next-project.js';

const CREATE = join(INSTALLED, 'node_modules/create-next-app/dist/index.js');
const ANSWERS = '--yes --empty --no-tailwind --no-linter --no-agents-md --use-npm --disable-git';

/** The block of our README that begins with this line. */
export function readmeBlock(start: string): string {
  const block = blocksOf('embed/README.md').find(({text}) => text.startsWith(`${start}\n`));
  assert.ok(block, `embed/README.md has no block "${start}"`);
  return block.text;
}

/** A project as `create-next-app` makes it, with what our README has a newcomer paste. */
export class NewcomersProject extends NextProject {
  /** @param choices options of `create-next-app` beside what it takes by itself */
  constructor(
    choices: string[],
    readonly statusUrl: string,
  ) {
    // Below what is installed, because Next.js looks upwards for its packages; hidden from that app's compiler.
    const folder = join(INSTALLED, '.created/newcomer');
    rmSync(folder, {recursive: true, force: true});
    mkdirSync(dirname(folder), {recursive: true});
    // Nobody's saved answers.
    const env = {...process.env, NODE_ENV: undefined, XDG_CONFIG_HOME: join(INSTALLED, 'config')};
    const options = [...ANSWERS.split(' '), '--skip-install', ...choices];
    execFileSync(process.execPath, [CREATE, folder, ...options], {env, stdio: 'pipe'});
    super(folder, env);
  }

  /** Puts the README's block there, with this origin in the place of its example. */
  paste(file: string, start: string): void {
    const example = 'https://status.example.com';
    const text = readmeBlock(start)
      .replace(`${example}/status.json`, this.statusUrl)
      .replace(example, new URL(this.statusUrl).origin);
    writeFileSync(join(this.folder, file), text);
  }

  /** What the built page says of the status: the sentence beside the card's own root. */
  staticText(): string {
    const html = this.read('.next/server/app/index.html');
    const [, text] =
      /<template shadowrootmode="open">[^]*<\/template>(.*?)<\/elytra-status>/.exec(html) ?? [];
    return text ?? 'no card';
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }
}
