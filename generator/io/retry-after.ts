/** ms for which a server asks to be left alone; 0 if it does not say. */
export function retryAfter(value: string | undefined, now: number): number {
  if (value === undefined) return 0;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Math.max(0, ms) || 0;
}
