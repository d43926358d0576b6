import type {Kind} from './kind.js';

const LEAST_DAYS = 31; // the longest window, and the running day
const MOST_DAYS = 366;

/** How many days, or none. */
export const historyDays: Kind<number> = (given, {fail}) => {
  const days = /^\d{1,3}$/.test(given) ? Number(given) : NaN;
  return days === 0 || (days >= LEAST_DAYS && days <= MOST_DAYS)
    ? days
    : fail(`must be a number of days from ${LEAST_DAYS} to ${MOST_DAYS}, or 0 for none`);
};
