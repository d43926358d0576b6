/** Writes `dist/custom-elements.json`, which editors and Storybook read. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {buildManifest} from '../../support/documents/build-manifest.js';

const folder = new URL('../../../dist/', import.meta.url);
mkdirSync(folder, {recursive: true});
writeFileSync(
  new URL('custom-elements.json', folder),
  `${JSON.stringify(buildManifest(), null, 2)}\n`,
);
