import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';
import {VARIANT_NAMES} from '../../../embed/card/variants.js';
import type {StoryPage} from './story-page.js';
import {photograph, type Surroundings} from './story-pictures.js';
import type {Story} from './story-site.js';

const folder = fileURLToPath(new URL('../../../stories/baselines/', import.meta.url));
/** Where a picture that differs is put, with the pixels that do. */
const DIFFERENCES = fileURLToPath(new URL('../../../coverage/stories/', import.meta.url));

/** Edges of letters differ from one release of Chromium to the next; a shape or a line is more. */
const THRESHOLD = 0.25; // of the distance between two colours
const TOLERANCE = 0.002; // of the pixels

const surroundingsOf = ({id}: Story): Surroundings => ({
  width: 420,
  hasOwnFont: true,
  reader: id.endsWith('-dark-reader') ? 'dark' : undefined,
});

/** The pictures that are kept: each shows something that none of the others does. */
const KEPT = new Set([
  ...VARIANT_NAMES.flatMap((variant) =>
    ['operational', 'every-field', 'stale'].map((state) => `variants-${variant}--${state}`),
  ),
  'variants-card--major-outage',
  'variants-card--backup-failed',
  'variants-card--loading',
  'failures--source-unreachable',
  'interaction--toggle-time',
  'surroundings--dark-outage',
  'surroundings--right-to-left',
  'surroundings--light-page-dark-reader',
  'surroundings--dark-footer',
  'surroundings--phone-grid',
  'ninety-days--week',
  'documents--names-without-a-space',
]);

export const isKept = ({id}: Story): boolean => KEPT.has(id);

/** Compares the picture of a story with the one that was accepted. */
export async function compareWithBaseline(shown: StoryPage, story: Story): Promise<string[]> {
  const file = join(folder, `${story.id}.png`);
  if (!existsSync(file)) return ['no picture was accepted: look at it, and npm run stories:accept'];
  const wanted = PNG.sync.read(readFileSync(file));
  const bytes = await photograph(shown, story, surroundingsOf(story));
  const found = PNG.sync.read(bytes);
  const {width, height} = wanted;
  let problem = '';
  if (found.width !== width || found.height !== height) {
    problem = `is ${found.width} × ${found.height} pixels, was ${width} × ${height}`;
  } else {
    const difference = new PNG({width, height});
    const count = pixelmatch(wanted.data, found.data, difference.data, width, height, {
      threshold: THRESHOLD,
    });
    if (count <= TOLERANCE * width * height) return [];
    problem = `${count} pixels differ`;
    keep(`${story.id}.difference.png`, PNG.sync.write(difference));
  }
  keep(`${story.id}.png`, bytes);
  return [
    `${problem}: see coverage/stories/${story.id}*.png; npm run stories:accept if it is right`,
  ];
}

export async function acceptBaseline(shown: StoryPage, story: Story): Promise<void> {
  mkdirSync(folder, {recursive: true});
  writeFileSync(
    join(folder, `${story.id}.png`),
    await photograph(shown, story, surroundingsOf(story)),
  );
}

/** Pictures of stories that are no more, or no longer kept. */
export function findOrphans(stories: readonly Story[]): string[] {
  const ids = new Set(stories.filter(isKept).map(({id}) => id));
  return (existsSync(folder) ? readdirSync(folder) : []).filter(
    (file) => !ids.has(file.replace(/\.png$/, '')),
  );
}

export const removeBaseline = (file: string): void => rmSync(join(folder, file));

/** Names among those to be kept that no story has. */
export const findMissing = (stories: readonly Story[]): string[] =>
  [...KEPT].filter((id) => !stories.some((story) => story.id === id));

function keep(file: string, bytes: Buffer): void {
  mkdirSync(DIFFERENCES, {recursive: true});
  writeFileSync(join(DIFFERENCES, file), bytes);
}
