import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page, ResponseForRequest} from 'puppeteer-core';
import {moveDates} from '../../support/browser/browse.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';
import type {World} from './world.js';

const TYPES: Record<string, string> = {
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

interface Opened {
  page: Page;
  /** What the console said, and requests to hosts that no example should ask. */
  complaints: string[];
}

interface Served {
  /** Of the page. */
  headers?: Record<string, string>;
  /** Further files of the site by their path. */
  files?: Record<string, string>;
  /** What stands at `status.html` beside the document. */
  status?: string;
}

/** Opens `body` on a site of its own that serves the files of `dist/`; a CDN and a status host answer too. */
export async function openPage(body: string, world: World, served: Served = {}): Promise<Opened> {
  const complaints: string[] = [];
  const page = await world.visit.browser.newPage();
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const answer = answerTo(new URL(request.url()), world, body, served);
    if (!answer) complaints.push(`asked for ${request.url()}`);
    void request.respond(answer ?? {status: 404, body: ''});
  });
  await page.goto('https://www.example.com/', {waitUntil: 'networkidle0'});
  return {page, complaints};
}

const OWN = 'www.example.com';
const CDN = /^\/(?:npm\/)?elytra-status@[\d.]+\/dist\//; // of unpkg and of jsDelivr
const CORS = {'access-control-allow-origin': '*'};
const HTML = 'text/html; charset=utf-8';

function answerTo(
  {hostname, pathname}: URL,
  {project}: World,
  page: string,
  {headers, files = {}, status}: Served,
): Partial<ResponseForRequest> | undefined {
  if (hostname === OWN && pathname === '/') return {contentType: HTML, headers, body: page};
  if (hostname === OWN && pathname === '/favicon.ico') return {status: 404, body: ''};
  const contentType = `${TYPES[pathname.split('.').pop()!]}; charset=utf-8`;
  if (hostname === OWN && files[pathname]) return {contentType, body: files[pathname]};
  if (pathname === '/status.json') return {contentType, headers: CORS, body: operational()};
  if (pathname === '/status.html' && status) return {contentType: HTML, body: status};
  if (hostname !== OWN && !CDN.test(pathname)) return undefined;
  const file = join(project, 'node_modules/elytra-status/dist', pathname.replace(CDN, ''));
  return existsSync(file) ? {contentType, headers: CORS, body: readFileSync(file)} : undefined;
}

/** A document that is operational, of five minutes ago. */
export function operational(): string {
  const sample = SAMPLES.get('operational')!;
  return moveDates(sampleText(sample), Date.now() - Date.parse(sample.now));
}

/** Every card of the block shows the status, and nothing complains. */
export async function showsCards(text: string, world: World): Promise<void> {
  const body = `<!doctype html><html lang="en"><title>Example</title>${text}</html>`;
  const {page, complaints} = await openPage(body, world);
  await page.waitForFunction(`(() => {
    const cards = [...document.querySelectorAll('elytra-status')];
    return cards.length > 0 && cards.every((card) => card.state === 'operational');
  })()`);
  assert.deepEqual(complaints, []);
  await page.close();
}
