import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rollup, type OutputChunk} from 'rollup';
import {browserBundle} from '../../../rollup.config.mjs';

/** Each names what is private in the bundle, in another order. */
const MODULES: Record<string, string> = {
  first: `export const view = {headline: 'one', sections: [], changesAt: 3};`,
  second: `import {view} from 'first';
    export const read = ({changesAt, sections, headline}) => [headline, sections.length, changesAt];
    export const own = read(view);`,
};

test('two files of one build know each other by the same mangled names', async () => {
  const build = await rollup({
    input: Object.keys(MODULES),
    plugins: [
      {
        name: 'modules',
        resolveId: (id) => (id in MODULES ? id : null),
        load: (id) => MODULES[id],
      },
      ...browserBundle.plugins,
    ],
  });
  const {output} = await build.generate({format: 'es', chunkFileNames: '[name].js'});
  await build.close();
  const code = Object.fromEntries((output as OutputChunk[]).map((it) => [it.fileName, it.code]));
  const url = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;
  const first = url(code['first.js']!);
  const second = url(code['second.js']!.replace('./first.js', first));
  const {own} = (await import(second)) as {own: unknown};
  assert.doesNotMatch(code['second.js']!, /headline|sections|changesAt/);
  assert.deepEqual(own, ['one', 0, 3]);
});
