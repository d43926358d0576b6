import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tooSmall} from '../../../generator/rules/least-size.js';
import {Survey} from '../../../generator/sources/backups/survey.js';
import {backup, DAY, NOW} from '../../support/publisher/readings.js';
import {SERIES, type Sizes} from '../../support/backups/series.js';

const DAYS = 400;
const SETTINGS = [
  {suffix: 'sql.gz', kept: 7},
  {suffix: 'sql.gz', kept: 30},
  {suffix: 'bin', kept: 14},
  {suffix: 'bin', kept: 400},
];

/** Each seed gives the same numbers again. */
function randomBy(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Day {
  day: number;
  size: number;
}

/** What is said of the newest of these. */
function judge(days: readonly Day[], suffix: string) {
  const survey = new Survey(() => 'backup');
  for (const {day, size} of days) {
    const time = NOW - (DAYS - day) * DAY;
    const date = new Date(time).toISOString().slice(0, 10);
    survey.add(`db-${date}.${suffix}`, {time, size, isStamp: false});
  }
  const {objects} = survey.listing();
  return tooSmall(objects[0]!, {config: backup().config, objects});
}

/** Every day of a series: how often it is judged, and how often called too small. */
function simulate(
  sizes: Sizes,
  {suffix, kept, failsAt}: {suffix: string; kept: number; failsAt?: (day: number) => number | null},
) {
  const random = randomBy(7);
  const days: Day[] = [];
  const failed = {judged: 0, found: 0};
  const good = {judged: 0, found: 0};
  for (let day = 0; day < DAYS; day++) {
    const bytes = Math.round(sizes(day, random));
    const instead = failsAt?.(day) ?? null;
    days.push({day, size: instead ?? bytes});
    if (days.length > kept) days.shift();
    const count = instead === null ? good : failed;
    count.judged++;
    if (judge(days, suffix)) count.found++;
  }
  return {good, failed};
}

for (const [name, sizes] of Object.entries(SERIES)) {
  test(`never calls a good backup too small: ${name}`, () => {
    for (const setting of SETTINGS) {
      const {good} = simulate(sizes, setting);
      assert.deepEqual(good, {judged: DAYS, found: 0}, JSON.stringify(setting));
    }
  });

  test(`finds dumps of 20 bytes, alone and for a week: ${name}`, () => {
    for (const setting of SETTINGS) {
      const failsAt = (day: number) => (day > 20 && (day % 13 === 0 || day % 90 < 7) ? 20 : null);
      const {good, failed} = simulate(sizes, {...setting, failsAt});
      assert.equal(good.found, 0, 'and no good one');
      // In a folder of seven there may be nothing left to compare with; the floor needs nothing.
      const share = setting.suffix === 'sql.gz' ? 1 : 0.94;
      assert.ok(failed.found >= failed.judged * share, JSON.stringify({setting, failed}));
    }
  });
}
