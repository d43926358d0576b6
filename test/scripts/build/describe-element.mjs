/** A step of `npm run build`: makes of `dist/custom-elements.json` what editors and frameworks read. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cssCustomData, htmlCustomData, webTypes} from './editor-data.mjs';
import {frameworkTypes} from './framework-types.mjs';
import {readElement} from './read-element.mjs';

const dist = new URL('../../../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('../package.json', dist), 'utf8'));
const element = readElement();

const data = {
  'html-custom-data.json': htmlCustomData(element),
  'css-custom-data.json': cssCustomData(element),
  'web-types.json': webTypes(element, manifest),
};
for (const [file, content] of Object.entries(data)) {
  writeFileSync(new URL(file, dist), `${JSON.stringify(content, null, 2)}\n`);
}
mkdirSync(new URL('types/', dist), {recursive: true});
for (const [name, text] of frameworkTypes(element)) {
  writeFileSync(new URL(`types/${name}.d.ts`, dist), text);
}
