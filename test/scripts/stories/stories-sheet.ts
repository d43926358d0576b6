/** `npm run stories:sheet -- OUTDIR [SHEET…]`: every story on contact sheets, to be looked at. */
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {openStories} from './open-stories.js';
import {photograph, type Surroundings} from './story-pictures.js';

const SHEETS: Record<string, Surroundings> = {
  light: {},
  dark: {globals: 'scheme:dark'},
  arabic: {globals: 'lang:ar'},
  'german-320px': {globals: 'lang:de', width: 320},
  '160px': {width: 160},
  'forced-colours-light': {hasForcedColors: true},
  'forced-colours-dark': {hasForcedColors: true, globals: 'scheme:dark'},
};

const CSS = `
  body { margin: 24px; font: 13px/1.4 system-ui, sans-serif; width: 2000px }
  section { display: flex; flex-wrap: wrap; gap: 16px; align-items: start; margin-block: 8px 28px }
  h2 { margin: 0; font-size: 15px } figure { margin: 0 } img { display: block; outline: 1px solid #ccc }`;

const [folder, ...asked] = process.argv.slice(2);
const names = asked.length ? asked : Object.keys(SHEETS);
if (!folder || !names.every((name) => Object.hasOwn(SHEETS, name))) {
  console.error('Usage: npm run stories:sheet -- OUTDIR [SHEET…]');
  console.error(`Sheets: ${Object.keys(SHEETS).join(', ')}`);
  process.exit(2);
}
await mkdir(folder, {recursive: true});
const site = await openStories();
try {
  for (const name of names) {
    const surroundings = SHEETS[name];
    // Some stories choose their own surroundings.
    const stories = site.stories.filter(({title}) => name === 'light' || title !== 'Surroundings');
    const pictures = new Map<string, string>();
    await site.forEach(stories, async (page, story) => {
      const picture = await photograph(page, story, surroundings);
      pictures.set(story.id, picture.toString('base64'));
    });
    const titles = [...new Set(stories.map(({title}) => title))];
    const sections = titles.map((title) => {
      const figures = stories
        .filter((story) => story.title === title)
        .map(
          ({id, name: caption}) =>
            `<figure><figcaption>${caption}</figcaption>
             <img src="data:image/png;base64,${pictures.get(id)}"></figure>`,
        );
      return `<h2>${title}</h2><section>${figures.join('')}</section>`;
    });
    const page = await site.browser.newPage();
    await page.setViewport({width: 2048, height: 1000});
    await page.setContent(
      `<!doctype html><meta charset="utf-8"><style>${CSS}</style>${sections.join('')}`,
    );
    const file = join(folder, `${name}.png`);
    await writeFile(file, await page.screenshot({fullPage: true}));
    await page.close();
    console.log(file);
  }
} finally {
  await site.end();
}
