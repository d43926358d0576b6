import type {Shape} from '../reading.js';
import type {UndatedName} from './undate-name.js';

/** Below some size none of these is a backup. */
const PACKED =
  /\.(gz|tgz|bz2|tbz2?|xz|txz|zst|tzst|zip|7z|lz4|lzma|tar|sql|dump)(\.(gpg|pgp|age|enc|aes))?$/i;
/** One of several files of one backup: the last is as small as it happens. */
const VOLUME =
  /(vol(ume)?|part|chunk|disk)[-_.]?\d+|[-_.]uploads\d+\.zip$|\.\d{5}\.(sql|dat|csv)|\.\d{3}$|\.[zjr]\d\d$/i;
/**
 * One of the many files of one dump, some of tables or lists without anything: of MongoDB, `pg_dump -Fd`, WAL-G,
 * MySQL Shell and Velero.
 */
const PART = new RegExp(
  [
    '\\.(bson|metadata\\.json)(\\.gz)?$',
    '(^|/)(prelude\\.json|\\d+\\.dat|(pg_control|backup_label|tablespace_map)\\.tar)(\\.\\w+)?$',
    '@@?\\d+\\.(tsv|csv|txt)(\\.\\w+)?$|(^|/)@\\.(\\w+\\.)?(sql|json)$',
    '(^|/)(?<of>[^/]+)/\\k<of>-(logs|results|resource-list|itemoperations|[a-z-]*(volume|snapshot)[a-z]*)(\\.json)?\\.gz$',
  ].join('|'),
  'i',
);
/** What `split` adds to a name: two letters or three that say nothing. */
const SPLIT =
  /\.(gz|bz2|xz|zst|tar|zip|7z)\.?(?!(gz|bz|xz|lz|br|sz|zst|zip|rar|gpg|pgp|age|enc|aes|asc|bak|old|new)$)[a-z]{2,3}$/i;
/** These hold what changed, which may be nothing. */
const INCREMENT =
  /(?<![a-z])(inc|incr|increments?|incremental|diff|differential|delta|trn|wal|xlog|binlog|archivelog|redo)(?![a-z])|(mysql|mariadb)-bin|\.v[ir]b$|(?<!\d)\d{10}_\d{10}(?!\d)/i;
/** The same, and a few bytes where nothing did: of duplicity, and PostgreSQL's write-ahead log. */
const EMPTY_INCREMENT =
  /duplicity-(inc|new-signatures)|(^|\/)[0-9A-F]{8}([0-9A-F]{16}(?![0-9a-z])|\.history)/i;
/** A name that is a hash says nothing of what is in it. */
const HASH = /(^|\/)(?=[^/]*[a-f])[0-9a-f]{16,}([-.][^/]*)?$/i;
/** The newest of those that are rotated has none yet. */
const ROTATED = /\.\d{1,2}$/;
/** People's own files, each as large as it is. */
const COPY =
  /\.(jpe?g|png|gif|webp|heic|raw|svg|mp[34]|mov|mkv|avi|wav|flac|pdf|docx?|xlsx?|pptx?|od[tsp]|txt|md|html?|eml)$/i;

/** What the name of a backup says, apart from when it was made. */
export function shapeOf(
  path: string,
  {undated, isSpan}: Pick<UndatedName, 'undated' | 'isSpan'>,
): Shape {
  const isVolume = VOLUME.test(path) || SPLIT.test(path);
  const isPart = PART.test(path);
  const isEmptyIncrement = EMPTY_INCREMENT.test(path);
  return {
    own: undated,
    name: undated.replace(ROTATED, '').replace(/\d+/g, '#'),
    mayBeEmpty: isPart,
    hasFloor: PACKED.test(path) && !isPart && !isVolume && !isEmptyIncrement,
    hasLike:
      !isPart &&
      !isVolume &&
      !isSpan &&
      !isEmptyIncrement &&
      !INCREMENT.test(path) &&
      !HASH.test(path) &&
      !COPY.test(path),
  };
}
