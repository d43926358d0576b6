import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {json} from 'node:stream/consumers';

const here = new Map();

/**
 * Keeps the figures that a POST brings, and answers anything else with them: also to another run, in the folder
 * BROWSER_FIGURES, so that what one engine measures can be compared with what another did.
 */
export async function keptFigures(key, request) {
  const folder = process.env.BROWSER_FIGURES;
  const file = folder && join(folder, `${key}.json`);
  if (request.method === 'POST') {
    const figures = await json(request);
    here.set(key, figures);
    if (file) await writeFile(file, JSON.stringify(figures));
    return {};
  }
  if (here.has(key)) return here.get(key);
  if (!file)
    throw new Error('No figures to compare with: npm run test:firefox has Chromium measure first');
  return JSON.parse(await readFile(file, 'utf8'));
}
