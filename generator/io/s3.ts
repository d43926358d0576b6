import {S3Client} from '@aws-sdk/client-s3';
import {AnswerTooLong, boundAnswers} from './bounded-answers.js';
import {errorCode} from './error-code.js';

// Printed to stderr at every run, it would turn each cron job into a mail.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
// `AWS_ENDPOINT_URL` and `~/.aws/config` may name any server, by http: too. Ours are in the configuration.
process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';

const CONNECTION_TIMEOUT = 5_000; // ms
const REQUEST_TIMEOUT = 15_000; // ms

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
 * @param maxAnswer bytes; a longer answer is an error, see `boundAnswers`
 */
export function createS3Client(
  {endpoint, region, credentials}: S3Config,
  maxAnswer?: number,
): S3Client {
  const client = new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: endpoint !== undefined,
    maxAttempts: 3,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
      socketTimeout: REQUEST_TIMEOUT,
    },
  });
  boundAnswers(client, maxAnswer);
  return client;
}

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

/** `HTTP 403 AccessDenied`, `no answer in time`: what the log may say of a failed call. */
export function describeS3Error(error: unknown): string {
  if (error instanceof AnswerTooLong) return error.message;
  const status = httpStatus(error);
  const code = s3Code(error);
  const known = CODES.has(code) ? code : '';
  if (status) return `HTTP ${status} ${known}`.trim();
  if (code === 'CredentialsProviderError') return 'no credentials were found';
  // The SDK calls a reset a TimeoutError.
  const isReset = /^(ECONNRESET|EPIPE)$/.test(errorCode(error));
  if (!isReset && /abort|timeout/i.test(code)) return 'no answer in time';
  return known || `no connection (${errorCode(error)})`;
}
