/** Sizes of a series by day, as databases and sites grow, shrink and are cleaned up. */
export type Sizes = (day: number, random: () => number) => number;

const MB = 1_000_000;
const noise = (random: () => number, share: number) => 1 + (random() * 2 - 1) * share;
/** Around 1; two of three times within `spread` as a factor. */
const skewed = (random: () => number, spread: number) =>
  Math.exp((random() + random() + random() - 1.5) * 1.4 * spread);

export const SERIES: Record<string, Sizes> = {
  'a shop that grows': (day, random) => 18 * MB * 1.004 ** day * noise(random, 0.05),
  'a blog that hardly changes': (_, random) => 900_000 * noise(random, 0.01),
  'sessions that come and go': (_, random) => 3 * MB * skewed(random, 0.5),
  'a cache that is emptied on Sundays': (day, random) =>
    (day % 7 ? 40 + (day % 7) * 12 : 22) * MB * noise(random, 0.1),
  'a log table that is rotated monthly': (day, random) =>
    (5 + (day % 30) * 1.3) * MB * noise(random, 0.1),
  'an archive that is purged yearly': (day, random) =>
    (day % 365 < 200 ? 60 : 15) * MB * noise(random, 0.05),
  'a project that starts from nothing': (day, random) =>
    (1_500 + day ** 2 * 800) * noise(random, 0.05),
  'a newsletter with campaigns': (day, random) => (day % 45 < 3 ? 9 : 2) * MB * noise(random, 0.2),
  'weekends with half the traffic': (day, random) =>
    (day % 7 < 2 ? 25 : 50) * MB * noise(random, 0.15),
  'a migration that doubles it': (day, random) => (day < 200 ? 80 : 160) * MB * noise(random, 0.05),
  'a migration that halves it': (day, random) => (day < 200 ? 80 : 40) * MB * noise(random, 0.05),
  'better compression from one day on': (day, random) =>
    (day < 150 ? 300 : 70) * MB * noise(random, 0.05),
  'a tiny key store': (_, random) => 2_400 * noise(random, 0.05),
  'uploads that only grow': (day) => 400 * MB + day * 3 * MB,
  'a site of much media': (day, random) => (900 + day) * MB * skewed(random, 0.2),
  'a seasonal business': (day, random) =>
    (30 + 20 * Math.sin((day / 365) * 2 * Math.PI)) * MB * noise(random, 0.1),
};
