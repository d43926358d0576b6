import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser} from 'puppeteer-core';
import {App, SECRET, type Flavour} from './app.js';
import type {Running} from './next-project.js';
import {startOrigin, type Origin} from './origin.js';
import {launchBrowser} from './visitor.js';

/** A page that is made at each request, of a document that nobody has asked for yet. */
const COLD = `
  import {PlatformStatusCard} from 'elytra-status/next';
  import {connection} from 'next/server';
  import {Suspense} from 'react';
  import {STATUS_URL} from '../status-url';
  async function Card() {
    await connection();
    return <PlatformStatusCard src={\`\${STATUS_URL}?cold=\${Math.random()}\`} />;
  }
  export default function Cold() {
    return <Suspense><Card /></Suspense>;
  }`;

/** One that prints what `track` hears, of a document that the server asks for once. */
const TRACKED = COLD.replace(
  '?cold=${Math.random()}`}',
  '?tracked`} track={(name) => console.log(`tracked ${name}`)}',
);

/** The marketing site while it is built, started and visited, with the origin of its status. */
export class Site {
  origin!: Origin;
  app!: App;
  /** Paths of the pages that ask at each request. */
  cold!: string[];
  #browser?: Browser;
  #running?: Running;

  constructor(readonly flavour: Flavour) {}

  async open(): Promise<void> {
    this.origin = await startOrigin();
    this.app = new App(this.flavour, this.origin.url);
    this.cold = this.app.addEach('cold', COLD);
    this.app.add('tracked', TRACKED);
    await this.rebuild();
    this.#browser = await launchBrowser();
  }

  /** What there is of it: a build may have failed. */
  async close(): Promise<void> {
    this.origin.end();
    await this.#running?.end();
    await this.#browser?.close();
  }

  get running(): Running {
    return this.#running!;
  }

  get browser(): Browser {
    return this.#browser!;
  }

  get address(): string {
    return this.running.address;
  }

  /** @returns what the build has printed */
  async rebuild(): Promise<string> {
    await this.#running?.end();
    const output = await this.app.build();
    this.#running = await this.app.start();
    return output;
  }

  async develop(): Promise<void> {
    await this.running.end();
    this.#running = await this.app.dev();
  }

  /** For how long the page that was built is served without asking, s. */
  lifetimeOf(path: string): number | false {
    const file = join(this.app.folder, '.next/prerender-manifest.json');
    const {routes} = JSON.parse(readFileSync(file, 'utf8')) as {
      routes: Record<string, {initialRevalidateSeconds: number | false}>;
    };
    return routes[path]!.initialRevalidateSeconds;
  }

  readonly fetchPage = async (path: string) => {
    const response = await fetch(this.address + path);
    return {status: response.status, html: await response.text()};
  };

  readonly revalidate = (init: RequestInit = {}) =>
    fetch(`${this.address}/api/revalidate`, {
      method: 'POST',
      headers: {authorization: `Bearer ${SECRET}`},
      ...init,
    });

  /** The page that is cached is served once more, and made anew meanwhile. */
  async regenerate(path: string, isNew: (html: string) => boolean): Promise<string> {
    for (let tries = 0; tries < 100; tries++) {
      // Again now and then: Next forgets a call while the page is being made.
      if (tries % 20 === 0) assert.equal((await this.revalidate()).status, 200);
      const {status, html} = await this.fetchPage(path);
      assert.equal(status, 200);
      if (isNew(html)) return html;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`${path} was not made anew`);
  }
}
