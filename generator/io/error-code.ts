/** `ECONNREFUSED`, `CERT_HAS_EXPIRED`: words of Node and OpenSSL, never of the other side. */
export function errorCode(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'unknown reason';
}
