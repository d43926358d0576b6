import {rollup, type OutputOptions, type Plugin, type RollupOptions} from 'rollup';
import {browserBundle, commandLine, languageBundles, pageBundle} from '../../../rollup.config.mjs';

async function bundle(options: object): Promise<string> {
  const {output: wanted, ...input} = options as RollupOptions;
  const made = await rollup(input);
  const {output} = await made.generate({...(wanted as OutputOptions), sourcemap: false});
  await made.close();
  return output[0].code;
}

/** The script as it is published, made of the sources as they are now. */
export const bundleCard = (): Promise<string> => bundle(browserBundle);

/** The same by its path in a site, and what it loads from beside itself. */
export const bundleScripts = async (): Promise<Record<string, string>> => ({
  '/elytra-status.js': await bundleCard(),
  '/elytra-status-page.js': await bundle(pageBundle), // after the other: they share shortened names
});

/** The script of one language. */
export async function bundleLanguage(language: string): Promise<string> {
  const found = languageBundles.find(({input}) => input.endsWith(`/${language}.ts`));
  if (!found) throw new Error(`No such language: ${language}`);
  return bundle(found);
}

/** They write into `dist`. */
const WRITERS = ['rollup-plugin-license', 'copy'];

/** Writes the command line as it is published into a folder. */
export async function bundleCommandLine(folder: string): Promise<void> {
  const {output, ...input} = commandLine as RollupOptions;
  const plugins = (commandLine.plugins as Plugin[]).filter(({name}) => !WRITERS.includes(name));
  const made = await rollup({...input, plugins});
  await made.write({...(output as OutputOptions), dir: folder});
  await made.close();
}
