/**
 * `tsx test/scripts/stories/stories.ts [TEXT]`: runs the stories, or those with the text in their id, and compares
 * pictures of some with those that were accepted. With `--accept` it accepts them as they are now.
 */
import {openStories} from './open-stories.js';
import {
  acceptBaseline,
  compareWithBaseline,
  findMissing,
  findOrphans,
  isKept,
  removeBaseline,
} from './story-baselines.js';

const accepts = process.argv.includes('--accept');
const text = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '';

const site = await openStories();
try {
  const wanted = site.stories.filter(
    (story) => story.id.includes(text) && (!accepts || isKept(story)),
  );
  if (!wanted.length) throw new Error(`No story with a picture or a play has ${text} in its id`);
  let failures = 0;
  const report = (name: string, problems: readonly string[]) => {
    if (!problems.length) return;
    failures++;
    console.error([name, ...problems].join('\n  '));
  };
  await site.forEach(wanted, async (page, story) => {
    if (accepts) return acceptBaseline(page, story);
    const problems = await page.show(story);
    if (!problems.length && isKept(story)) {
      problems.push(...(await compareWithBaseline(page, story)));
    }
    report(`${story.title} › ${story.name} (${story.id})`, problems);
  });
  report(
    'test/scripts/stories/story-baselines.ts keeps pictures of stories that are not there:',
    findMissing(site.stories),
  );
  const orphans = findOrphans(site.stories);
  if (accepts) for (const file of orphans) removeBaseline(file);
  else report('stories/baselines holds pictures of no story; npm run stories:accept:', orphans);
  console.log(`${wanted.length} stories, ${failures} failed`);
  if (failures) process.exitCode = 1;
} finally {
  await site.end();
}
