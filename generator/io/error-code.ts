import {constants} from 'node:os';

/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`: words of Node and OpenSSL, never of the other side. */
export function errorCode(error: unknown): string {
  const {code, errno} = (error ?? {}) as NodeJS.ErrnoException;
  if (code && /^[A-Z][A-Z0-9_]+$/.test(code)) return code;
  return (errno !== undefined && nameOf(errno)) || 'unknown reason';
}

/** Node has no word for some of the system's, such as EDQUOT and ESTALE. */
const nameOf = (errno: number) =>
  Object.entries(constants.errno).find(([, value]) => value === Math.abs(errno))?.[0];
