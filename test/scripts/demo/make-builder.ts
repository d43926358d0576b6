import {existsSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {builderFiles} from '../../support/browser/builder-files.js';
import {npm} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The files of the snippet builder, of the last build, or of the first. */
export async function makeBuilder(): Promise<Record<string, string>> {
  if (!existsSync(`${root}/dist/sri.json`)) {
    console.log('Building the snippet builder; the first time takes a minute or two');
    const code = await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
    if (code !== 0) throw new Error(`npm run build failed (exit code ${code}), see its message`);
  }
  return builderFiles();
}
