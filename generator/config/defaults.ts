/** What holds for a variable that is not set, as one would write it. */
export const DEFAULTS = {
  BACKUP_MAX_AGE: '26h',
  BACKUP_MAX_OBJECTS: '50000',
  BACKUP_S3_REGION: 'us-east-1',
  STATUS_S3_REGION: 'us-east-1',
  STATUS_ACL: 'public-read',
  STATUS_CACHE_CONTROL: 'public, max-age=300',
  STALE_AFTER: '30m',
  PUBLISH_INTERVAL: '10m',
  CYCLE_TIMEOUT: '30s',
  LOG_FORMAT: 'text',
  LOG_LEVEL: 'info',
} as const;
