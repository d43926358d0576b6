import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {HTTPRequest, Page} from 'puppeteer-core';
import {moveDates} from '../tools/browse.js';
import {SAMPLES, sampleText} from '../tools/samples.js';
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

/** Opens `body` on a site of its own that serves the files of `dist/`; a CDN and a status host answer too. */
export async function openPage(
  body: string,
  world: World,
  headers: Record<string, string> = {},
): Promise<Opened> {
  const complaints: string[] = [];
  const page = await world.visit.browser.newPage();
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const answered = answer(request, world, body, headers);
    if (!answered) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto('https://www.example.com/', {waitUntil: 'networkidle0'});
  return {page, complaints};
}

function answer(
  request: HTTPRequest,
  {project}: World,
  page: string,
  headers: Record<string, string>,
): boolean {
  const {hostname, pathname} = new URL(request.url());
  const own = hostname === 'www.example.com';
  // unpkg.com/elytra-status@0.1.0/dist/… and cdn.jsdelivr.net/npm/elytra-status@0.1.0/dist/…
  const path = own ? pathname.slice(1) : pathname.replace(/^.*?\/elytra-status@[\d.]+\/dist\//, '');
  const file = join(project, 'node_modules/elytra-status/dist', path);
  const cors = {'access-control-allow-origin': '*'};
  if (own && pathname === '/') {
    void request.respond({contentType: 'text/html; charset=utf-8', headers, body: page});
  } else if (path.endsWith('status.json')) {
    void request.respond({contentType: 'application/json', headers: cors, body: operational()});
  } else if (existsSync(file)) {
    const contentType = TYPES[path.split('.').pop()!];
    void request.respond({contentType, headers: cors, body: readFileSync(file)});
  } else {
    void request.respond({status: 404, body: ''});
    return pathname === '/favicon.ico';
  }
  return true;
}

/** A document that is operational, as of now. */
function operational(): string {
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
