import {createHash} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {GetObjectCommand, PutObjectCommand, type S3Client} from '@aws-sdk/client-s3';
import {CLOCK_TOLERANCE, type Status} from '../../embed/contract/status.js';
import type {TargetConfig} from '../config/config.js';
import {get} from '../io/http-get.js';
import {publicAddress} from '../io/public-address.js';
import type {Fault} from '../errors/fault.js';
import {s3Fault} from '../errors/s3-fault.js';
import {PublishError} from '../errors/publish-error.js';
import type {Outcome} from './outcome.js';
import {createS3Client, httpStatus, s3Code} from '../io/s3.js';
import {supersedes} from '../document/supersedes.js';

export interface BucketTarget extends TargetConfig {
  location: {kind: 's3'; bucket: string; key: string};
}

export interface PublishContext {
  status: Status;
  body: string;
  /** Of JSON by default. */
  contentType?: string;
  /** ms since 1970 */
  now: number;
  signal: AbortSignal;
  warn: (message: string) => void;
}

/** What stands there; `etag` undefined: nothing does. Null: we may not look. */
type Standing = {body: string | null; etag?: string} | null;

/** The id of a request to Ceph. */
const BY_CEPH = /^tx[0-9a-f]{21}-/;

const MAX_ROUNDS = 20; // a bound for servers that never agree; the cycle's end comes first
const ROUND_DELAY = 100; // ms, times the round
const ANONYMOUS_TIMEOUT = 10_000; // ms

/**
 * Puts the document in place on the condition that what was read still stands, so that of several
 * publishers the newest wins, and reads it back.
 *
 * @throws {PublishError}
 */
export async function publishToBucket(
  target: BucketTarget,
  context: PublishContext,
): Promise<Outcome> {
  const client = createS3Client(target.s3);
  const publisher = new BucketPublisher(client, target, context);
  try {
    return await publisher.publish();
  } catch (error) {
    if (error instanceof PublishError) throw error;
    // A body that our own deadline cut off looks like a reset.
    const reason = context.signal.aborted ? context.signal.reason : error;
    throw new PublishError(publisher.faultOf(reason), {cause: error});
  } finally {
    client.destroy();
  }
}

class BucketPublisher {
  /** Ceph, and so DigitalOcean, wants the ETag without the quotes that it sends. */
  private isCeph = false;
  /** What the last call was. */
  private action: 'read' | 'write' = 'read';

  constructor(
    private readonly client: S3Client,
    private readonly target: BucketTarget,
    private readonly context: PublishContext,
  ) {}

  faultOf(error: unknown): Fault {
    const {acl, s3} = this.target;
    const {action} = this;
    const sentAcl = action === 'write' && acl !== 'none';
    return s3Fault(error, {prefix: 'STATUS_S3', action, sentAcl, endpoint: s3.endpoint});
  }

  async publish(): Promise<Outcome> {
    const {status, body, now, warn} = this.context;
    let standing = await this.read();
    this.checkClock();
    let quoted = !this.isCeph;
    let triedBoth = false;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      if (standing?.body === body) return 'published'; // an answer of ours was lost
      if (!supersedes(status, standing?.body ?? null, now)) return 'newer stands';
      try {
        await this.put(condition(standing, quoted));
        return await this.verify(standing);
      } catch (error) {
        const refusal = httpStatus(error);
        if (refusal === 412 && !standing) {
          warn(
            `"${this.target.name}": its key may not read what stands there, so a newer document could be replaced; grant it GetObject`,
          );
          await this.put({});
          return this.verify(standing);
        }
        if (isUnsupportedCondition(error)) {
          await this.put({});
          return this.verify(standing);
        }
        const vanished = refusal === 404 && s3Code(error) === 'NoSuchKey';
        const lost = refusal === 0 || refusal >= 500;
        if (!vanished && !lost && refusal !== 412 && refusal !== 409) throw error;
        const before: Standing = standing;
        standing = await this.read();
        if (lost && standing?.body === before?.body) throw error;
        const unchanged = before?.etag !== undefined && standing?.etag === before.etag;
        if (refusal === 412 && unchanged) {
          if (triedBoth) throw error;
          triedBoth = true;
          quoted = !quoted;
        } else {
          const delay = ROUND_DELAY * (round + Math.random());
          await sleep(delay, undefined, {signal: this.context.signal});
        }
      }
    }
    throw new PublishError('other publishers keep writing the same object');
  }

  /**
   * The SDK signs by the server's clock where ours is wrong, so no server refuses. But our document would
   * be dated ahead, which nobody believes, or take the place of a newer one, which seems dated ahead to us.
   */
  private checkClock(): void {
    const offset = this.client.config.systemClockOffset;
    if (Math.abs(offset) <= CLOCK_TOLERANCE) return;
    const seconds = Math.round(Math.abs(offset) / 1000);
    const way = offset > 0 ? 'behind' : 'ahead of';
    throw new PublishError({
      what: `this machine's clock is ${seconds} s ${way} the bucket's`,
      remedy: 'set it by NTP',
    });
  }

  private async read(): Promise<Standing> {
    const {bucket, key} = this.target.location;
    this.action = 'read';
    try {
      const answer = await this.client.send(new GetObjectCommand({Bucket: bucket, Key: key}), {
        abortSignal: this.context.signal,
      });
      this.isCeph = BY_CEPH.test(answer.$metadata.requestId ?? '');
      const body = (await answer.Body?.transformToString()) ?? '';
      // A login page, or nothing, of something in between: it protects nothing, but what stands may be newer.
      if (!answer.ETag) throw new PublishError('HTTP 200, but the answer is no object of a bucket');
      return {body, etag: answer.ETag};
    } catch (error) {
      if (httpStatus(error) === 403) return null;
      if (httpStatus(error) === 404 && s3Code(error) === 'NoSuchKey') return {body: null};
      throw error;
    }
  }

  private async put(condition: {IfMatch?: string; IfNoneMatch?: string}): Promise<void> {
    const {location, acl, cacheControl} = this.target;
    this.action = 'write';
    const {contentType = 'application/json'} = this.context;
    const body = Buffer.from(this.context.body);
    await this.client.send(
      new PutObjectCommand({
        Bucket: location.bucket,
        Key: location.key,
        Body: body,
        ContentType: contentType,
        CacheControl: cacheControl,
        // Some servers do not check the checksum headers that came later.
        ContentMD5: createHash('md5').update(body).digest('base64'),
        // On every PUT: an overwrite without it makes the object private again.
        ACL: acl === 'none' ? undefined : acl,
        ...condition,
      }),
      {abortSignal: this.context.signal},
    );
  }

  private async verify(before: Standing): Promise<Outcome> {
    const after = (await this.read()) ?? (await this.readAnonymously());
    if (!after) {
      this.context.warn(`"${this.target.name}": could not be read back; grant its key GetObject`);
      return 'not verified';
    }
    if (after.body === this.context.body) return 'published';
    if (!supersedes(this.context.status, after.body, this.context.now)) return 'newer stands';
    throw new PublishError(
      before?.etag !== undefined && after.etag === before.etag
        ? 'the server said yes and kept the old document'
        : 'another document stands there than was sent',
    );
  }

  /** As a visitor would; null if visitors may not either. */
  private async readAnonymously(): Promise<Standing> {
    const {signal} = this.context;
    const url = publicAddress(this.target.s3, this.target.location);
    try {
      const answer = await get(url, {signal, timeout: ANONYMOUS_TIMEOUT});
      return answer.status === 200 ? {body: answer.body, etag: answer.headers.etag} : null;
    } catch {
      return null;
    }
  }
}

function condition(standing: Standing, quoted: boolean) {
  if (!standing || standing.body === null) return {IfNoneMatch: '*'};
  return {IfMatch: quoted ? standing.etag : standing.etag?.replaceAll('"', '')};
}

/** A 400 may also speak of the ACL, which is for the operator to fix. */
const isUnsupportedCondition = (error: unknown) =>
  httpStatus(error) === 501 ||
  (httpStatus(error) === 400 &&
    !/AccessControlList|AuthorizationHeader|ExpiredToken/.test(s3Code(error)));
