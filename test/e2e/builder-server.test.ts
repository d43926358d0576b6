import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, test} from 'node:test';
import {browse, type Visit} from '../support/browser/browse.js';
import {BuilderServer} from '../support/browser/builder-server.js';

let visit: Visit;
before(async () => (visit = await browse({})));
after(() => visit.end());

const FILES = {'index.html': '<title>The builder</title>', 'release.json': '{}'};

/** A page that was opened while the builder was being made. */
async function openEarly() {
  let finish!: (files: Record<string, string>) => void;
  let fail!: (error: Error) => void;
  const made = new Promise<Record<string, string>>((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  const builder = new BuilderServer(made);
  const server = createServer((request, response) => {
    void builder.serve(request.url!.slice(1), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await visit.browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#variant=badge`);
  return {
    page,
    finish,
    fail,
    text: () => page.$eval('body', (body) => body.textContent),
    end: async () => {
      await page.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

test('who comes before the builder is made reads so, and then has it with the choices of the link', async () => {
  const {page, text, finish, end} = await openEarly();
  assert.match(await text(), /It is being built/);
  finish(FILES);
  await page.waitForFunction(`document.title === 'The builder'`);
  assert.equal(new URL(page.url()).hash, '#variant=badge');
  await end();
});

test('a builder that could not be made says so in the tab and in the terminal', async (context) => {
  const said = context.mock.method(console, 'error', () => {});
  const {page, text, fail, end} = await openEarly();
  fail(new Error('no room left'));
  await page.waitForFunction(`document.body.textContent.includes('could not be built')`);
  assert.match(await text(), /the terminal of npm start says why/);
  assert.match(String(said.mock.calls[0]!.arguments[1]), /no room left/);
  await end();
});
