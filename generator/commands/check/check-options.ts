import type {CommandLine} from '../command-line.js';
import {VARIABLES} from '../../config/variables.js';
import {parseDuration} from '../../text/quantities.js';
import {UsageError} from '../../errors/usage-error.js';

export interface CheckOptions {
  url: string;
  /** ms after which a document is late */
  maxAge: number;
  /** ms between two publishings */
  interval: number;
  /** ms for all requests together */
  timeout: number;
  /** Of the sites that shall be able to read it. */
  origins: string[];
  /** Look at the history as well. */
  history: boolean;
  json: boolean;
}

/** Of `--timeout`: no monitoring system waits as long, and a timer of Node cannot beyond 24 days. */
const LONGEST_TIMEOUT = 3_600_000; // ms, 1 hour

const EXAMPLE = 'https://status.example.com/status.json';

/** @throws {UsageError} */
export function readCheckOptions(commandLine: CommandLine): CheckOptions {
  const {operands, origins, history, json} = commandLine;
  return {
    url: readAddress(operands),
    maxAge: readDuration('max-age', commandLine.maxAge ?? '15m'),
    interval: readDuration('interval', commandLine.interval ?? VARIABLES.PUBLISH_INTERVAL.default),
    timeout: readTimeout(commandLine.timeout ?? '9s'),
    origins,
    history,
    json,
  };
}

/** The address may hold a secret and is never repeated. */
function readAddress([text = '', ...rest]: readonly string[]): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (rest.length || !url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`check needs one http(s) address, as in check ${EXAMPLE}`, 'check');
  }
  if (url.username || url.password) {
    throw new UsageError(
      `The address must not hold a user or a password, as readers have none: ${EXAMPLE}`,
      'check',
    );
  }
  url.hash = '';
  return url.href;
}

function readTimeout(text: string): number {
  const timeout = readDuration('timeout', text);
  if (timeout <= LONGEST_TIMEOUT) return timeout;
  throw new UsageError('--timeout takes at most 1h, as in --timeout 9s', 'check');
}

function readDuration(name: string, text: string): number {
  const duration = parseDuration(text);
  if (duration) return duration;
  throw new UsageError(`--${name} takes a number with s, m, h or d, as in --${name} 15m`, 'check');
}
