import packageJson from '../../package.json' with {type: 'json'};
import {VERDICTS} from './check/check-verdict.js';
import type {Environment} from '../config/environment.js';
import type {CommandLine} from './command-line.js';
import {UsageError} from '../errors/usage-error.js';

/** What a command prints on stdout, and its exit code. */
export interface Reply {
  text: string;
  code: number;
}

/**
 * The commands that need no configuration; undefined for the others. Each is loaded where it is asked for: what runs
 * every ten minutes waits for none of them.
 *
 * @throws {UsageError}
 */
export async function runWithoutConfig(
  commandLine: CommandLine,
  env: Environment,
): Promise<Reply | undefined> {
  switch (commandLine.command) {
    case 'help':
      return {text: (await import('./help.js')).helpOf(commandLine.topic).trimEnd(), code: 0};
    case 'version':
      return {text: packageJson.version, code: 0};
    case 'schema':
      return printedJson(await jsonSchema(commandLine));
    case 'sample': {
      const {sample} = await import('./sample/sample.js');
      const {status, history} = sample(Date.now(), commandLine);
      return printedJson(commandLine.history ? history : status);
    }
    case 'cors':
      return {text: (await import('./cors/cors.js')).cors(commandLine), code: 0};
    case 'report': {
      const {readMonth, reportPublished} = await import('./report/report.js');
      readMonth(commandLine); // before anything is asked
      return commandLine.operands.length ? reportPublished(commandLine) : undefined;
    }
    case 'check':
      return (await import('./check/run-check.js')).runCheck(commandLine, env);
    default:
      return undefined;
  }
}

const printedJson = (value: unknown): Reply => ({text: JSON.stringify(value, null, 2), code: 0});

async function jsonSchema({history}: CommandLine): Promise<object> {
  return history
    ? (await import('../document/history-schema.js')).historyJsonSchema()
    : (await import('../document/schema.js')).statusJsonSchema();
}

/** A command line that cannot be obeyed. A monitoring system shows what is on stdout alone. */
export function replyToMisuse(error: UsageError): Reply & {stream: 'out' | 'err'} {
  const help = ['elytra-status', error.command, '--help'].filter(Boolean).join(' ');
  const text = `${error.message}\n${help} lists the options.`;
  return error.command === 'check'
    ? {
        text: `STATUS UNKNOWN - ${text.replaceAll(/\.?\n/g, '; ')}`,
        code: VERDICTS.unknown,
        stream: 'out',
      }
    : {text, code: 2, stream: 'err'};
}
