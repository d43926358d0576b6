import {ConfigError} from '../errors/config-error.js';
import {readBackupConfigs} from './backups.js';
import type {Config} from './config.js';
import type {Environment} from './environment.js';
import {ConfigReader} from './reader.js';
import {readOutputs, readTargetConfigs} from './targets.js';
import {unknownVariables} from './unknown-variables.js';
import {readUptimeKumaConfig} from './uptime-kuma.js';

/**
 * What the environment asks for.
 *
 * @param needsTargets false for a dry run, which publishes nothing
 * @throws {ConfigError} with every problem at once
 */
export function readConfig(env: Environment, {needsTargets = true} = {}): Config {
  const reader = new ConfigReader(env);
  const targets = readTargetConfigs(reader, needsTargets);
  const config: Config = {
    uptimeKuma: readUptimeKumaConfig(reader),
    backups: readBackupConfigs(reader),
    targets,
    outputs: readOutputs(reader, targets),
    page: {
      name: reader.value('STATUS_PAGE_NAME'),
      url: reader.value('STATUS_PAGE_URL'),
      time_zone: reader.value('STATUS_PAGE_TIME_ZONE'),
    },
    ...readTimes(reader),
    log: {format: reader.value('LOG_FORMAT'), level: reader.value('LOG_LEVEL')},
    pingUrl: reader.value('PING_URL'),
  };
  reader.value('ALLOW_INSECURE_HTTP');
  const problems = [
    ...reader.problems,
    ...unknownVariables(
      Object.keys(env).filter((name) => env[name] !== undefined),
      config.backups.map(({name}) => name),
      config.targets.map(({name}) => name),
    ),
  ];
  if (problems.length) throw new ConfigError([...new Set(problems)]);
  return config;
}

function readTimes(reader: ConfigReader) {
  const staleAfter = reader.value('STALE_AFTER');
  const publishInterval = reader.value('PUBLISH_INTERVAL');
  if (staleAfter < 2 * publishInterval) {
    reader.problem(
      'STALE_AFTER',
      'must be at least twice PUBLISH_INTERVAL or --every, else one late run turns the card grey; for example STALE_AFTER=30m with PUBLISH_INTERVAL=10m',
      {example: ''},
    );
  }
  return {staleAfter, publishInterval, cycleTimeout: reader.value('CYCLE_TIMEOUT')};
}
