import {readFileSync, statSync} from 'node:fs';

/** They ask servers alone, or nobody, or start runs of their own. */
const NEVER = /^(check|cors|schema|help|--help|-h|--version|-v|--every(=.*)?)$/;

/**
 * Whether a run may touch files of others than itself: a folder of backups, a target. Such a call may never come
 * back. Asked before anything else is loaded, and only as exact as it has to be: a yes too many costs the start of a
 * process.
 */
export function mayBlock(argv: readonly string[], env: NodeJS.ProcessEnv): boolean {
  if (argv.some((word) => NEVER.test(word))) return false;
  const {BACKUPS = '', STATUS_TARGETS = ''} = env;
  return [BACKUPS, STATUS_TARGETS].some(namesFile) || envFileNamesFile(argv);
}

const namesFile = (text: string) => text.includes('file:');

function envFileNamesFile(argv: readonly string[]): boolean {
  const index = argv.findIndex((word) => word.startsWith('--env-file'));
  const path = index < 0 ? '.env' : (argv[index]!.split('=', 2)[1] ?? argv[index + 1] ?? '');
  try {
    const entry = statSync(path);
    // What can be read only once is left to the run itself.
    return entry.isFile() ? namesFile(readFileSync(path, 'utf8')) : entry.isFIFO();
  } catch {
    return false;
  }
}
