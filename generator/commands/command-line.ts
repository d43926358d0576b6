import {parseArgs, type ParseArgsConfig} from 'node:util';
import {closest} from '../text/closest.js';
import {originProblem} from '../config/origin.js';
import {parseDuration} from '../text/quantities.js';
import {UsageError} from '../errors/usage-error.js';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What each command takes besides the options of all. */
const COMMANDS = {
  publish: {
    'dry-run': {type: 'boolean'},
    history: {type: 'boolean'},
    every: {type: 'string'},
  },
  check: {
    'max-age': {type: 'string'},
    interval: {type: 'string'},
    timeout: {type: 'string'},
    origin: {type: 'string', multiple: true},
    history: {type: 'boolean'},
    json: {type: 'boolean'},
  },
  cors: {format: {type: 'string'}},
  doctor: {origin: {type: 'string', multiple: true}},
  report: {month: {type: 'string'}, json: {type: 'boolean'}, csv: {type: 'boolean'}},
  sample: {history: {type: 'boolean'}, incident: {type: 'boolean'}},
  schema: {history: {type: 'boolean'}},
} satisfies Record<string, Options>;

const GLOBAL = {
  'env-file': {type: 'string'},
  help: {type: 'boolean', short: 'h'},
  version: {type: 'boolean', short: 'v'},
} satisfies Options;

const ALL = {
  ...GLOBAL,
  ...COMMANDS.publish,
  ...COMMANDS.check,
  ...COMMANDS.cors,
  ...COMMANDS.doctor,
  ...COMMANDS.report,
  ...COMMANDS.sample,
} satisfies Options;

/** Those that take words behind them. */
const WITH_OPERANDS = new Set<CommandName>(['check', 'cors', 'report']);

/** Further off nothing was mistyped. */
const MOST_TYPOS = 2;

/** Of `--every`. */
const SHORTEST_INTERVAL = 1_000; // ms

export type CommandName = keyof typeof COMMANDS;

export interface CommandLine {
  command: CommandName | 'help' | 'version';
  /** For `help`: the command that was named, if one was. */
  topic?: CommandName;
  /** What stands behind the command: the address to check, the origins. */
  operands: string[];
  dryRun: boolean;
  /** Of `--dry-run`: the history instead of the document; of `check`: the history as well; of `sample` and `schema`: its own. */
  history: boolean;
  /** Of `sample`: on a day on which not all is well. */
  incident: boolean;
  /** ms */
  every?: number;
  envFile?: string;
  maxAge?: string;
  interval?: string;
  timeout?: string;
  origins: string[];
  json: boolean;
  csv: boolean;
  /** As it was given. */
  month?: string;
  format?: string;
}

/** @throws {UsageError} */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const [word, ...operands] = positionalsOf(argv);
  const command = commandOf(word ?? 'publish');
  const values = valuesOf(argv, command);
  if (!values.help && !values.version && operands.length && !WITH_OPERANDS.has(command)) {
    throw new UsageError(`${command} takes nothing but options.`, command);
  }
  const origins = [...new Set(values.origin)];
  const problem = origins.map((origin) => originProblem(origin)).find(Boolean);
  if (problem) throw new UsageError(`--origin: ${problem}.`, command);
  return {
    command: values.help ? 'help' : values.version ? 'version' : command,
    topic: word === undefined ? undefined : command,
    operands,
    dryRun: !!values['dry-run'],
    history: historyOf(values, command),
    incident: !!values.incident,
    every: everyOf(values),
    envFile: values['env-file'],
    maxAge: values['max-age'],
    interval: values.interval,
    timeout: values.timeout,
    origins,
    json: !!values.json,
    csv: !!values.csv,
    month: values.month,
    format: values.format,
  };
}

/** Words that are no option and no option's value; what is wrong with the options is not yet asked. */
function positionalsOf(argv: readonly string[]): string[] {
  const config = {args: [...argv], options: ALL, allowPositionals: true, strict: false};
  return parseArgs(config).positionals;
}

function commandOf(word: string): CommandName {
  if (Object.hasOwn(COMMANDS, word)) return word as CommandName;
  const names = Object.keys(COMMANDS);
  const guess = closest(word, names, MOST_TYPOS);
  // The word itself stays out: it may be a secret in the wrong place.
  throw new UsageError(
    `There is no such command.${guess && ` Did you mean ${guess}?`} The commands are ${list(names)}.`,
  );
}

type Values = ReturnType<typeof valuesOf>;

function valuesOf(argv: readonly string[], command: CommandName) {
  let values;
  try {
    ({values} = parseArgs({args: [...argv], options: ALL, allowPositionals: true}));
  } catch (error) {
    throw new UsageError(describe(error as NodeJS.ErrnoException, command), command);
  }
  const options = {...GLOBAL, ...COMMANDS[command]};
  const stranger = Object.keys(values).find((name) => !Object.hasOwn(options, name));
  if (stranger) throw new UsageError(`--${stranger} does not go with ${command}.`, command);
  return values;
}

function historyOf({history, 'dry-run': dryRun}: Values, command: CommandName): boolean {
  if (history && command === 'publish' && !dryRun) {
    throw new UsageError('--history goes with --dry-run, which prints it.', 'publish');
  }
  return !!history;
}

function everyOf({every, 'dry-run': dryRun}: {every?: string; 'dry-run'?: boolean}) {
  if (every === undefined) return undefined;
  if (dryRun) throw new UsageError('--every and --dry-run do not go together.', 'publish');
  const interval = parseDuration(every);
  if (interval === null || interval < SHORTEST_INTERVAL) {
    const wanted = 'a duration of at least 1s: a number with s, m or h';
    throw new UsageError(`--every takes ${wanted}; for example --every 10m.`, 'publish');
  }
  return interval;
}

/** In our own words where the mistake is an option that is none; Node's are good for the rest. */
function describe({code, message}: NodeJS.ErrnoException, command: CommandName): string {
  const [, given = ''] = /'(--?[^']*)'/.exec(message) ?? [];
  if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${message}.`;
  const known = Object.keys({...GLOBAL, ...COMMANDS[command]}).map((name) => `--${name}`);
  const guess = closest(given, known, MOST_TYPOS);
  return guess
    ? `There is no option ${given}. Did you mean ${guess}?`
    : `An option is not known. ${command} takes ${list(known)}.`;
}

const list = (words: string[]) => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
