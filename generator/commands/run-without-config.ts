import packageJson from '../../package.json' with {type: 'json'};
import {check} from './check/check.js';
import {readCheckOptions} from './check/check-options.js';
import {toJson, verdictOf, VERDICTS} from './check/check-verdict.js';
import type {Environment} from '../config/environment.js';
import type {CommandLine} from './command-line.js';
import {cors} from './cors/cors.js';
import {helpOf} from './help.js';
import {formatNagiosLine} from './check/nagios-line.js';
import {readMonth, reportPublished} from './report/report.js';
import {sample} from './sample/sample.js';
import {historyJsonSchema} from '../document/history-schema.js';
import {statusJsonSchema} from '../document/schema.js';
import {UsageError} from '../errors/usage-error.js';

/** What a command prints on stdout, and its exit code. */
export interface Reply {
  text: string;
  code: number;
}

/**
 * The commands that need no configuration; undefined for the others.
 *
 * @throws {UsageError}
 */
export async function runWithoutConfig(
  commandLine: CommandLine,
  env: Environment,
): Promise<Reply | undefined> {
  switch (commandLine.command) {
    case 'help':
      return {text: helpOf(commandLine.topic).trimEnd(), code: 0};
    case 'version':
      return {text: packageJson.version, code: 0};
    case 'schema':
      return printedJson(commandLine.history ? historyJsonSchema() : statusJsonSchema());
    case 'sample': {
      const {status, history} = sample(Date.now());
      return printedJson(commandLine.history ? history : status);
    }
    case 'cors':
      return {text: cors(commandLine), code: 0};
    case 'report':
      readMonth(commandLine); // before anything is asked
      return commandLine.operands.length ? reportPublished(commandLine) : undefined;
    case 'check':
      return runCheck(commandLine, env);
    default:
      return undefined;
  }
}

const printedJson = (value: unknown): Reply => ({text: JSON.stringify(value, null, 2), code: 0});

async function runCheck(commandLine: CommandLine, env: Environment): Promise<Reply> {
  const options = readCheckOptions(commandLine);
  const result = await check(options, {env});
  const text = options.json
    ? JSON.stringify(toJson(result, options), null, 2)
    : formatNagiosLine(result, options.maxAge);
  return {text, code: VERDICTS[verdictOf(result.findings)]};
}

/** A command line that cannot be obeyed. A monitoring system shows what is on stdout alone. */
export function replyToMisuse(error: UsageError): Reply & {stream: 'out' | 'err'} {
  const help = ['elytra-status', error.command, '--help'].filter(Boolean).join(' ');
  const text = `${error.message}\n${help} lists the options.`;
  return error.command === 'check'
    ? {
        text: `STATUS UNKNOWN - ${text.replaceAll('\n', '; ')}`,
        code: VERDICTS.unknown,
        stream: 'out',
      }
    : {text, code: 2, stream: 'err'};
}
