import {existsSync} from 'node:fs';
import type {ServerResponse} from 'node:http';
import {fileURLToPath} from 'node:url';
import {builderFiles} from '../../support/browser/builder-files.js';
import {npm} from '../../support/machine/run.mjs';
import {withLock} from '../../support/machine/with-lock.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const TYPES: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
};

let made: ReturnType<typeof make> | undefined;

/** Serves a file of the snippet builder, which is made of the last build at the first request. */
export async function serveBuilder(path: string, response: ServerResponse): Promise<void> {
  const name = path || 'index.html';
  const content = (await (made ??= make()))[name];
  const type = TYPES[name.split('.').pop()!] ?? 'text/plain';
  const headers = {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache'};
  response.writeHead(content === undefined ? 404 : 200, headers).end(content ?? 'Not found');
}

async function make() {
  if (!existsSync(`${root}/dist/sri.json`)) {
    await withLock('build', () => npm(['run', '-s', 'build'], {cwd: root}));
  }
  return builderFiles();
}
