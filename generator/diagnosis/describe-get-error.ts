import {critical, type Finding} from './finding.js';
import {errorCode} from '../io/error-code.js';
import {type GetError} from '../io/http-get.js';

const TLS = 'ask who runs the server for a valid certificate';

/** By Node's and OpenSSL's codes. */
const NETWORK: Record<string, [text: string, mend: string]> = {
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
    'use the name that stands in the certificate',
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its TLS certificate is signed by itself', TLS],
  SELF_SIGNED_CERT_IN_CHAIN: ['its TLS certificate is signed by nobody known', TLS],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['its TLS certificate comes without its issuer', TLS],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['its TLS certificate is signed by nobody known', TLS],
};

const SERVER = 'look at the server, and at what stands before it';

const ANSWER = {
  timeout: ['no answer in time', 'see why the server is slow'],
  'too large': ['the answer is too large', 'check that the address is that of status.json'],
  truncated: ['the answer broke off', SERVER],
  'other protocol': ['HTTP 101, the server changes to another protocol', SERVER],
} as const;

/** Why there is no answer; says nothing in the words of the other side. */
export function describeGetError({reason, cause}: GetError): Finding {
  if (reason !== 'network') {
    const [text, mend] = ANSWER[reason];
    return critical(text, mend);
  }
  const code = errorCode(cause);
  const fallback: [string, string] = /^(ERR_SSL|EPROTO|ERR_TLS)/.test(code)
    ? ['the server speaks no TLS that we know', 'check the port, and https: against http:']
    : ['no connection', 'check the address and the network'];
  const [text, mend] = NETWORK[code] ?? fallback;
  return critical(`${text} (${code})`, mend);
}
