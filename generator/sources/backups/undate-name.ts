const YEAR = '(?:19|20)\\d\\d';
const MONTH = '0?[1-9]|1[0-2]';
const DAY = '0?[1-9]|[12]\\d|3[01]';
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAME =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|' +
  'sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WEEKDAY =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const TIME =
  `(?:[-_.T @/]{0,3}(?!${YEAR}[-_./ ](?:${MONTH})[-_./ ]\\d)` +
  '(?<hour>[01]\\d|2[0-3])[-_.:h]?(?<minute>[0-5]\\d)(?:[-_.:m]?[0-5]\\ds?)?' +
  '(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?(?!\\d)';

/** All that changes in a name from one backup to the next, but for plain numbers. */
const CHANGING = new RegExp(
  [
    `(?<!\\d)(?<y1>${YEAR})(?<sign>[-_./ ])(?<m1>${MONTH})\\k<sign>(?<d1>${DAY})${renamed(1)}`,
    `(?<!\\d)(?<y2>${YEAR})(?<m2>0[1-9]|1[0-2])(?<d2>0[1-9]|[12]\\d|3[01])${renamed(2)}`,
    `(?<!\\d)(?<a3>${DAY})(?<mark>[-_.])(?<b3>${DAY})\\k<mark>(?<y3>${YEAR})${renamed(3)}`,
    `(?<!\\d)(?<d4>${DAY})[-_. ]?(?<m4>${MONTH_NAME})[-_. ]?(?<y4>${YEAR})(?!\\d)`,
    `(?<![a-z])(?<m5>${MONTH_NAME})[-_. ]?(?<d5>${DAY})[-_. ](?<y5>${YEAR})(?!\\d)`,
    '(?<!\\d)(?<epoch>1\\d{9}|2[01]\\d{8})(?:\\d{3})?(?!\\d)',
    '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    // A hash, and not a word with a number behind it.
    '(?<![0-9a-z])(?=[0-9a-f]*\\d[a-f])[0-9a-f]{8,}(?![0-9a-z])',
    `(?<![a-z])(?:${WEEKDAY}|${MONTH_NAME})(?![a-z])`,
  ].join('|'),
  'gi',
);

/** A group can have one name once. */
function renamed(index: number): string {
  return TIME.replace('<hour>', `<h${index}>`).replace('<minute>', `<n${index}>`);
}

const DAY_LENGTH = 86_400_000; // ms

export interface UndatedName {
  /** The path with its dates, hashes and weekdays blotted out. */
  undated: string;
  /** The latest of its dates, ms since 1970, read as UTC; null if it has none. */
  date: number | null;
  /** The file is named by two days, as what changed between them is. */
  isSpan: boolean;
}

export function undateName(path: string): UndatedName {
  const nameAt = path.lastIndexOf('/') + 1;
  const days = new Set<number>();
  let date: number | null = null;
  const undated = path.replace(CHANGING, (...args) => {
    const groups = args.at(-1) as Groups;
    const found = dateOf(groups);
    if (found === null) return '@';
    date = Math.max(date ?? 0, found);
    // With points it may be a version, and seconds since 1970 are of no day of a time zone.
    const isDay = groups.y2 ?? (groups.y1 && groups.sign !== '.');
    if (isDay && args.at(-3) >= nameAt) days.add(Math.floor(found / DAY_LENGTH));
    return '@';
  });
  return {undated, date, isSpan: days.size > 1};
}

type Groups = Partial<Record<string, string>>;

function dateOf(groups: Groups): number | null {
  const {y1, m1, d1, h1, n1, y2, m2, d2, h2, n2, a3, b3, y3, m4, d4, y4, m5, d5, y5, epoch} =
    groups;
  if (y1) return utc(y1, Number(m1), d1, h1, n1);
  if (y2) return utc(y2, Number(m2), d2, h2, n2);
  if (y3) {
    // By which custom is not said; the later one proves less.
    const days = [
      [a3, b3],
      [b3, a3],
    ].filter(([, month]) => Number(month) <= 12);
    return days.length
      ? Math.max(...days.map(([day, month]) => utc(y3, Number(month), day)))
      : null;
  }
  if (y4) return utc(y4, numberOf(m4), d4);
  if (y5) return utc(y5, numberOf(m5), d5);
  return epoch ? Number(epoch) * 1000 : null;
}

const numberOf = (month = '') => MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;

const utc = (year: string, month: number, day = '1', hour = '0', minute = '0') =>
  Date.UTC(Number(year), month - 1, Number(day), Number(hour), Number(minute));
