const UNITS = {s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000} as const; // ms
const TIME = /\{T(?:([+-]\d+[smhd]))?(?: (http|local|[+-]\d\d:\d\d))?\}/g;

/** Milliseconds of `90s`, `-5m`, `8h`, `2d`. */
export function duration(text: string): number {
  const [, count, unit] = /^([+-]?\d+)([smhd])$/.exec(text) ?? [];
  if (!unit) throw new Error(`"${text}" is not a duration such as 90s, 5m, 8h or 2d`);
  return Number(count) * UNITS[unit as keyof typeof UNITS];
}

/** Puts dates in the place of `{T-5m}` and the like, where `T` is `start`. */
export const fillTimes = (text: string, start: number): string =>
  text.replaceAll(TIME, (_, distance: string = '0s', form: string = 'Z') =>
    write(start + duration(distance), form),
  );

function write(time: number, form: string): string {
  if (form === 'http') return new Date(time).toUTCString();
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(form) ?? [];
  const offset = Number(`${sign ?? ''}${Number(hours ?? 0) * 60 + Number(minutes ?? 0)}`);
  const local = new Date(time + offset * UNITS.m)
    .toISOString()
    .slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  return local + (form === 'local' ? '' : form);
}
