import type {ServerResponse} from 'node:http';
import {waitingPage} from './waiting-page.js';

const TYPES: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
};

type Files = Record<string, string>;

/** The snippet builder, from the moment on that somebody begins to make it. */
export class BuilderServer {
  readonly #made: Promise<Files | null>;
  #files: Files | null | undefined;

  /** @param made its files by their names; begun now, so that a visitor who comes later does not wait */
  constructor(made: Promise<Files>) {
    this.#made = made
      .catch((error: unknown) => {
        console.error('The snippet builder could not be built:', error);
        return null;
      })
      .then((files) => (this.#files = files));
  }

  /** Serves one of the files. Until they are made the page says so, and the others wait. */
  async serve(path: string, response: ServerResponse): Promise<void> {
    const name = path || 'index.html';
    const isPage = name === 'index.html';
    const files = isPage ? this.#files : await this.#made;
    const type = TYPES[name.split('.').pop()!] ?? 'text/plain';
    const headers = {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache'};
    if (isPage && !files) response.writeHead(503, headers).end(waitingPage(files === null));
    else response.writeHead(files?.[name] ? 200 : 404, headers).end(files?.[name] ?? 'Not found');
  }
}
