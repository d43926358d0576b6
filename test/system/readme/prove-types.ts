import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import type {World} from './world.js';

/** What examples import besides the package; its users have these already. */
const PEERS = ['react', '@types/react', 'csstype'];

/** Of a strict project of our users. */
export const OPTIONS = {
  strict: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  skipLibCheck: true,
  target: 'es2022',
  module: 'preserve',
  jsx: 'preserve',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
};

/** The compiler accepts the block in a strict project that has the package installed. */
export function typeChecks(extension: 'js' | 'ts' | 'tsx') {
  return (text: string, world: World, others: string[] = []): void => {
    for (const name of PEERS) link(name, world);
    const file = `example.${extension}`;
    writeFileSync(join(world.project, file), `${text}\nexport {};\n`);
    writeFileSync(
      join(world.project, 'tsconfig.json'),
      JSON.stringify({compilerOptions: OPTIONS, files: [file, ...others]}),
    );
    const tsc = join(world.root, 'node_modules/typescript/bin/tsc');
    const {status, stdout} = spawnSync(process.execPath, [tsc, '-p', world.project], {
      encoding: 'utf8',
    });
    rmSync(join(world.project, file));
    assert.equal(status, 0, stdout);
  };
}

function link(name: string, {root, project}: World): void {
  const from = join(root, 'node_modules', name);
  const to = join(project, 'node_modules', name);
  if (existsSync(to) || !existsSync(from)) return;
  mkdirSync(dirname(to), {recursive: true});
  symlinkSync(from, to);
}
