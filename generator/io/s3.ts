import {setTimeout as sleep} from 'node:timers/promises';
import {S3Client} from '@aws-sdk/client-s3';
import {AnswerTooLong, boundAnswers, type Bounds} from './bounded-answers.js';
import {errorCode} from './error-code.js';
import {isPassingCode} from './passing.js';

// Printed to stderr at every run, it would turn each cron job into a mail.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
// `AWS_ENDPOINT_URL` and `~/.aws/config` may name any server, by http: too. Ours are in the configuration.
process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';

const CONNECTION_TIMEOUT = 5_000; // ms
const REQUEST_TIMEOUT = 15_000; // ms
/** Well within the time of sources and targets, so that the log has the failure, and not that time was over. */
const PAUSES = [250, 500, 1_000, 1_000, 1_000]; // ms
/** Vendors count the writes to one key: DigitalOcean allows five in five minutes. */
const WRITE_PAUSES = [2_500]; // ms

/** How to reach a bucket. */
export interface S3Config {
  endpoint?: string;
  region: string;
  /** Undefined: the SDK's default credential chain. */
  credentials?: {accessKeyId: string; secretAccessKey: string; sessionToken?: string};
}

/**
 * A client that ends. Every call must also be given the cycle's signal: nothing else stops an answer
 * that drips. The checksums that the SDK adds by default are refused by several vendors.
 *
 * @param bounds a longer answer is an error, see `boundAnswers`
 */
export function createS3Client(
  {endpoint, region, credentials}: S3Config,
  bounds?: Bounds,
): S3Client {
  const client = new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: endpoint !== undefined,
    maxAttempts: 2,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
      socketTimeout: REQUEST_TIMEOUT,
    },
  });
  persist(client);
  boundAnswers(client, bounds);
  return client;
}

/** The SDK's own attempts are over in a moment; a server that restarts takes longer. */
function persist(client: S3Client): void {
  client.middlewareStack.add(
    (next, {commandName}) =>
      async (args) => {
        for (const pause of commandName === 'PutObjectCommand' ? WRITE_PAUSES : PAUSES) {
          try {
            return await next(args);
          } catch (error) {
            if (!isPassing(error)) throw error;
          }
          await sleep(pause);
        }
        return next(args);
      },
    {name: 'persist', step: 'initialize', priority: 'high'},
  );
}

/** One that fails by itself, 500, or cannot do what was asked, 501, goes on so. */
const isPassing = (error: unknown): boolean =>
  isPassingCode(errorCode(error)) || [429, 502, 503, 504].includes(httpStatus(error));

/** Codes that say more than the status; others are the server's own words and stay out of the log. */
const CODES = new Set([
  'AccessControlListNotSupported',
  'AccessDenied',
  'AuthorizationHeaderMalformed',
  'CredentialsProviderError',
  'ExpiredToken',
  'InvalidAccessKeyId',
  'NoSuchBucket',
  'NoSuchKey',
  'NotImplemented',
  'PermanentRedirect',
  'PreconditionFailed',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'SlowDown',
]);

/** HTTP status of a failed call; 0 if there was no answer. */
export const httpStatus = (error: unknown): number =>
  (error as {$metadata?: {httpStatusCode?: number}}).$metadata?.httpStatusCode ?? 0;

export const s3Code = (error: unknown): string => (error as Error).name;

/** The SDK calls a reset a TimeoutError. */
const isTimeout = (error: unknown) =>
  !/^(ECONNRESET|EPIPE)$/.test(errorCode(error)) && /abort|timeout/i.test(s3Code(error));

/** Whether there was no answer because there was no connection; the error's code says why. */
export const isUnconnected = (error: unknown): boolean =>
  !(error instanceof AnswerTooLong) &&
  !httpStatus(error) &&
  !CODES.has(s3Code(error)) &&
  !isTimeout(error);

/** `HTTP 403 AccessDenied`, `no answer in time`: what the log may say of a failed call. */
export function describeS3Error(error: unknown): string {
  if (error instanceof AnswerTooLong) return error.message;
  const status = httpStatus(error);
  const code = s3Code(error);
  const known = CODES.has(code) ? code : '';
  if (status) return `HTTP ${status} ${known}`.trim();
  if (code === 'CredentialsProviderError') return 'no credentials were found';
  return isTimeout(error) ? 'no answer in time' : known;
}
