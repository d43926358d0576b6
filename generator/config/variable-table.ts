import {DEFAULTS} from './defaults.js';

/** A variable as its readers see it: the command line, `.env.example` and the README. */
export interface Variable {
  name: string;
  /** In whole sentences. */
  meaning: string;
  /** What holds where it is not set; else it is absent. */
  default?: string;
  /** How one looks that is no default. */
  example?: string;
  /** May also be set for one series or target, as `BACKUP_MAX_AGE_DATABASE`. */
  per?: 'series' | 'target';
  /** Part of the smallest configuration. */
  isNeeded?: true;
}

export interface Section {
  title: string;
  variables: readonly Variable[];
}

const ENDPOINT = 'https://nyc3.digitaloceanspaces.com';

/** THE LIST of all variables; `.env.example` and the README's table are made of it. */
export const SECTIONS: readonly Section[] = [
  section('Uptime Kuma', [
    {
      name: 'UPTIME_KUMA_URL',
      meaning: 'Base address; may carry a path.',
      example: 'https://uptime.example.com',
      isNeeded: true,
    },
    {
      name: 'UPTIME_KUMA_STATUS_PAGE',
      meaning:
        'Slug of a public status page. It needs no secret, and only its monitors are ever published.',
      example: 'public',
      isNeeded: true,
    },
    {
      name: 'UPTIME_KUMA_API_KEY',
      meaning:
        'Beside a slug it tells paused monitors from working ones. Without a slug (2.0 and later) it is the only source.',
      example: 'uk1_...',
    },
    {
      name: 'UPTIME_KUMA_MONITOR_IDS',
      meaning: 'Publishes these monitors only; * for all. Required with a key and no slug.',
      example: '1 2 5',
    },
    {
      name: 'UPTIME_KUMA_HEADERS',
      meaning: 'Request headers for a login proxy in front, \\n between them.',
      example: 'CF-Access-Client-Id: abc\\nCF-Access-Client-Secret: def',
    },
  ]),
  section('Backups', [
    {
      name: 'BACKUPS',
      meaning:
        'name=location, with spaces between; s3://bucket/folder/ or file:/folder. A space in a location is written %20. None: no backup row.',
      example: 'database=s3://my-backups/db/ files=file:/var/backups/files',
    },
    {
      name: 'BACKUP_MAX_AGE',
      meaning: 'A newest backup that is older is overdue.',
      per: 'series',
    },
    {
      name: 'BACKUP_MIN_SIZE',
      meaning: 'Bytes, or with k, M or G. A smaller newest backup has failed.',
      example: '20M',
      per: 'series',
    },
    {
      name: 'BACKUP_INCLUDE',
      meaning:
        'Globs on what follows the location; without a slash they are held against the file name. Repositories (restic, borg, pgBackRest, UpdraftPlus) want the ones of the README.',
      example: '*.sql.gz *.tar.zst',
      per: 'series',
    },
    {
      name: 'BACKUP_EXCLUDE',
      meaning: 'Globs of what does not count.',
      example: 'tmp/**',
      per: 'series',
    },
    {
      name: 'BACKUP_DATE_TEMPLATE',
      meaning:
        'How keys begin, for buckets with many objects: a listing then starts two days back.',
      example: 'db/%Y/%m/%d/',
      per: 'series',
    },
    {
      name: 'BACKUP_MAX_OBJECTS',
      meaning: 'A location that holds more is unknown.',
      per: 'series',
    },
    ...s3('BACKUP_S3', 'series', 'Key that may list the backups and nothing else.'),
  ]),
  section('Where the document goes', [
    {
      name: 'STATUS_TARGETS',
      meaning: 'name=location, with spaces between; s3://bucket/key or file:/path/status.json.',
      example: 'main=file:/var/www/html/status.json',
      isNeeded: true,
    },
    {
      name: 'STATUS_OUTPUTS',
      meaning:
        'Further files from the same run, beside each document: badge.svg, badge.json (shields), status.html and metrics.prom.',
      example: 'badge shields html metrics',
    },
    ...s3('STATUS_S3', 'target', 'Key that may get and put that object and its ACL.'),
    {
      name: 'STATUS_ACL',
      meaning:
        'none for R2, B2, MinIO, and AWS with enforced ownership; the bucket is then public by policy.',
      per: 'target',
    },
    {
      name: 'STATUS_CACHE_CONTROL',
      meaning: 'How long the document may be cached.',
      per: 'target',
    },
  ]),
  section('What the document says of itself', [
    {name: 'STATUS_PAGE_NAME', meaning: 'Name of the platform.', example: 'Example Cloud'},
    {
      name: 'STATUS_PAGE_URL',
      meaning: 'Address of its status page.',
      example: 'https://example.com/status',
    },
    {
      name: 'STATUS_PAGE_TIME_ZONE',
      meaning: 'IANA name of the zone for dates in server HTML.',
      example: 'Europe/Berlin',
    },
  ]),
  section('Times (ms, s, m, h, d)', [
    {
      name: 'STALE_AFTER',
      meaning: 'From then on no reader claims a status; at least twice the interval, at most 24h.',
    },
    {name: 'PUBLISH_INTERVAL', meaning: 'How often cron starts it; --every takes its place.'},
    {name: 'CYCLE_TIMEOUT', meaning: 'A run ends by then, whatever hangs; at most 90s.'},
  ]),
  section('Operation', [
    {
      name: 'PING_URL',
      meaning: 'Dead-man switch: an Uptime Kuma push address or a healthchecks.io one.',
      example: 'https://hc-ping.com/your-uuid',
    },
    {name: 'LOG_FORMAT', meaning: 'text or json.'},
    {name: 'LOG_LEVEL', meaning: 'debug, info, warn or error.'},
    {
      name: 'ALLOW_INSECURE_HTTP',
      meaning: '1 lets secrets travel by http: beyond loopback and private networks.',
      example: '',
    },
  ]),
];

function section(title: string, variables: Variable[]): Section {
  const defaults: Record<string, string> = DEFAULTS;
  return {title, variables: variables.map((it) => ({...it, default: defaults[it.name]}))};
}

function s3(prefix: string, per: 'series' | 'target', key: string): Variable[] {
  return [
    {
      name: `${prefix}_ENDPOINT`,
      meaning: 'Address of the S3 server. None: AWS, and its default credentials.',
      example: ENDPOINT,
      per,
    },
    {name: `${prefix}_REGION`, meaning: 'Region of the bucket.', per},
    {name: `${prefix}_ACCESS_KEY_ID`, meaning: key, example: '', per},
    {name: `${prefix}_SECRET_ACCESS_KEY`, meaning: 'Its secret half.', example: '', per},
    {name: `${prefix}_SESSION_TOKEN`, meaning: 'Of temporary credentials.', example: '', per},
  ];
}
