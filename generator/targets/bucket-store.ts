import {createHash} from 'node:crypto';
import {GetObjectCommand, PutObjectCommand, type S3Client} from '@aws-sdk/client-s3';
import {CLOCK_TOLERANCE} from '../../embed/contract/status.js';
import type {TargetConfig} from '../config/config.js';
import type {Location} from '../config/location.js';
import type {Fault} from '../errors/fault.js';
import {LostAnswerError, PublishError} from '../errors/publish-error.js';
import {NOT_A_BUCKET_FAULT} from '../errors/remedies.js';
import {isDenied, s3Fault} from '../errors/s3-fault.js';
import {get} from '../io/http-get.js';
import {publicAddress} from '../io/public-address.js';
import {readAtMost} from '../io/read-at-most.js';
import {httpStatus, s3Code} from '../io/s3.js';
import {isLostAnswer, refusalOf, type Refusal} from './refusals.js';
import {conditionOf, spellingsFrom, type Condition, type Spelling} from './spelling.js';
import {isUnchanged, MAX_STANDING, type Content, type Standing, type Store} from './store.js';

/** What all objects of a target share. */
export interface OpenBucket {
  client: S3Client;
  target: TargetConfig & {location: Extract<Location, {kind: 's3'}>};
  signal: AbortSignal;
  /** What is known of its server so far. */
  spelling: Spelling;
}

/** The id of a request to Ceph. */
const BY_CEPH = /^tx[0-9a-f]{21}-/;
const ANONYMOUS_TIMEOUT = 10_000; // ms

/** The place of one object. */
export class BucketStore implements Store {
  readonly #bucket: OpenBucket;
  readonly #key: string;
  readonly #warn: (message: string) => void;

  constructor(bucket: OpenBucket, key: string, warn: (message: string) => void) {
    this.#bucket = bucket;
    this.#key = key;
    this.#warn = warn;
  }

  async read(): Promise<Standing> {
    try {
      const standing = await this.#get();
      this.#checkClock();
      return standing;
    } catch (error) {
      if (error instanceof PublishError) throw error;
      throw new PublishError(this.#faultOf(error, 'read'), {cause: error});
    }
  }

  async #get(): Promise<Standing> {
    const {client, target, signal} = this.#bucket;
    const object = new GetObjectCommand({Bucket: target.location.bucket, Key: this.#key});
    try {
      const answer = await client.send(object, {abortSignal: signal});
      const isCeph = BY_CEPH.test(answer.$metadata.requestId ?? '');
      if (isCeph && this.#bucket.spelling === 'quoted') this.#bucket.spelling = 'bare';
      // What is that long is not a document: it may be replaced, and is not read to its end.
      const isLong = (answer.ContentLength ?? 0) > MAX_STANDING;
      const body = isLong
        ? await readAtMost(answer.Body as AsyncIterable<Uint8Array>, MAX_STANDING)
        : ((await answer.Body?.transformToString()) ?? '');
      // A login page, or nothing, of something in between: it protects nothing, but what is published may be newer.
      if (!answer.ETag) throw new PublishError(NOT_A_BUCKET_FAULT);
      return {is: 'present', body, version: answer.ETag};
    } catch (error) {
      if (isDenied(error)) return {is: 'forbidden'};
      if (httpStatus(error) === 404 && s3Code(error) === 'NoSuchKey') return {is: 'absent'};
      throw error;
    }
  }

  /**
   * The SDK signs by the server's clock where ours is wrong, so no server refuses. But our document would
   * be dated ahead, which nobody believes, or take the place of a newer one, which seems dated ahead to us.
   */
  #checkClock(): void {
    const offset = this.#bucket.client.config.systemClockOffset;
    if (Math.abs(offset) <= CLOCK_TOLERANCE) return;
    const seconds = Math.round(Math.abs(offset) / 1000);
    const way = offset > 0 ? 'behind' : 'ahead of';
    throw new PublishError({
      what: `this machine's clock is ${seconds} s ${way} the bucket's`,
      remedy: 'set it by NTP',
    });
  }

  /** As a visitor would; forbidden if visitors may not either. */
  async readAsVisitor(): Promise<Standing> {
    const {target, signal} = this.#bucket;
    const url = publicAddress(target.s3, {...target.location, key: this.#key});
    try {
      const {status, body, headers} = await get(url, {signal, timeout: ANONYMOUS_TIMEOUT});
      return status === 200
        ? {is: 'present', body, version: headers.etag ?? ''}
        : {is: 'forbidden'};
    } catch {
      return {is: 'forbidden'};
    }
  }

  async write(content: Content, over: Standing | null): Promise<'written' | 'changed'> {
    try {
      if (over) return await this.#writeOver(content, over);
      await this.#put(content);
      return 'written';
    } catch (error) {
      if (error instanceof PublishError) throw error;
      const Failure = isLostAnswer(error) ? LostAnswerError : PublishError;
      throw new Failure(this.#faultOf(error, 'write'), {cause: error});
    }
  }

  /** Each spelling in turn while nothing changes; where all are refused, without a condition. */
  async #writeOver(content: Content, over: Standing): Promise<'written' | 'changed'> {
    const bucket = this.#bucket;
    const spellings = spellingsFrom(bucket.spelling);
    let refusal: Refusal | null = null;
    for (const spelling of spellings) {
      refusal = await this.#put(content, conditionOf(over, spelling)).then(() => null, refusalOf);
      if (!refusal) {
        if (over.is === 'present') bucket.spelling = spelling;
        return 'written';
      }
      if (refusal === 'unsupported') break;
      const isDoubtful = refusal === 'refused' && over.is !== 'forbidden';
      if (!isDoubtful || !isUnchanged(over, await this.read())) return 'changed';
    }
    if (content.onlyOnCondition && over.is === 'forbidden') return 'changed';
    await this.#put(content);
    bucket.spelling = 'none';
    if (refusal === 'refused') {
      this.#warn(
        'its server refuses every condition (If-Match), so of several publishers an older document may win; let one publisher alone write there',
      );
    }
    return 'written';
  }

  async #put(content: Content, condition: Condition = {}): Promise<void> {
    const {body, contentType, isPrivate} = content;
    const {client, target, signal} = this.#bucket;
    const {location, acl, cacheControl} = target;
    const bytes = Buffer.from(body);
    await client.send(
      new PutObjectCommand({
        Bucket: location.bucket,
        Key: this.#key,
        Body: bytes,
        ContentType: contentType,
        CacheControl: isPrivate ? 'no-store' : cacheControl,
        // Some servers do not check the checksum headers that came later.
        ContentMD5: createHash('md5').update(bytes).digest('base64'),
        // On every PUT: an overwrite without it makes the object private again.
        ACL: acl === 'none' ? undefined : isPrivate ? 'private' : acl,
        ...condition,
      }),
      {abortSignal: signal},
    );
  }

  #faultOf(error: unknown, action: 'read' | 'write'): Fault {
    const {target, signal} = this.#bucket;
    const sentAcl = action === 'write' && target.acl !== 'none';
    const call = {prefix: 'STATUS_S3', action, sentAcl, endpoint: target.s3.endpoint} as const;
    // A body that our own deadline cut off looks like a reset.
    return s3Fault(signal.aborted ? signal.reason : error, call);
  }
}
