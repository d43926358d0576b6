const UNITS = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};
const SIZES = {'': 1, k: 1024, M: 1024 ** 2, G: 1024 ** 3};

const LONGEST = 315_360_000_000; // ms, ten years; far longer ones leave the range of dates

/** Milliseconds of `26h`, `30m`, `1h30m`; null for anything else, and for over ten years. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(ms|[smhd]))+$/.test(text)) return null;
  let total = 0;
  for (const [, number, unit] of text.matchAll(/(\d+)(ms|[smhd])/g)) {
    total += Number(number) * UNITS[unit as keyof typeof UNITS];
  }
  return total <= LONGEST ? total : null;
}

/** Bytes of `1`, `500k`, `20M`, `1G` (powers of 1024); null for anything else. */
export function parseSize(text: string): number | null {
  const match = /^(\d+)([kMG]?)$/.exec(text);
  return match && Number(match[1]) * SIZES[match[2] as keyof typeof SIZES];
}

/** `4 bytes`, `70M`: rounded down, in the units of `parseSize`. */
export function formatSize(bytes: number): string {
  const [unit = '', factor = 1] =
    Object.entries(SIZES).findLast(([, least]) => bytes >= least) ?? [];
  if (unit) return `${Math.floor(bytes / factor)}${unit}`;
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}

/** `24h`, `90s`, `10m`: in the largest unit up to hours that leaves no rest. */
export function formatDuration(ms: number): string {
  const unit = (['h', 'm', 's'] as const).find((it) => ms % UNITS[it] === 0) ?? 'ms';
  return `${ms / UNITS[unit]}${unit}`;
}
