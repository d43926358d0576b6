/** Of servers that restart, of networks that are busy, and of names that come and go with a container. */
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EAI_AGAIN',
  'ENOTFOUND',
]);

/** Whether it may be otherwise in a moment; a certificate does not become valid. */
export const isPassingCode = (code: string): boolean => CODES.has(code);

export const isPassingStatus = (status: number): boolean => status === 429 || status >= 500;
