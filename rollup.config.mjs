import {copyFile, mkdir} from 'node:fs/promises';
import {builtinModules} from 'node:module';
import minifyLiterals from '@lit-labs/rollup-plugin-minify-html-literals';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, {minify} from 'rollup-plugin-esbuild';
import license from 'rollup-plugin-license';

const typescript = esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});

/** Lit and every variant in one file, for a script tag. */
export const browserBundle = {
  input: 'embed/define.ts',
  output: {file: 'dist/elytra-status.js', format: 'es', sourcemap: true},
  plugins: [
    nodeResolve({exportConditions: ['production', 'default'], extensions: ['.ts', '.js']}),
    typescript,
    minifyLiterals(),
    terser({ecma: 2022, module: true, compress: {passes: 3, unsafe_arrows: true}}),
  ],
};

/** The command line with all that it needs: it starts four times faster than its modules would. */
const commandLine = {
  input: 'generator/main.ts',
  output: {
    file: 'dist/bin/elytra-status.js',
    format: 'es',
    inlineDynamicImports: true,
  },
  external: [...builtinModules, /^node:/],
  plugins: [
    nodeResolve({
      preferBuiltins: true,
      exportConditions: ['node', 'import', 'module', 'default'],
      mainFields: ['module', 'main'],
      extensions: ['.ts', '.js'],
    }),
    commonjs(),
    json(),
    typescript,
    // Names stay: stacks of bugs are read, and errors are told apart by them.
    minify({target: 'node20', keepNames: true, legalComments: 'none'}),
    license({thirdParty: {output: {file: 'dist/bin/THIRD_PARTY_LICENSES.txt'}}}),
    copy({
      'embed/reserve.css': 'dist/reserve.css',
      'embed/status.schema.json': 'dist/status.schema.json',
    }),
  ],
};

function copy(files) {
  return {
    name: 'copy',
    async writeBundle() {
      await mkdir('dist', {recursive: true});
      await Promise.all(Object.entries(files).map(([from, to]) => copyFile(from, to)));
    },
  };
}

export default [browserBundle, commandLine];
