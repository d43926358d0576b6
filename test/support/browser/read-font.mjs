import {readFileSync} from 'node:fs';

/** Families of one file a weight: of several files of one family, only the last would count. */
const NOTO = ['latin', 'latin-ext', 'cyrillic'].map((subset) => ({
  family: `Noto Sans ${subset}`,
  file: `noto-sans/files/noto-sans-${subset}`,
  weights: [400, 600],
}));
/** The whole font, Hebrew and Arabic included, whatever the name of the file. */
const DEJAVU = {
  family: 'DejaVu Sans whole',
  file: 'dejavu-sans/files/dejavu-sans-latin',
  weights: [400, 700],
};
/** Every other writing, without beauty. It takes a second to read: for pages that need it. */
const UNIFONT = {
  family: 'Unifont',
  file: 'unifontex/files/unifontex-latin',
  weights: [400],
};

const FAMILIES = {narrow: NOTO, wide: [DEJAVU]};

/**
 * @param {import('./fonts.js').FontName} name
 * @param {{hasAllWritings?: boolean}} [options] whether texts in every language are measured
 * @returns {import('./fonts.js').Font}
 */
export function readFont(name, {hasAllWritings = false} = {}) {
  const families = [...FAMILIES[name], ...(hasAllWritings ? [DEJAVU, UNIFONT] : [])];
  return {
    stack: [...families.map(({family}) => `'${family}'`), 'sans-serif'].join(', '),
    faces: families.flatMap(({family, file, weights}) =>
      weights.map((weight) => ({family, weight, data: readFace(`${file}-${weight}-normal.woff2`)})),
    ),
  };
}

const readFace = (file) =>
  readFileSync(new URL(import.meta.resolve(`@fontsource/${file}`)), 'base64');
