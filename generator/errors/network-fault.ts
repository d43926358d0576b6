import {errorCode} from '../io/error-code.js';
import type {GetError} from '../io/http-get.js';
import type {Fault} from './fault.js';
import {NETWORK_FAULTS} from './remedies.js';

const SERVER = 'look at the server, and at what is in front of it';

const ANSWERS = {
  timeout: ['no answer in time', 'see why the server is slow'],
  'too large': ['the answer is too large', 'check the address'],
  truncated: ['the answer broke off', SERVER],
  'other protocol': ['HTTP 101, the server changes to another protocol', SERVER],
} as const;

/** Why there is no answer; says nothing in the words of the other side. */
export function networkFault({reason, cause}: GetError): Required<Fault> {
  if (reason !== 'network') {
    const [what, remedy] = ANSWERS[reason];
    return {what, remedy};
  }
  return codeFault(errorCode(cause));
}

/** Why there was no connection, by the word of Node or OpenSSL. */
export function codeFault(code: string): Required<Fault> {
  const fallback: [string, string] = /^(ERR_SSL|EPROTO|ERR_TLS)/.test(code)
    ? ['the server does not speak TLS as we know it', 'check the port, and https: against http:']
    : code.startsWith('HPE_')
      ? ['the answer is not HTTP', 'check the port, and http: against https:']
      : ['no connection', 'check the address and the network'];
  const [what, remedy] = NETWORK_FAULTS[code] ?? fallback;
  return {what: `${what} (${code})`, remedy};
}
