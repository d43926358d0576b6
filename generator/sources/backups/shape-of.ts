import type {Shape} from '../reading.js';

/** Below some size none of these is a backup. */
const PACKED =
  /\.(gz|tgz|bz2|tbz2?|xz|txz|zst|tzst|zip|7z|lz4|lzma|tar|sql|dump)(\.(gpg|pgp|age|enc|aes))?$/i;
/** One of several files of one backup: the last is as small as it happens. */
const VOLUME =
  /(vol(ume)?|part|chunk|disk)[-_.]?\d+|[-_.]uploads\d+\.zip$|\.\d{5}\.(sql|dat|csv)|\.\d{3}$|\.[zjr]\d\d$/i;
/** What `split` adds to a name: two letters or three that say nothing. */
const SPLIT =
  /\.(gz|bz2|xz|zst|tar|zip|7z)\.?(?!(gz|bz|xz|lz|br|sz|zst|zip|rar|gpg|pgp|age|enc|aes|asc|bak|old|new)$)[a-z]{2,3}$/i;
/** These hold what changed, which may be nothing. */
const INCREMENT =
  /(?<![a-z])(inc|incr|increments?|incremental|diff|differential|delta|trn|wal|xlog|binlog|archivelog|redo)(?![a-z])|(mysql|mariadb)-bin/i;
/** The same, and a few bytes where nothing did: of duplicity, and PostgreSQL's write-ahead log. */
const EMPTY_INCREMENT = /duplicity-(inc|new-signatures)|(^|\/)[0-9A-F]{24}(?![0-9a-z])/i;
/** A name that is a hash says nothing of what is in it. */
const HASH = /(^|\/)(?=[^/]*[a-f])[0-9a-f]{16,}([-.][^/]*)?$/i;
/** The newest of those that are rotated has none yet. */
const ROTATED = /\.\d{1,2}$/;
/** People's own files, each as large as it is. */
const COPY =
  /\.(jpe?g|png|gif|webp|heic|raw|svg|mp[34]|mov|mkv|avi|wav|flac|pdf|docx?|xlsx?|pptx?|od[tsp]|txt|md|html?|eml)$/i;

/** What the name of a backup says, apart from when it was made. */
export function shapeOf(path: string, undated: string): Shape {
  const isVolume = VOLUME.test(path) || SPLIT.test(path);
  const isEmptyIncrement = EMPTY_INCREMENT.test(path);
  return {
    own: undated,
    name: undated.replace(ROTATED, '').replace(/\d+/g, '#'),
    hasFloor: PACKED.test(path) && !isVolume && !isEmptyIncrement,
    hasLike:
      !isVolume &&
      !isEmptyIncrement &&
      !INCREMENT.test(path) &&
      !HASH.test(path) &&
      !COPY.test(path),
  };
}
