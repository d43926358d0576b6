import {appendFileSync} from 'node:fs';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const MOST = 2; // files; where more fail it is no accident
/** In place of a file: something that no second try can mend. */
const FINAL = '!';

/** Runners below this one, such as those that its own tests start, must not report here. */
const UNNOTED = {FAILED_FILES: ''};

/**
 * A shared machine stalls now and then, and among thousands of tests one may not survive that. So in CI a file that
 * failed runs once more by itself: a second failure fails the suite, and a pass is reported as unsteady, to be mended.
 *
 * @param {(env: Record<string, string>, files?: string[]) => Promise<number>} start resolves to an exit code
 * @returns {Promise<number>}
 */
export async function withSecondTry(start) {
  if (process.env.CI !== 'true') return start(UNNOTED);
  const folder = await mkdtemp(join(tmpdir(), 'elytra-failed-'));
  const FAILED_FILES = join(folder, 'files');
  try {
    const code = await start({FAILED_FILES});
    const text = code === 0 ? '' : await readFile(FAILED_FILES, 'utf8').catch(() => '');
    const files = [...new Set(text.split('\n').filter(Boolean))];
    if (!files.length || files.length > MOST || files.includes(FINAL)) return code;
    console.log(`\nFailed, and once more by themselves: ${files.join(', ')}\n`);
    const second = await start(UNNOTED, files);
    if (second === 0) console.log(`\nUNSTEADY, passed at the second try: ${files.join(', ')}`);
    return second;
  } finally {
    await rm(folder, {recursive: true});
  }
}

/** For reporters. @param {string} [file] none: it is no test that failed, and another try would pass over it */
export function noteFailed(file = FINAL) {
  const {FAILED_FILES} = process.env;
  if (FAILED_FILES) appendFileSync(FAILED_FILES, `${file}\n`);
}
