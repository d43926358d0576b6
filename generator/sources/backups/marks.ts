/** Why a name is not that of a backup; `text` is the part of it that says so. */
export interface Mark {
  reason: 'sideCar' | 'unfinished';
  text: string;
}

/** Suffixes of dumps, archives and images, and of what compresses or encrypts them. */
const ARCHIVES =
  'gz|tgz|bz2?|tbz2?|xz|txz|zst|tzst|lz|lz4|lzma|lzo|br|sz|zip|7z|rar|tar|cpio|sql|dump|dmp|bak|' +
  'vma|img|iso|qcow2|vmdk|vhdx?|gpg|pgp|age|enc|aes|jpa|jps|wpress|mbz|bson|rdb|sqlite3?|ldif';

/** Checksums, signatures, parity, logs, notes, lists of contents, locks, stamps and shortcuts. */
const BESIDE = [
  'sha-?\\d*(?:[-_]?sums?)?|md[45](?:sums?)?|b[23](?:sums?)?|blake[23][bs]?|crc(?:32c?)?|sfv|xxh\\w*',
  'c(?:heck|k)?sums?|sums?|digests?|hash(?:es)?',
  'whirlpool|sha3-\\d+|zsync|ots',
  'asc|sig|sign|signature|gpgsig|minisig|sigstore|p7s|tsr|par2',
  'err|stderr|stdout|status|state|rc|exit(?:code)?|size|attrs?|sh|bat|cmd|ps1',
  'notes?|comments?|nfo|readme|protected',
  'meta|metadata|info|inf|manifest|catalog|toc|idx|lst|list|files|filelist|contents?|snar|vbm',
  'lock|lck|pid|stamp|timestamp|done|ok|success|completed?|finished|url|lnk|desktop|webloc|torrent',
].join('|');

/** Behind the suffix of an archive, where they describe it; alone they may be a backup. */
const DESCRIBING = 'json|xml|ya?ml|txt|html?|csv|ini|conf|cfg|md|php';

/** What programs call a file while they write it, or before they rename it. */
const UNFINISHED = [
  'part|partial|tmp|temp|filepart|crdownload|download|opdownload|incomplete|in[-_]?progress',
  'unfinished|uploading|writing|pending|new|aria2|lftp-pget-status|sw[opx]|!ut|!qb|!sync|bc!|part\\.minio|gstmp',
].join('|');

/** Of operating systems, network storage and web servers. */
const LITTER =
  /^(?:(?:eh)?thumbs\.db|desktop\.ini|icon\r|[au]?quota\.\w+|(?:read[-_ ]?me|licen[cs]e|copying|change(?:s|log))(?:\.\w+)?|(?:index|default|about|info|notes)\.(?:html?|php|txt|md|json)|robots\.txt|favicon\.ico|web\.config|(?:sha-?\d*|md5|b2|blake\w*|check|ck|crc\d*)[-_]?sums?(?:\.\w+)?|_?(?:success|done|ok|complete|completed|finished|failed)|(?:nohup|cron)\.out|known_hosts|dead\.letter|lock(?:file|\.roster)?|pid|log[-_.].*\.txt)$/i;

const NAMES: [reason: Mark['reason'], pattern: RegExp][] = [
  ['sideCar', /^(\.)/],
  ['unfinished', new RegExp(`(\\.(?:${UNFINISHED}))$|(~)$|^(~\\$)|^(#).*#$`, 'i')],
  ['unfinished', /(\.tmp)[-.]?\d+$|([-.]tmp-)\w+$|^(tmp\.)\w{6,}$/i],
  ['unfinished', new RegExp(`\\.(?:${ARCHIVES})(\\.dat)$`, 'i')],
  ['unfinished', /^(te?mp-)(?:\w+-)?\d+\.(?:rdb|aof)$/i],
  ['sideCar', new RegExp(`(\\.(?:${BESIDE}))(?:\\.(?:txt|\\d{1,2}))?$`, 'i')],
  ['sideCar', /\.(?:db|sqlite3?)(-(?:wal|shm|journal))$/i],
  ['sideCar', /(_\$folder\$)$/],
  ['sideCar', new RegExp(`\\.(?:${ARCHIVES})(\\.(?:${DESCRIBING}))$`, 'i')],
  ['sideCar', /(\.log)(?:[-.]\d+)?(?:\.(?:gz|bz2|xz|zst|php|txt))?$/i],
  ['sideCar', /(?:^|[-_.])(manifest)(?:\.(?:json|xml|txt|ya?ml))?$/i],
  ['sideCar', LITTER],
];

/** Folders whose files are not backups: hidden, unfinished, or of a system itself. */
const FOLDER = new RegExp(
  '(?:^|/)(\\.[^/]*|[@#][^/]*(?:eaDir|recycle|snapshot|tmp)|\\$RECYCLE\\.BIN|RECYCLER|lost\\+found|' +
    'System Volume Information|Network Trash Folder|Temporary Items|' +
    `[^/]*\\.(?:tmp|temp|part|partial|incomplete))(?=/)`,
  'i',
);

const ARCHIVE = new RegExp(`\\.(?:${ARCHIVES})$`, 'i');

/** Whether a name is one of a dump, an archive or an image. */
export const isArchive = (name: string): boolean => ARCHIVE.test(name);

/** What says of a path, `name` being its last part, that it is not one of a backup. */
export function markOf(path: string, name: string): Mark | undefined {
  const folder = path.includes('/') ? FOLDER.exec(path) : null;
  if (folder) return {reason: 'sideCar', text: folder[1]!};
  for (const [reason, pattern] of NAMES) {
    const match = pattern.exec(name);
    if (match) return {reason, text: match.slice(1).find(Boolean) ?? match[0]};
  }
  return undefined;
}
