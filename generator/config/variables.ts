import {MAX_STALE_AFTER} from '../../embed/contract/status.js';
import {LOG_LEVELS} from '../io/log.js';
import {address} from './address.js';
import {cacheControl} from './cache-control.js';
import {headers} from './headers.js';
import {historyDays} from './history-days.js';
import {
  count,
  duration,
  flag,
  globs,
  monitorIds,
  oneOf,
  size,
  slug,
  someOf,
  text,
  timeZone,
  token,
} from './kinds.js';
import {locations} from './locations.js';
import {OUTPUT_NAMES} from './outputs.js';
import {s3Variables} from './s3-variables.js';
import {uptimeKumaAddress} from './uptime-kuma-address.js';
import type {Variables} from './variable.js';

const MAX_CYCLE_TIMEOUT = 90_000; // ms

/*
 * THE TABLE of all variables. A new one is a row here and its use: the configuration reads it by its kind,
 * and `.env.example`, help, the reference and the list of secrets are made of it.
 */

const UPTIME_KUMA = {
  UPTIME_KUMA_URL: {
    meaning: 'Base address; may have a path.',
    kind: uptimeKumaAddress,
    example: 'https://uptime.example.com',
    isNeeded: true,
  },
  UPTIME_KUMA_STATUS_PAGE: {
    meaning:
      'Slug of a public status page. It needs no secret, and only its monitors are ever published.',
    kind: slug,
    example: 'public',
    isNeeded: true,
  },
  UPTIME_KUMA_API_KEY: {
    meaning:
      'Beside a slug it distinguishes paused monitors from working ones. Without a slug (2.0 and later) it is the only source.',
    kind: token,
    example: 'uk1_...',
    isSecret: true,
  },
  UPTIME_KUMA_MONITOR_IDS: {
    meaning: 'Publishes these monitors only; * for all. Required with a key and no slug.',
    kind: monitorIds,
    example: '1 2 5',
  },
  UPTIME_KUMA_HEADERS: {
    meaning: 'Request headers for a login proxy in front, \\n between them.',
    kind: headers,
    example: 'CF-Access-Client-Id: abc\\nCF-Access-Client-Secret: def',
    isSecret: true,
  },
} satisfies Variables;

const BACKUPS = {
  BACKUPS: {
    meaning:
      'name=location, separated by spaces; s3://bucket/folder/ or file:/folder. A space in a location is written %20. Not set: no backup row.',
    kind: locations,
    example: 'database=s3://my-backups/db/ files=file:/var/backups/files',
  },
  BACKUP_MAX_AGE: {
    meaning: 'A newest backup that is older is overdue.',
    kind: duration(),
    default: '26h',
    per: 'series',
  },
  BACKUP_MIN_SIZE: {
    meaning:
      'Bytes, or with k, M or G. A smaller newest backup has failed. Unset: it is compared with its like.',
    kind: size,
    example: '20M',
    per: 'series',
  },
  BACKUP_INCLUDE: {
    meaning:
      'Globs for what follows the location; without a slash they match the file name. Repositories (restic, borg, pgBackRest, UpdraftPlus) need the ones in the page on backups.',
    kind: globs,
    example: '*.sql.gz *.tar.zst',
    per: 'series',
  },
  BACKUP_EXCLUDE: {
    meaning: 'Globs for what does not count.',
    kind: globs,
    example: 'tmp/**',
    per: 'series',
  },
  BACKUP_DATE_TEMPLATE: {
    meaning: 'How keys begin, for buckets with many objects: a listing then starts two days back.',
    kind: text,
    example: 'db/%Y/%m/%d/',
    per: 'series',
  },
  BACKUP_MAX_OBJECTS: {
    meaning: 'A location that holds more is unknown.',
    kind: count,
    default: '50000',
    per: 'series',
  },
  ...s3Variables('BACKUP_S3', {
    per: 'series',
    key: 'Key that may list the backups and nothing else.',
  }),
} satisfies Variables;

const TARGETS = {
  STATUS_TARGETS: {
    meaning: 'name=location, separated by spaces; s3://bucket/key or file:/path/status.json.',
    kind: locations,
    example: 'main=file:/var/www/html/status.json',
    isNeeded: true,
  },
  STATUS_OUTPUTS: {
    meaning:
      'Further files from the same run, beside each document: badge.svg, badge.json (shields), status.html, metrics.prom and feed.xml.',
    kind: someOf(OUTPUT_NAMES),
    example: OUTPUT_NAMES.join(' '),
  },
  STATUS_HISTORY_DAYS: {
    meaning:
      'Days of what was observed, in history.json beside each document; from 31 to 366. 0 empties it.',
    kind: historyDays,
    default: '90',
    example: '366',
  },
  ...s3Variables('STATUS_S3', {
    per: 'target',
    key: 'Key that may get and put that object and its ACL.',
  }),
  STATUS_ACL: {
    meaning:
      'none for R2, B2, MinIO, and AWS with enforced ownership; the bucket is then public by policy.',
    kind: oneOf('public-read', 'none'),
    default: 'public-read',
    example: 'none',
    per: 'target',
  },
  STATUS_CACHE_CONTROL: {
    meaning: 'How long the document may be cached.',
    kind: cacheControl,
    default: 'public, max-age=300',
    per: 'target',
  },
} satisfies Variables;

const PAGE = {
  STATUS_PAGE_NAME: {meaning: 'Name of the platform.', kind: text, example: 'Example Cloud'},
  STATUS_PAGE_URL: {
    meaning: 'Address of its status page.',
    kind: address(),
    example: 'https://example.com/status',
  },
  STATUS_PAGE_TIME_ZONE: {
    meaning: 'IANA name of the zone for dates in server HTML.',
    kind: timeZone,
    example: 'Europe/Berlin',
  },
} satisfies Variables;

const TIMES = {
  STALE_AFTER: {
    meaning: 'From then on no reader claims a status; at least twice the interval, at most 24h.',
    kind: duration({most: MAX_STALE_AFTER}),
    default: '30m',
  },
  PUBLISH_INTERVAL: {
    meaning: 'How often cron starts it; --every takes its place.',
    kind: duration(),
    default: '10m',
  },
  CYCLE_TIMEOUT: {
    meaning: 'A run ends by then, whatever hangs; at most 90s.',
    kind: duration({most: MAX_CYCLE_TIMEOUT}),
    default: '30s',
  },
} satisfies Variables;

const OPERATION = {
  PING_URL: {
    meaning: 'Dead-man switch: an Uptime Kuma push address or a healthchecks.io one.',
    kind: address({query: true, secrets: true}),
    example: 'https://hc-ping.com/your-uuid',
    isSecret: true,
  },
  WEBHOOK_URL: {
    meaning:
      'Gets a POST after each run that published, for example the revalidate route of a Next.js site.',
    kind: address({query: true, secrets: true}),
    example: 'https://www.example.com/api/revalidate',
    isSecret: true,
  },
  WEBHOOK_SECRET: {
    meaning: 'Sent with it, as Authorization: Bearer.',
    kind: token,
    example: 'a-long-random-word',
    isSecret: true,
  },
  LOG_FORMAT: {
    meaning: 'text or json.',
    kind: oneOf('text', 'json'),
    default: 'text',
    example: 'json',
  },
  LOG_LEVEL: {
    meaning: 'debug, info, warn or error.',
    kind: oneOf(...LOG_LEVELS),
    default: 'info',
  },
  ALLOW_INSECURE_HTTP: {
    meaning: '1 lets secrets travel by http: beyond loopback and private networks.',
    kind: flag,
    example: '',
  },
} satisfies Variables;

/** By name, which is how the configuration reads them. */
export const VARIABLES = {
  ...UPTIME_KUMA,
  ...BACKUPS,
  ...TARGETS,
  ...PAGE,
  ...TIMES,
  ...OPERATION,
} satisfies Variables;

export type VariableName = keyof typeof VARIABLES;

/** As a document lists them. */
export const SECTIONS: readonly {title: string; variables: Variables}[] = [
  {title: 'Uptime Kuma', variables: UPTIME_KUMA},
  {title: 'Backups', variables: BACKUPS},
  {title: 'Where the document goes', variables: TARGETS},
  {title: 'What the document says about itself', variables: PAGE},
  {title: 'Times (ms, s, m, h, d)', variables: TIMES},
  {title: 'Operation', variables: OPERATION},
];
