import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';
import {launch, type Browser} from 'puppeteer-core';
import {BROWSER_ARGS, findBrowser} from './find-browser.mjs';

export interface Answer {
  /** Or its pieces, each sent when it comes. */
  body: string | AsyncIterable<string>;
  status?: number;
  headers?: Record<string, string>;
}

/** What is served at a path: HTML, or JavaScript, or JSON, as the name ends. */
export type Site = Record<string, string | Answer>;

export interface Visit {
  browser: Browser;
  /** `http://127.0.0.1:1234` */
  origin: string;
  /** May be changed while it is served. */
  site: Site;
  end(): Promise<void>;
}

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

/** A browser, and a site for it to visit. */
export async function browse(site: Site): Promise<Visit> {
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    const found = site[path];
    const {body, status = 200, headers} = typeof found === 'object' ? found : {body: found};
    const type = TYPES[path.split('.').pop()!] ?? 'text/html';
    response.writeHead(body === undefined ? 404 : status, {
      'content-type': `${type}; charset=utf-8`,
      ...headers,
    });
    if (typeof body === 'object') Readable.from(body).pipe(response);
    else response.end(body ?? 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {path, env} = await findBrowser();
  const browser = await launch({
    executablePath: path,
    env: {...process.env, ...env},
    args: BROWSER_ARGS,
  });
  return {
    browser,
    site,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async end() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** `text` with all of its dates moved by `offset` ms, so that a sample is of another time. */
export const moveDates = (text: string, offset: number): string =>
  text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, (date) =>
    Number.isNaN(Date.parse(date)) ? date : new Date(Date.parse(date) + offset).toISOString(),
  );
