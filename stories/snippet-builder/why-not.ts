import type {ErrorReason} from '../../embed/contract/error-reason.js';

/** What is known of a request that brought no document. */
export interface Failure {
  reason: ErrorReason;
  /** What the card says on the console, as `HTTP 404`. */
  message: string;
  /** Of the address asked. */
  host: string;
  /** Of the page that asked. */
  origin: string;
  /** Whether the policy of the page kept the request from being sent. */
  isBlocked: boolean;
  /** Whether anything at all answers there. A page that may not read an answer still learns that there is one. */
  answers: boolean;
}

/** A sentence on why the card has no document, and what to do about it. */
export function whyNot({reason, message, host, origin, isBlocked, answers}: Failure): string {
  if (isBlocked) {
    return `The Content Security Policy of this page does not allow the request: it may ask https: addresses, localhost and 127.0.0.1. An address that redirects to http: is blocked too. The snippet may still work on your site.`;
  }
  if (reason === 'network' && answers) {
    return `${host} answers, but does not let this page read it (CORS). Let it send "Access-Control-Allow-Origin: *", or add ${origin} and the address of your site to its rules; "elytra-status cors" prints them for a bucket.`;
  }
  const because: Record<ErrorReason, string> = {
    network: `No answer from ${host} has reached this page. Open the address in another tab; if it shows there, ${host} does not let ${origin} read it (CORS).`,
    timeout: `${host} has not answered in time.`,
    http: `${host} answers, but not with a document: ${message}. Check the address.`,
    invalid: `${host} answers, but not with a valid status.json. Open the address in a tab to see what is there.`,
    'too-large': `${host} answers with more than a status.json may hold. Check the address.`,
  };
  return because[reason];
}
