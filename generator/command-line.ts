import {parseArgs, type ParseArgsConfig} from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What each command takes besides the options of all. */
const COMMANDS = {
  publish: {'dry-run': {type: 'boolean'}},
  schema: {},
} satisfies Record<string, Options>;

const GLOBAL = {
  'env-file': {type: 'string'},
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'},
} satisfies Options;

export type Command = keyof typeof COMMANDS | 'help' | 'version';

export interface CommandLine {
  command: Command;
  dryRun: boolean;
  envFile?: string;
}

/** @throws {Error} with a sentence for who typed it */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const {values, positionals} = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {...GLOBAL, ...COMMANDS.publish},
  });
  const [name = 'publish', ...rest] = positionals;
  if (values.help) return {command: 'help', dryRun: false};
  if (values.version) return {command: 'version', dryRun: false};
  if (!Object.hasOwn(COMMANDS, name) || rest.length) {
    throw new Error(`The commands are ${list(Object.keys(COMMANDS))}, one at a time.`);
  }
  const command = name as keyof typeof COMMANDS;
  const options = {...GLOBAL, ...COMMANDS[command]};
  const given = Object.keys(values).find((option) => !Object.hasOwn(options, option));
  if (given) throw new Error(`--${given} does not go with ${command}.`);
  return {command, dryRun: !!values['dry-run'], envFile: values['env-file']};
}

const list = (words: string[]) => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
