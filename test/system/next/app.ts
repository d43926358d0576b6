import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {INSTALLED, NextProject} from './next-project.js';

export type Flavour = 'plain' | 'cache components';

const SOURCE = fileURLToPath(new URL('../../fixtures/apps/next/', import.meta.url));
export const SECRET = 'correct horse battery staple';

/** The marketing site, as it is for this flavour and this origin. */
export class App extends NextProject {
  constructor(
    readonly flavour: Flavour,
    statusUrl: string,
  ) {
    super(INSTALLED, {
      ...process.env,
      STATUS_URL: statusUrl,
      REVALIDATE_SECRET: `${SECRET}\n`, // as a file or a form hands it over
      CACHE_COMPONENTS: flavour === 'plain' ? '' : '1',
      NODE_ENV: undefined,
    });
    // The pages that another flavour has added would not be built in this one.
    rmSync(join(INSTALLED, 'app'), {recursive: true, force: true});
    cpSync(join(SOURCE, 'app'), join(INSTALLED, 'app'), {recursive: true});
    for (const file of readdirSync(SOURCE, {recursive: true, encoding: 'utf8'})) {
      if (!/^(app\/.*\.tsx|vercel\.json)$/.test(file)) continue;
      const text = readFileSync(join(SOURCE, file), 'utf8').replaceAll(
        'https://status.elytracloud.com',
        new URL(statusUrl).origin,
      );
      // Where both entries work both are tried, one on each page.
      const isCached = flavour === 'cache components' && file.startsWith('app/status');
      writeFileSync(join(INSTALLED, file), isCached ? withCached(text) : text);
    }
  }

  /** Adds a page for the test alone. @returns its path */
  add(name: string, text: string): string {
    const folder = join(INSTALLED, 'app', name);
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, 'page.tsx'), text);
    return `/${name}`;
  }

  /** Adds it once for each entry that works. @returns the paths */
  addEach(name: string, text: string): string[] {
    const paths = [this.add(name, text)];
    if (this.flavour === 'plain') return paths;
    return [...paths, this.add(`${name}-cached`, withCached(text))];
  }
}

const withCached = (text: string) =>
  text.replaceAll("'elytra-status/next'", "'elytra-status/next/cached'");
