import type {Location} from './location.js';
import {beside, OUTPUT_FILES} from './outputs.js';

/** Further files of a document; `shop.json` has its own, as `shop.history.json`. */
const FURTHER = ['history.json', 'history.corrupt.json'];

/** All that is ever written for these targets, whether or not it is switched on today. */
export const writtenPlaces = (targets: readonly {location: Location}[]): Location[] =>
  targets.flatMap(({location}) => placesOf(location));

function placesOf(document: Location): Location[] {
  const path = document.kind === 's3' ? document.key : document.path;
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '');
  const files = [
    ...Object.values(OUTPUT_FILES),
    ...FURTHER,
    ...FURTHER.map((file) => `${stem}.${file}`),
  ];
  return [document, ...files.map((file) => beside(document, file))];
}
