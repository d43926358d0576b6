import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = new URL('../../../', import.meta.url);

/** Every file of the repository by its path. */
export const FILES: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  {cwd: fileURLToPath(root), encoding: 'utf8'},
)
  .split('\n')
  .filter(Boolean);

/** Every document; those of the apps among the fixtures are their own. */
export const DOCUMENTS: readonly string[] = FILES.filter(
  (path) => path.endsWith('.md') && !path.startsWith('test/fixtures/'),
);

export const readDocument = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** What follows a heading, up to the next one of its rank or above. */
export function sectionOf(path: string, heading: string): string {
  const [, after] = readDocument(path).split(`\n${heading}\n`);
  if (after === undefined) throw new Error(`${path} has no "${heading}"`);
  const next = new RegExp(`^#{1,${heading.indexOf(' ')}} `);
  const lines = after.split('\n');
  let fenced = false; // where a line that begins with # is a comment
  const end = lines.findIndex((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    return !fenced && next.test(line);
  });
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}
