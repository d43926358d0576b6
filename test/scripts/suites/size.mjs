/** Prints what the reader downloads against its budget (kB of 1000 bytes); fails over budget. */
import {brotliCompressSync, constants, gzipSync} from 'node:zlib';
import {readFileSync} from 'node:fs';
import {rollup} from 'rollup';
import {browserBundle} from '../../../rollup.config.mjs';

const brotli = (code) =>
  brotliCompressSync(code, {params: {[constants.BROTLI_PARAM_QUALITY]: 11}}).length;

/** What a bundler makes of importing only these names. */
async function importOf(names, file) {
  const entry = '\0entry';
  const bundle = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? `export {${names}} from '${file}'` : null),
      },
      ...browserBundle.plugins,
    ],
  });
  const {output} = await bundle.generate({format: 'es'});
  return output[0].code;
}

/** What quotes these figures. */
const PAGES = ['README.md', 'embed/README.md'].map((path) =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8').replaceAll(/\s+/g, ' '),
);
const index = new URL('../../../embed/index.ts', import.meta.url).pathname;
const built = (file) => readFileSync(new URL(`../../../dist/${file}`, import.meta.url));
const rows = [
  ['elytra-status.js, Lit included', built('elytra-status.js'), 18_050, /(\d+\.\d) kB with Lit/g],
  ['elytra-status-page.js', built('elytra-status-page.js'), 7_850, /(\d+\.\d) kB more/g],
  [
    'import {parse, freshness}',
    await importOf('parse, freshness', index),
    1_050,
    /readers of your own are (\d+\.\d) kB/g,
  ],
];

console.log(
  `${'what'.padEnd(32)} ${'raw'.padStart(7)} ${'gzip'.padStart(7)} ${'brotli'.padStart(7)}  budget`,
);
for (const [what, code, budget, quote] of rows) {
  const sizes = [Buffer.byteLength(code), gzipSync(code, {level: 9}).length, brotli(code)];
  const over = sizes[2] > budget;
  if (over) process.exitCode = 1;
  const is = (sizes[2] / 1000).toFixed(1);
  const quoted = PAGES.flatMap((page) => [...page.matchAll(quote)].map(([, figure]) => figure));
  if (!quoted.length || quoted.some((figure) => figure !== is)) {
    console.error(`The documents say ${quoted.join(', ')} kB for "${String(what)}"; it is ${is}`);
    process.exitCode = 1;
  }
  const figures = sizes.map((size) => String(size).padStart(7)).join(' ');
  console.log(`${what.padEnd(32)} ${figures}  ${String(budget)}${over ? '  OVER BUDGET' : ''}`);
}
