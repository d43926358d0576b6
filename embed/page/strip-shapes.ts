import type {PlatformStatus} from '../contract/status.js';
import type {DayView} from './day-views.js';

/** What one path draws, in units of a day by a pixel. */
export interface Shape {
  /** Its colour; null: that of what is not known. */
  status: PlatformStatus | null;
  /** How high a row of bars is; undefined: lines or areas. */
  height?: number;
  /** Whether it is an area. */
  isFilled?: boolean;
  d: string;
}

/** px: of a whole bar, and of the room for what is above it. */
export const BAR = 28;
export const HEIGHT = 36;
/** px: trouble is never lower. */
const LEAST = 6;
const WIDTH = 0.76; // of a day
const EDGE = (1 - WIDTH) / 2;
const NEARLY_ALL = 0.99;

/**
 * Bars as a handful of paths, however many there are: days of one kind and height are one dashed line. Kinds differ
 * without colour: a solid cap where it was down, a hollow one where it was degraded, a flag where an incident was
 * declared, a cut at the top where it was degraded for a moment, one in the middle for maintenance, and a frame
 * around what was not observed.
 */
export function shapesOf(days: readonly DayView[]): Shape[] {
  const rows = new Map<string, Row>();
  const others = new Map<string, Shape>();
  let found: Row | undefined; // most days are as the one before
  const row = (status: Shape['status'], index: number, bottom: number, height: number) => {
    const y = HEIGHT - bottom - height / 2;
    if (found?.status !== status || found.y !== y || found.height !== height) {
      const key = `${status} ${bottom} ${height}`;
      found = rows.get(key) ?? {status, height, y, runs: []};
      rows.set(key, found);
    }
    const last = found.runs.at(-1);
    if (last?.end === index) last.end++;
    else found.runs.push({start: index, end: index + 1});
  };
  const other = (status: Shape['status'], isFilled: boolean, d: string) => {
    const key = `${status} ${isFilled}`;
    others.set(key, {status, isFilled, d: (others.get(key)?.d ?? '') + d});
  };
  const frame = (index: number, top: number, height: number) =>
    `M${round(index + EDGE)} ${top}h${WIDTH}v${height}h-${WIDTH}z`;

  days.forEach(({status, share, seconds, isRaised, incidents}, index) => {
    const degraded = seconds[1];
    const down = seconds[2];
    const isWell = status === 'operational';
    const isWhole = share >= NEARLY_ALL && status !== 'unknown';
    const whole = isWhole ? BAR : Math.floor(BAR * share);
    const height = isWell ? whole : status === 'unknown' ? 0 : Math.max(LEAST, whole);
    const cut =
      status === 'under_maintenance' ? height / 2 - 1 : degraded && isWell ? height - 6 : 0;
    if (!status) row(null, index, 0, 2);
    else if (cut > 0) {
      row(status, index, 0, cut);
      row(status, index, cut + 2, height - cut - 2);
    } else if (height) row(status, index, 0, height);
    if (status && !isWhole) other(null, false, frame(index, HEIGHT - BAR + 0.5, BAR - 1));
    const isDown = down || (isRaised && /outage/.test(status!));
    if (incidents.length) {
      other(isWell ? null : status, true, `M${round(index + EDGE)} 0l${WIDTH} 3.5-${WIDTH} 3.5z`);
    } else if (isDown) row(status, index, BAR + 3, 4);
    else if (status === 'degraded_performance') other(status, false, frame(index, 1.5, 3));
  });
  return [...[...rows.values()].map(shapeOf), ...others.values()];
}

/** Bars of one kind and height. */
interface Row {
  status: Shape['status'];
  height: number;
  y: number;
  runs: {start: number; end: number}[];
}

/** A dash begins anew with each move. */
const shapeOf = ({status, height, y, runs}: Row): Shape => ({
  status,
  height,
  d: runs
    .map(({start, end}) => `M${round(start + EDGE)} ${y}h${round(end - start - 1 + WIDTH)}`)
    .join(''),
});

/** Of a day, around all that there is of it. */
export const markOf = (index: number): string => `M${index} .5h1v${HEIGHT - 1}h-1z`;

const round = (value: number): string => `${Math.round(value * 100) / 100}`;
