import type {CheckOutput} from './check-outputs.js';

/*
 * THE TABLE: code → what to do. `publish`, `doctor` and `check` give the same advice for the same fault,
 * because all of it is here.
 */

/** A source that could not be read, or only in part. */
export const READ_REMEDIES: Record<CheckOutput, string> = {
  unreachable: 'check UPTIME_KUMA_URL, and that Uptime Kuma runs',
  timeout: 'see why Uptime Kuma is slow, or raise CYCLE_TIMEOUT',
  httpError: "look at Uptime Kuma's log, and at what is in front of it",
  notKuma: 'check UPTIME_KUMA_URL, and that Uptime Kuma has been set up',
  login: "let the publisher past it with UPTIME_KUMA_HEADERS, or use Uptime Kuma's own address",
  moved: 'write the address that Uptime Kuma has now as UPTIME_KUMA_URL',
  denied: 'let the publisher past what is in front of Uptime Kuma with UPTIME_KUMA_HEADERS',
  noPage: 'check UPTIME_KUMA_STATUS_PAGE, the slug of a page that is public',
  keyRefused: 'check UPTIME_KUMA_API_KEY: it may be switched off or have expired',
  tooOld: 'update Uptime Kuma to 2.0 or later, or set UPTIME_KUMA_STATUS_PAGE',
  starting: 'wait ten minutes, or name the monitors in UPTIME_KUMA_MONITOR_IDS',
  noMonitors: 'add monitors to the status page, or to UPTIME_KUMA_MONITOR_IDS',
  noMetrics: 'check UPTIME_KUMA_URL, and that nothing in front of it blocks /metrics',
  badges: "look at Uptime Kuma's log; until then their windows count as not measured",
  clock: 'set the clocks of both machines by NTP',
  oldAnswer: 'see what caches the answers in front of Uptime Kuma, and let it pass /api/',
  standstill:
    "compare the clock of Uptime Kuma's machine (date -u); if it is right, restart Uptime Kuma",
  noSuchMonitor: 'check UPTIME_KUMA_MONITOR_IDS; the id of a monitor is the number in its address',
  contradiction: 'update Uptime Kuma to 2.3 or later',
  odd: 'report it as a bug of elytra-status, with the stack above',
  beatTimes: 'set UPTIME_KUMA_STATUS_PAGE, so that a monitor that has stopped is noticed',
  backupUnreadable: 'check the location in BACKUPS, and that this user may read the folder',
  backupCut: 'name a longer prefix, set BACKUP_DATE_TEMPLATE, or raise BACKUP_MAX_OBJECTS',
  backupFuture: 'set the clock of the machine that writes the backups by NTP',
  backupOutdated:
    'see whether new backups still arrive; a stamp that the job writes last, named in BACKUP_INCLUDE, is proof',
};

/** A redirect in front of Uptime Kuma: where it leads, and what to do. */
export const REDIRECT_REMEDIES = {
  login: ['a login page', READ_REMEDIES.login],
  https: ['https', 'write UPTIME_KUMA_URL with https:'],
  http: ['http', 'write UPTIME_KUMA_URL with http:, or let the proxy keep https:'],
  host: [
    'another host',
    'write the address that Uptime Kuma has now as UPTIME_KUMA_URL; if a login page is there, let the publisher past it with UPTIME_KUMA_HEADERS',
  ],
  port: ['another port', 'write the port that Uptime Kuma has now into UPTIME_KUMA_URL'],
  path: ['another path', 'write the path that Uptime Kuma has now into UPTIME_KUMA_URL'],
} as const satisfies Record<string, [where: string, remedy: string]>;

/** 401 and 403, which Uptime Kuma itself does not answer. */
export const DENIED_REMEDIES = {
  withoutHeaders:
    'something in front of Uptime Kuma requires a login; let the publisher past it with UPTIME_KUMA_HEADERS, for example "Authorization: Basic …"',
  withHeaders: 'check UPTIME_KUMA_HEADERS; what is in front of Uptime Kuma does not accept them',
};

/** Other answers in place of Uptime Kuma's, by their status. */
export const HTTP_REMEDIES: Record<number, string> = {
  400: 'check the port in UPTIME_KUMA_URL, and https: against http:',
  404: 'check UPTIME_KUMA_URL, and its path; Uptime Kuma answers so, too, while it migrates its data',
  429: 'let what is in front of Uptime Kuma accept more requests from this machine, or raise CYCLE_TIMEOUT',
  502: 'see whether Uptime Kuma runs, and whether its proxy has the right address of it',
  503: 'see whether Uptime Kuma runs, and let its proxy accept more requests from this machine',
  504: 'see why Uptime Kuma is slow to answer its proxy',
};

/** The variables of one bucket, as a remedy names them. */
export interface BucketNames {
  prefix: 'BACKUP_S3' | 'STATUS_S3';
  /** Where its address is configured. */
  list: 'BACKUPS' | 'STATUS_TARGETS';
}

/** A call that S3 refused, by its own code. */
export const S3_REMEDIES: Record<string, (names: BucketNames) => string> = {
  AccessControlListNotSupported: () =>
    'this bucket takes no ACL: set STATUS_ACL=none and make it public by policy',
  AuthorizationHeaderMalformed: ({prefix}) => `check ${prefix}_REGION`,
  CredentialsProviderError: ({prefix}) =>
    `set ${prefix}_ACCESS_KEY_ID and ${prefix}_SECRET_ACCESS_KEY`,
  ExpiredToken: ({prefix}) => `set a new ${prefix}_SESSION_TOKEN`,
  InvalidAccessKeyId: ({prefix}) => `check ${prefix}_ACCESS_KEY_ID`,
  InvalidBucketName: ({list}) => `buckets cannot have this name; check ${list}`,
  NoSuchBucket: ({list}) => `there is no such bucket; check ${list}`,
  PermanentRedirect: ({prefix}) => `check ${prefix}_REGION`,
  RequestTimeTooSkewed: () => "set this machine's clock by NTP",
  SignatureDoesNotMatch: ({prefix}) => `check ${prefix}_SECRET_ACCESS_KEY`,
  SlowDown: () => 'the server is busy; if it goes on, publish less often',
};

/** A file that could not be written, by the system's code. */
export const WRITE_FAULTS: Record<string, (folder: string) => [what: string, remedy: string]> = {
  ENOENT: (folder) => ['its folder does not exist', `create ${folder}`],
  EACCES: (folder) => ['not permitted', `let this user write into ${folder}`],
  EROFS: () => ['the file system is read-only', 'mount it read-write, or name another folder'],
  ENOSPC: () => ['the disk is full', 'make room on it'],
  EDQUOT: () => ['the disk quota is used up', "raise this user's quota, or make room"],
  EFBIG: () => ['a limit on file sizes is in the way', 'raise it (ulimit -f, LimitFSIZE)'],
  EISDIR: () => ['it is a folder', 'name the file in it'],
  ENOTDIR: () => ['a part of its path is not a folder', 'check the path'],
  ELOOP: () => ['too many symbolic links', 'its links lead round in a circle; fix them'],
  EBUSY: () => ['it is a mount of its own', 'mount its folder instead of the single file'],
  EPERM: (folder) => [
    'the system does not let it be replaced',
    `see whether it is immutable (lsattr, chattr -i), or another user's in a sticky ${folder}`,
  ],
  ESTALE: (folder) => ['the network file system has lost it', `mount ${folder} again`],
  EIO: () => ['the disk reports an error', "look at the system's log"],
  ENAMETOOLONG: () => ['its name is too long', 'name a shorter one'],
  // Codes of ours.
  ENOTREGULAR: () => ['it is not a regular file', 'remove it, or name another file'],
  EFOREIGNLINK: () => [
    'a link of another user leads to it',
    'name the file that it leads to, or make the link yours (chown -h)',
  ],
};

/** A target that did not answer until its time was over. */
export const LATE_FAULTS = {
  s3: {what: 'no answer in time', remedy: 'check the network, or raise CYCLE_TIMEOUT'},
  file: {
    what: 'the file system does not answer',
    remedy: 'see whether its disk or network share still works',
  },
};

/** A target that was not asked at all. */
export const NO_TIME_FAULT = {
  what: 'no time was left for it',
  remedy: 'see what took so long before, or raise CYCLE_TIMEOUT',
};

/** Uptime Kuma answers, and has nothing to watch. */
export const NO_MONITORS = {
  what: 'no monitors were found',
  remedy: READ_REMEDIES.noMonitors,
};

/** A lock that its holder does not give back. */
export const heldLockFault = (age: string, of: 'document' | 'lock') => ({
  what: {
    document: `another run keeps it locked, and its document is ${age} old`,
    lock: `another run has kept it locked for ${age}, and no document can be read there`,
  }[of],
  remedy: 'find the process that hangs (ps -ef), and end it',
});

/** No socket can be made anywhere. */
export const noLockFault = (code: string) => ({
  what: `it cannot be locked (${code}), so two runs may write it at once`,
  remedy: 'let this user make sockets (AF_UNIX)',
});

/** An answer with 200 that no bucket gives. */
export const NOT_A_BUCKET_FAULT = {
  what: 'HTTP 200, but the answer is not an object of a bucket',
  remedy: 'check STATUS_S3_ENDPOINT, and what is in front of the server',
};

/** What is not replaced without a question. */
export const FOREIGN_FAULTS = {
  document: {
    what: 'what is published there is not a status document',
    remedy: 'remove it, or name another place in STATUS_TARGETS',
  },
  output: {
    what: 'what is published there is not from this program',
    remedy: 'remove it, or leave this output out of STATUS_OUTPUTS',
  },
};

/** A history that is left as it is. */
export const HISTORY_FAULTS = {
  late: {
    what: 'it was not read in time, and is left as it is',
    remedy: 'see why its target is slow, or raise CYCLE_TIMEOUT',
  },
  later: {
    what: 'it is of a later version, and is left as it is',
    remedy: 'update this elytra-status, as another publisher of this target was',
  },
  foreign: {
    what: 'what is published there is not a history, and is left as it is',
    remedy: 'remove it, or give the document another name in STATUS_TARGETS',
  },
  forbidden: {
    what: 'its key may not read what is published there, which is left as it is',
    remedy: 'grant it s3:GetObject for the history as well',
  },
  setAside: {
    what: 'it is corrupt, as an earlier one was that is still set aside, and is left as it is',
    remedy: 'look at history.corrupt.json, and remove it',
  },
};

/** A file or folder that could not be read, by the system's code. */
export const FILE_READ_REMEDIES: Record<string, string> = {
  ENOENT: 'it does not exist; check the path, or create it',
  ENOTDIR: 'a part of its path is not a folder; check the path',
  EISDIR: 'it is a folder; name the file in it',
  ELOOP: 'its links lead round in a circle; fix them',
  EACCES: 'let this user read it',
  EPERM: 'let this user read it',
  ENOTREGULAR: 'it is not a regular file; remove it, or name another file',
};

const TLS =
  'ask who runs the server for a valid certificate, or name its authority in NODE_EXTRA_CA_CERTS';

/** No connection: by the codes of Node and OpenSSL. */
export const NETWORK_FAULTS: Record<string, [what: string, remedy: string]> = {
  ENOTFOUND: ['the host name does not exist', 'check its spelling and its DNS record'],
  EAI_AGAIN: ['the name server does not answer', 'check the DNS settings of this machine'],
  ECONNREFUSED: ['nothing listens there', 'check the address and its port'],
  ECONNRESET: ['the server broke the connection', 'look at its log'],
  EHOSTUNREACH: ['the host cannot be reached', 'check the network of this machine'],
  ENETUNREACH: ['the host cannot be reached', 'check the network of this machine'],
  CERT_HAS_EXPIRED: ['its TLS certificate has expired', 'renew it'],
  CERT_NOT_YET_VALID: [
    'its TLS certificate is not valid yet',
    'check the clock of this machine, then the certificate',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its TLS certificate is for another name',
    'use the name that is in the certificate',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its TLS certificate is self-signed', TLS],
  SELF_SIGNED_CERT_IN_CHAIN: ['its TLS certificate is signed by an unknown authority', TLS],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['its TLS certificate comes without its issuer', TLS],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its TLS certificate is signed by an unknown authority', TLS],
};

/** A webhook that was answered, and not accepted. */
export function webhookRemedy(status: number): string {
  if (status >= 300 && status < 400) return 'write the address that it redirects to as WEBHOOK_URL';
  if (status === 401 || status === 403) {
    return 'set WEBHOOK_SECRET to the secret that the site expects';
  }
  return status === 404 || status === 405
    ? 'check WEBHOOK_URL: what is there takes no POST'
    : 'look at the log of the site that WEBHOOK_URL names';
}
