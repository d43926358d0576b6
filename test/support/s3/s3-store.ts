import {createHash} from 'node:crypto';
import type {IncomingHttpHeaders} from 'node:http';

export interface S3Answer {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

export interface StoredObject {
  body: string;
  /** As sent on the wire, with its quotes. */
  etag: string;
  /** Those of the PUT. */
  headers: IncomingHttpHeaders;
  modified: Date;
}

/** Secrets of a server that its answers give away; none may turn up anywhere. */
export const GIVEN_AWAY = 'words-of-the-server-from-10.9.8.7';

/** Ceph sends no `Message`; everybody else's may say too much. */
export const s3Error = (status: number, code: string, {message = true} = {}): S3Answer => ({
  status,
  type: 'application/xml',
  body:
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code>` +
    (message ? `<Message>${GIVEN_AWAY}</Message><Resource>/${GIVEN_AWAY}</Resource>` : '') +
    `<RequestId>tx00</RequestId><HostId>${GIVEN_AWAY}</HostId></Error>`,
});

/** How a PUT on a condition is refused; undefined: it is obeyed. */
type Judge = (
  condition: {match?: string; noneMatch?: string},
  standing: StoredObject | undefined,
) => S3Answer | undefined;

const failed = s3Error(412, 'PreconditionFailed');
const compare =
  (etagOf: (standing: StoredObject) => string, missing: S3Answer): Judge =>
  ({match, noneMatch}, standing) => {
    if (noneMatch && standing) return failed;
    if (match && !standing) return missing;
    return match && match !== etagOf(standing!) ? failed : undefined;
  };

/** What vendors make of `If-Match` and `If-None-Match` on a PUT. */
export const VENDORS = {
  aws: compare(({etag}) => etag, s3Error(404, 'NoSuchKey')),
  ceph: compare(({etag}) => etag.replaceAll('"', ''), s3Error(412, 'PreconditionFailed')),
  r2: compare(({etag}) => etag, failed),
  /** Swift's s3api. */
  'not implemented': ({match, noneMatch}) =>
    match || noneMatch ? s3Error(501, 'NotImplemented') : undefined,
  'bad request': ({match, noneMatch}) =>
    match || noneMatch ? s3Error(400, 'InvalidArgument') : undefined,
  ignored: () => undefined,
  /** Ceph where a bucket is versioned: no ETag is ever right, and If-None-Match means nothing. */
  'never right': ({match}) => (match ? failed : undefined),
} satisfies Record<string, Judge>;

export type Vendor = keyof typeof VENDORS;

/** A small object store in memory: what `broken-s3.ts` answers while nothing is broken. */
export class S3Store {
  /** By `bucket/key`. */
  readonly objects = new Map<string, StoredObject>();
  /** How often an object was written. */
  changes = 0;
  vendor: Vendor = 'aws';
  /** What an answer to a GET calls its request. */
  requestId?: string;
  /** Answers a PUT with an ACL. */
  aclRefusal?: S3Answer;
  /** Says yes to every PUT and does nothing. */
  keepsOld = false;
  /** Keys on a page, at most; Ceph's are short. */
  pageSize = 1000;
  /** What becomes of an ETag on its way to who reads. */
  shownEtag: (etag: string) => string = (etag) => etag;

  set(path: string, body: string, {modified = new Date(), headers = {}} = {}): void {
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    this.objects.set(path, {body, etag, headers, modified});
    this.changes++;
  }

  get(path: string, headers: IncomingHttpHeaders): S3Answer {
    const standing = this.objects.get(path);
    const anonymous = headers.authorization === undefined;
    if (anonymous && standing?.headers['x-amz-acl'] !== 'public-read') {
      return s3Error(403, 'AccessDenied');
    }
    if (!standing) return s3Error(404, 'NoSuchKey');
    const {body, etag, modified} = standing;
    const type = standing.headers['content-type'] ?? 'binary/octet-stream';
    return {
      status: 200,
      type,
      body,
      headers: {
        etag: this.shownEtag(etag),
        'last-modified': modified.toUTCString(),
        ...(this.requestId && {'x-amz-request-id': this.requestId}),
      },
    };
  }

  put(path: string, body: string, headers: IncomingHttpHeaders): S3Answer {
    if (headers['x-amz-acl'] && this.aclRefusal) return this.aclRefusal;
    const md5 = createHash('md5').update(body).digest('base64');
    if ((headers['content-md5'] ?? md5) !== md5) return s3Error(400, 'BadDigest');
    const condition = {match: headers['if-match'], noneMatch: headers['if-none-match']};
    const refusal = VENDORS[this.vendor](condition, this.objects.get(path));
    if (refusal) return refusal;
    if (!this.keepsOld) this.set(path, body, {headers});
    const etag = `"${Buffer.from(md5, 'base64').toString('hex')}"`;
    return {status: 200, type: 'text/plain', body: '', headers: {etag}};
  }

  list(bucket: string, query: URLSearchParams): S3Answer {
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const found = [...this.objects]
      .map(([path, object]) => ({key: path.slice(bucket.length + 1), path, object}))
      .filter(({path, key}) => path.startsWith(`${bucket}/${prefix}`) && key > after)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const page = found.slice(0, this.pageSize);
    return listing({
      name: bucket,
      entries: page.map(({key, object: {modified, body}}) =>
        entry(key, modified.toISOString(), body.length),
      ),
      next: page.length < found.length ? page.at(-1)?.key : undefined,
    });
  }
}

/** One object of a listing; what is undefined is left out. */
export const entry = (key: string, modified?: string, size?: number): string =>
  `<Contents><Key>${key}</Key>` +
  (modified === undefined ? '' : `<LastModified>${modified}</LastModified>`) +
  (size === undefined ? '' : `<Size>${size}</Size>`) +
  `<StorageClass>STANDARD</StorageClass></Contents>`;

/** An answer to ListObjectsV2. */
export function listing({
  name = 'bucket',
  entries = [],
  count = entries.length,
  next,
  truncated = next !== undefined,
}: {
  name?: string;
  entries?: string[];
  count?: number;
  /** The token of the next page. */
  next?: string;
  truncated?: boolean;
} = {}): S3Answer {
  const token = next === undefined ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`;
  return {
    status: 200,
    type: 'application/xml',
    body:
      `<?xml version="1.0" encoding="UTF-8"?>` +
      `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${name}</Name>` +
      `<KeyCount>${count}</KeyCount><MaxKeys>1000</MaxKeys>` +
      `<IsTruncated>${truncated}</IsTruncated>${token}${entries.join('')}</ListBucketResult>`,
  };
}
