/** What may be packed: every packed file fits one of these, and each of these fits one file at least. */
export const packageFiles = (version) => [
  'package.json',
  '{,*/}README.md',
  '*/docs/*.md',
  'CHANGELOG.md',
  'LICENSE',
  // For operators.
  '.env.example',
  'generator/examples/*',
  // For script tags: under a plain name, and under one that never changes its content.
  `dist/elytra-status{,-page}{,-${version}}.js`,
  `dist/reserve{,-${version}}.css`,
  'dist/reserve.css.d.ts',
  'dist/lang/*.js',
  'dist/sri.json',
  // For bundlers and servers.
  'dist/embed/{,*/,*/*/}*.{js,d.ts}',
  'dist/{status,history}.schema.json',
  // For editors, Storybook and frameworks.
  'dist/custom-elements.json',
  'dist/{html,css}-custom-data.json',
  'dist/web-types.json',
  'dist/types/*.d.ts',
  // The command line.
  'dist/bin/*.js',
  'dist/bin/package.json',
  'dist/bin/THIRD_PARTY_LICENSES.txt',
];
