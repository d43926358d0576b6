/** The file that each word of `STATUS_OUTPUTS` adds beside a document. */
export const OUTPUT_FILES = {
  badge: 'badge.svg',
  shields: 'badge.json',
  html: 'status.html',
  metrics: 'metrics.prom',
} as const;
export type OutputName = keyof typeof OUTPUT_FILES;
