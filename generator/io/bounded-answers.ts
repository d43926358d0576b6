import {pipeline, Transform, type Readable} from 'node:stream';
import type {S3Client} from '@aws-sdk/client-s3';
import {formatSize} from '../text/quantities.js';

/** Bytes, of an object. */
export const MAX_ANSWER = 16 * 1024 ** 2;
/**
 * Bytes: a thousand of the longest keys have a little less. XML may take its parser a hundred times its length.
 */
export const MAX_LISTING = 1_600_000;
/** Bytes: an error is XML, whatever was asked for. */
const MAX_ERROR = 100_000;

/** The server sent more than an answer of its kind can have. */
export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';
  /** As on the errors of the SDK. */
  readonly $metadata: {httpStatusCode: number};

  constructor(limit: number, httpStatusCode: number) {
    super(`the answer is longer than ${formatSize(limit)}`);
    this.$metadata = {httpStatusCode};
  }
}

/**
 * Breaks an answer off at `limit` bytes: the SDK collects whatever comes, before it looks at it. Who
 * reads the body meets an {@link AnswerTooLong}.
 */
export function boundAnswers(client: S3Client, limit = MAX_ANSWER): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as {body?: Readable; statusCode: number};
      if (response.body) {
        const {statusCode} = response;
        const most = statusCode < 300 ? limit : Math.min(limit, MAX_ERROR);
        const tooLong = () => new AnswerTooLong(most, statusCode);
        response.body = bounded(response.body, {limit: most, tooLong});
      }
      return result;
    },
    // Next to the connection, so that nothing of the SDK's reads before it.
    {name: 'boundAnswers', step: 'deserialize', priority: 'low'},
  );
}

function bounded(
  body: Readable,
  {limit, tooLong}: {limit: number; tooLong: () => Error},
): Readable {
  let bytes = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(tooLong());
      else done(null, chunk);
    },
  });
  // It also carries the error of one end to the other; who reads the gate is told.
  pipeline(body, gate, () => {});
  return gate;
}
