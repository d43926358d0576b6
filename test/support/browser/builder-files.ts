import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';
import esbuild from 'rollup-plugin-esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The snippet builder, made from the package in `dist/`: all files of the page by their path in its folder. */
export async function builderFiles(): Promise<Record<string, string>> {
  const files = JSON.parse(read('dist/sri.json'));
  const {version} = JSON.parse(read('package.json'));
  const source = 'stories/snippet-builder';
  const bundle = await rollup({
    input: join(root, source, 'builder.ts'),
    plugins: [nodeResolve({extensions: ['.ts', '.js']}), esbuild({target: 'es2022', minify: true})],
  });
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  return {
    'index.html': read(`${source}/index.html`),
    'builder.css': read(`${source}/builder.css`),
    'builder.js': output[0].code,
    'release.json': JSON.stringify({version, files}),
    ...Object.fromEntries(Object.keys(files).map((file) => [file, read(`dist/${file}`)])),
  };
}
