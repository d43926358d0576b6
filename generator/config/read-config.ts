import {MAX_STALE_AFTER} from '../../embed/contract/status.js';
import {ConfigError} from '../errors/config-error.js';
import {readOutputs} from './outputs.js';
import {ConfigReader} from './reader.js';
import type {BackupConfig, Config, TargetConfig} from './config.js';
import {readUptimeKumaConfig} from './uptime-kuma.js';
import {dateTemplateProblem} from './date-template.js';
import {DEFAULTS} from './defaults.js';
import type {Environment} from './environment.js';
import {parseHeaders} from './headers.js';
import {LOG_LEVELS} from '../io/log.js';
import {isSecret, unknownVariables} from './variables.js';

const MAX_CYCLE_TIMEOUT = 90_000; // ms

/**
 * What the environment asks for.
 *
 * @param needsTargets false for a dry run, which publishes nothing
 * @throws {ConfigError} with every problem at once
 */
export function readConfig(env: Environment, {needsTargets = true} = {}): Config {
  const reader = new ConfigReader(env);
  const targets = readTargets(reader, needsTargets);
  const config: Config = {
    uptimeKuma: readUptimeKumaConfig(reader),
    backups: readBackupConfigs(reader),
    targets,
    outputs: readOutputs(reader, targets),
    page: {
      name: reader.text('STATUS_PAGE_NAME'),
      url: reader.address('STATUS_PAGE_URL', 'https://status.example.com', {secret: false}),
      time_zone: readTimeZone(reader),
    },
    ...readTimes(reader),
    log: readLog(reader),
    pingUrl: reader.address('PING_URL', 'https://hc-ping.com/your-uuid', {
      secret: true,
      query: true,
    }),
  };
  if (!['0', '1', undefined].includes(reader.text('ALLOW_INSECURE_HTTP'))) {
    reader.problem('ALLOW_INSECURE_HTTP', 'wants 1 or nothing; for example ALLOW_INSECURE_HTTP=1');
  }
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

/** Every secret, in the shapes in which it travels. */
export function secretsIn(env: Environment): string[] {
  const key = env.UPTIME_KUMA_API_KEY;
  return [
    ...Object.entries(env).flatMap(([name, value]) => (value && isSecret(name) ? [value] : [])),
    ...Object.values(parseHeaders(env.UPTIME_KUMA_HEADERS ?? '') ?? {}),
    ...(key ? [Buffer.from(`:${key}`).toString('base64')] : []),
  ];
}

function readBackupConfigs(reader: ConfigReader): BackupConfig[] {
  return reader
    .locations('BACKUPS', 'BACKUPS=database=s3://my-backups/db/')
    .map(({name, location}) => {
      const variable = (setting: string) => reader.nameFor(`BACKUP_${setting}`, name);
      const dateTemplate = reader.text(variable('DATE_TEMPLATE'));
      if (dateTemplate && location.kind === 's3') {
        const problem = dateTemplateProblem(dateTemplate, location.key);
        if (problem) reader.problem(variable('DATE_TEMPLATE'), problem);
      } else if (dateTemplate && variable('DATE_TEMPLATE') !== 'BACKUP_DATE_TEMPLATE') {
        reader.problem(
          variable('DATE_TEMPLATE'),
          'is for buckets, for example s3://my-backups/db/; a folder is read as a whole, so leave it out',
        );
      }
      return {
        name,
        location,
        s3: reader.s3('BACKUP_S3', name, location),
        maxAge: reader.duration(variable('MAX_AGE'), DEFAULTS.BACKUP_MAX_AGE),
        minSize: reader.size(variable('MIN_SIZE'), '20M'),
        include: reader.words(variable('INCLUDE')),
        exclude: reader.words(variable('EXCLUDE')),
        dateTemplate: location.kind === 's3' ? dateTemplate : undefined,
        maxObjects: reader.count(variable('MAX_OBJECTS'), DEFAULTS.BACKUP_MAX_OBJECTS),
      };
    });
}

function readTargets(reader: ConfigReader, needed: boolean): TargetConfig[] {
  const example = 'STATUS_TARGETS=main=s3://my-status/status.json';
  const targets = reader.locations('STATUS_TARGETS', example).map(({name, location}) => {
    const acl = reader.textFor('STATUS_ACL', name) ?? DEFAULTS.STATUS_ACL;
    const cacheControl =
      reader.textFor('STATUS_CACHE_CONTROL', name) ?? DEFAULTS.STATUS_CACHE_CONTROL;
    if (acl !== 'public-read' && acl !== 'none') {
      reader.problem(
        reader.nameFor('STATUS_ACL', name),
        'wants public-read, or none for R2, B2, MinIO and AWS with enforced ownership; for example STATUS_ACL=none',
      );
    }
    if (!/^[\x20-\x7e]+$/.test(cacheControl)) {
      reader.problem(
        reader.nameFor('STATUS_CACHE_CONTROL', name),
        'is no header value; for example STATUS_CACHE_CONTROL="public, max-age=300"',
      );
    }
    if (/^$|\/$/.test(location.kind === 's3' ? location.key : location.path)) {
      reader.problem(
        `STATUS_TARGETS, entry "${name}"`,
        `names no file; it must end with the name of the document, for example ${example}`,
      );
    }
    const s3 = reader.s3('STATUS_S3', name, location);
    return {name, location, s3, acl: acl as TargetConfig['acl'], cacheControl};
  });
  const places = targets.map(({location, s3}) => JSON.stringify([location, s3.endpoint]));
  if (new Set(places).size < places.length) {
    reader.problem(
      'STATUS_TARGETS',
      `has two entries for one place; leave one of them out, for example ${example}`,
    );
  }
  if (needed && !reader.text('STATUS_TARGETS')) {
    reader.problem(
      'STATUS_TARGETS',
      `is missing; where the document goes, for example ${example} or STATUS_TARGETS=main=file:/var/www/html/status.json`,
    );
  }
  return targets;
}

function readTimes(reader: ConfigReader) {
  const staleAfter = reader.duration('STALE_AFTER', DEFAULTS.STALE_AFTER);
  const publishInterval = reader.duration('PUBLISH_INTERVAL', DEFAULTS.PUBLISH_INTERVAL);
  const cycleTimeout = reader.duration('CYCLE_TIMEOUT', DEFAULTS.CYCLE_TIMEOUT);
  if (staleAfter < 2 * publishInterval) {
    reader.problem(
      'STALE_AFTER',
      'must be at least twice PUBLISH_INTERVAL or --every, else one late run turns the card grey; for example STALE_AFTER=30m with PUBLISH_INTERVAL=10m',
    );
  }
  if (staleAfter > MAX_STALE_AFTER) {
    reader.problem(
      'STALE_AFTER',
      'is over 24h, which no reader believes; for example STALE_AFTER=30m',
    );
  }
  if (cycleTimeout > MAX_CYCLE_TIMEOUT) {
    reader.problem('CYCLE_TIMEOUT', 'is over 90s; for example CYCLE_TIMEOUT=30s');
  }
  return {staleAfter, publishInterval, cycleTimeout};
}

function readLog(reader: ConfigReader): Config['log'] {
  const format = reader.text('LOG_FORMAT') ?? DEFAULTS.LOG_FORMAT;
  const level = reader.text('LOG_LEVEL') ?? DEFAULTS.LOG_LEVEL;
  if (format !== 'text' && format !== 'json') {
    reader.problem('LOG_FORMAT', 'wants text or json; for example LOG_FORMAT=json');
  }
  if (!(LOG_LEVELS as readonly string[]).includes(level)) {
    reader.problem('LOG_LEVEL', `wants one of ${LOG_LEVELS.join(' ')}; for example LOG_LEVEL=info`);
  }
  return {format, level} as Config['log'];
}

function readTimeZone(reader: ConfigReader): string | undefined {
  const timeZone = reader.text('STATUS_PAGE_TIME_ZONE');
  if (timeZone === undefined) return undefined; // to ask for nothing costs 8 ms
  try {
    Intl.DateTimeFormat('en', {timeZone});
    return timeZone;
  } catch {
    reader.problem(
      'STATUS_PAGE_TIME_ZONE',
      'is no IANA time zone; for example STATUS_PAGE_TIME_ZONE=Europe/Berlin',
    );
    return undefined;
  }
}
