import type {Environment} from '../../config/environment.js';
import type {CommandLine} from '../command-line.js';
import type {Reply} from '../run-without-config.js';
import {readCheckOptions} from './check-options.js';
import {toJson, verdictOf, VERDICTS} from './check-verdict.js';
import {check} from './check.js';
import {formatNagiosLine} from './nagios-line.js';

/** @throws {UsageError} */
export async function runCheck(commandLine: CommandLine, env: Environment): Promise<Reply> {
  const options = readCheckOptions(commandLine);
  const result = await check(options, {env});
  const text = options.json
    ? JSON.stringify(toJson(result, options), null, 2)
    : formatNagiosLine(result, options.maxAge);
  return {text, code: VERDICTS[verdictOf(result.findings)]};
}
