import {pipeline, Transform, type Readable} from 'node:stream';
import type {S3Client} from '@aws-sdk/client-s3';
import {formatSize} from '../text/quantities.js';

export interface Bounds {
  bytes: number;
  /** Of XML, how many `<` and `&`: each may take its parser a hundred times its length. */
  marks?: number;
}

/** Of an object. */
const OBJECT: Bounds = {bytes: 5 * 1024 ** 2};
/** A thousand of the longest keys have a little less; of the marks, an entry has about 30. */
export const LISTING: Bounds = {bytes: 1_600_000, marks: 60_000};
/** Bytes: an error is XML, whatever was asked for. */
const MAX_ERROR = 100_000;

const [LESS, AMPERSAND] = [0x3c, 0x26];

/** The server sent more than an answer of its kind can have. */
export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';
  /** As on the errors of the SDK. */
  readonly $metadata: {httpStatusCode: number};

  constructor(what: string, httpStatusCode: number) {
    super(`the answer ${what}`);
    this.$metadata = {httpStatusCode};
  }
}

/**
 * Breaks an answer off that is beyond its bounds: the SDK collects whatever comes, before it looks at it. Who
 * reads the body meets an {@link AnswerTooLong}.
 */
export function boundAnswers(client: S3Client, bounds = OBJECT): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as {body?: Readable; statusCode: number};
      if (response.body) {
        const {statusCode} = response;
        const bytes = statusCode < 300 ? bounds.bytes : MAX_ERROR;
        response.body = bounded(response.body, {...bounds, bytes}, statusCode);
      }
      return result;
    },
    // Next to the connection, so that nothing of the SDK's reads before it.
    {name: 'boundAnswers', step: 'deserialize', priority: 'low'},
  );
}

function bounded(body: Readable, most: Bounds, statusCode: number): Readable {
  let bytes = 0;
  let marks = 0;
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (most.marks) marks += marksIn(chunk);
      const what =
        bytes > most.bytes
          ? `is longer than ${formatSize(most.bytes)}`
          : marks > (most.marks ?? Infinity) && 'holds more tags than a list of objects has';
      if (what) done(new AnswerTooLong(what, statusCode));
      else done(null, chunk);
    },
  });
  // It also carries the error of one end to the other; who reads the gate is told.
  pipeline(body, gate, () => {});
  return gate;
}

/** By index: of a million objects there are 300 MB. */
function marksIn(chunk: Buffer): number {
  let count = 0;
  for (let index = 0; index < chunk.length; index++) {
    const byte = chunk[index];
    if (byte === LESS || byte === AMPERSAND) count++;
  }
  return count;
}
