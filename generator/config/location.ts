/** Where something lies, as it stands in `BACKUPS` and `STATUS_TARGETS`. */
export type Location = {kind: 's3'; bucket: string; key: string} | {kind: 'file'; path: string};

/**
 * Reads `s3://bucket/key` or `file:/absolute/path`; `%XX` is decoded, so that a space can be written.
 * Null for anything else.
 */
export function parseLocation(text: string): Location | null {
  let decoded;
  try {
    decoded = decodeURIComponent(text);
  } catch {
    return null;
  }
  const s3 = /^s3:\/\/([\w.-]+)(?:\/(.*))?$/s.exec(decoded);
  if (s3) return {kind: 's3', bucket: s3[1]!, key: s3[2] ?? ''};
  const file = /^file:(?:\/\/)?(\/(?!\/).*)$/s.exec(decoded);
  return file && {kind: 'file', path: file[1]!};
}
