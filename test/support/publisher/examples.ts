import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = new URL('../../../generator/examples/', import.meta.url);

export const EXAMPLES: readonly string[] = readdirSync(folder);

export const examplePath = (name: string): string => fileURLToPath(new URL(name, folder));
export const exampleText = (name: string): string => readFileSync(examplePath(name), 'utf8');

/** Lines that are no comment. */
const linesOf = (name: string) =>
  exampleText(name)
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'));

/** The settings of a systemd unit, each `Name=value`, in their order. */
export const settingsOf = (unit: string): string[] =>
  linesOf(unit).filter((line) => line.includes('='));

/** What stands behind a name, the last time it does. */
export const settingOf = (unit: string, name: string): string =>
  settingsOf(unit)
    .findLast((line) => line.startsWith(`${name}=`))!
    .slice(name.length + 1);

/** When and what cron starts. */
export function cronJob(): {schedule: string; command: string} {
  const words = linesOf('crontab').at(-1)!.split(' ');
  return {schedule: words.slice(0, 5).join(' '), command: words.slice(5).join(' ')};
}

/** The instructions of the Dockerfile. */
export const dockerSteps = (): [instruction: string, rest: string][] =>
  linesOf('Dockerfile').map((line) => [line.split(' ', 1)[0]!, line.slice(line.indexOf(' ') + 1)]);
