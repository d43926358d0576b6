import * as nodeModule from 'node:module';
import {join} from 'node:path';
import {privateFolder} from './private-folder.js';

/** Node has it from 22.8 on. */
const {enableCompileCache} = nodeModule as {enableCompileCache?: (folder: string) => unknown};

/**
 * Lets Node keep what it compiles for the next run, which then starts faster. Only in a folder that nobody else can
 * enter: whoever can write there decides what runs. Where there is none, or Node cannot, nothing is kept.
 */
export function keepCompiledCode(enable = enableCompileCache, folderOf = privateFolder): void {
  try {
    const folder = enable && folderOf();
    if (folder) enable(join(folder, 'compiled'));
  } catch {
    // It is only faster.
  }
}
