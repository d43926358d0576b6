import {rollup, type RollupOptions} from 'rollup';
import {browserBundle, languageBundles} from '../../rollup.config.mjs';

async function bundle(options: object, format: 'es' | 'iife' = 'es'): Promise<string> {
  const {output: _, ...input} = options as RollupOptions;
  const made = await rollup(input);
  const {output} = await made.generate({format, name: 'elytraStatus'});
  await made.close();
  return output[0].code;
}

/** The one-file bundle as it is published, made of the sources as they are now. */
export const bundleCard = (format?: 'es' | 'iife'): Promise<string> =>
  bundle(browserBundle, format);

/** The script of one language. */
export async function bundleLanguage(language: string): Promise<string> {
  const found = languageBundles.find(({input}) => input.endsWith(`/${language}.ts`));
  if (!found) throw new Error(`No such language: ${language}`);
  return bundle(found);
}
