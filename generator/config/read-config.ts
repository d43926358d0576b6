import {ConfigError} from '../errors/config-error.js';
import {readBackupConfigs} from './backups.js';
import {warnOfCaching} from './caching.js';
import type {Config} from './config.js';
import type {Environment} from './environment.js';
import {readHistoryDays} from './history.js';
import {ConfigReader} from './reader.js';
import {readOutputs, readTargetConfigs} from './targets.js';
import {readTimes} from './times.js';
import {unknownVariables} from './unknown-variables.js';
import {readUptimeKumaConfig} from './uptime-kuma.js';
import {readWebhookConfig} from './webhook.js';

/**
 * What the environment asks for.
 *
 * @param needsTargets false for a dry run, which publishes nothing
 * @throws {ConfigError} with every problem at once
 */
export function readConfig(env: Environment, {needsTargets = true} = {}): Config {
  const reader = new ConfigReader(env);
  const times = readTimes(reader);
  const targets = readTargetConfigs(reader, needsTargets);
  warnOfCaching(reader, targets, times);
  const config: Omit<Config, 'warnings'> = {
    uptimeKuma: readUptimeKumaConfig(reader),
    backups: readBackupConfigs(reader),
    targets,
    outputs: readOutputs(reader, targets),
    historyDays: readHistoryDays(reader, targets),
    page: {
      name: reader.value('STATUS_PAGE_NAME'),
      url: reader.value('STATUS_PAGE_URL'),
      time_zone: reader.value('STATUS_PAGE_TIME_ZONE'),
    },
    ...times,
    log: {format: reader.value('LOG_FORMAT'), level: reader.value('LOG_LEVEL')},
    pingUrl: reader.value('PING_URL'),
    webhook: readWebhookConfig(reader),
  };
  reader.value('ALLOW_INSECURE_HTTP');
  for (const [name, meant] of reader.misspelled) {
    reader.warnings.push({
      what: `${name}: is not read`,
      remedy: `rename it to ${meant} if that is meant`,
    });
  }
  const namesIn = (list: 'BACKUPS' | 'STATUS_TARGETS', owners: readonly {name: string}[]) =>
    reader.failed.has(list) ? undefined : owners.map(({name}) => name);
  const problems = [
    ...reader.problems,
    ...unknownVariables(reader.present, {
      series: namesIn('BACKUPS', config.backups),
      target: namesIn('STATUS_TARGETS', targets),
    }),
  ];
  if (problems.length) throw new ConfigError([...new Set(problems)]);
  // One variable may be read for many series.
  const warnings = new Map(reader.warnings.map((warning) => [warning.what, warning]));
  return {...config, warnings: [...warnings.values()]};
}
