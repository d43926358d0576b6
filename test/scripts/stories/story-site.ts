import {createReadStream} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {run} from '../../support/machine/run.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'storybook-static');

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** One of the stories, as the static Storybook lists them. */
export interface Story {
  id: string;
  /** `Variants/Card` */
  title: string;
  name: string;
  tags: string[];
}

export interface StorySite {
  origin: string;
  stories: Story[];
  end: () => void;
}

/** Builds the static Storybook and serves it. */
export async function serveStories(): Promise<StorySite> {
  const storybook = join(root, 'node_modules/storybook/dist/bin/dispatcher.js');
  const build = ['build', '-c', 'stories/.storybook', '--disable-telemetry', '--quiet'];
  const code = await run(process.execPath, [storybook, ...build], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error(`storybook build failed (exit code ${code}), see its message`);
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url!, 'http://localhost');
    response.setHeader('content-type', TYPES[extname(pathname)] ?? 'application/octet-stream');
    // Each story is a new page, of the same scripts.
    if (pathname.startsWith('/assets/')) response.setHeader('cache-control', 'max-age=3600');
    createReadStream(join(folder, pathname))
      .on('error', () => response.writeHead(404).end('Not found'))
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Story & {type: string}>;
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stories: Object.values(index.entries).filter(({type}) => type === 'story'),
    end() {
      server.close();
      server.closeAllConnections();
    },
  };
}
