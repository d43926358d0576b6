import assert from 'node:assert/strict';
import type {IncomingMessage} from 'node:http';
import {describe, it, test} from 'node:test';
import {judgeCors} from '../../../generator/diagnosis/judge-cors.js';
import {documentOf, runCheck, serve} from '../../support/publisher/status-server.js';

const SITE = 'https://www.example.com';
const ACAO = 'access-control-allow-origin';

type Headers = Record<string, string>;

/** `plain` without Origin, `asked` with one. */
const cors = (plain: Headers, asked: Headers) => (request: IncomingMessage) =>
  request.headers.origin === undefined ? plain : asked;

const CASES: [what: string, plain: Headers, asked: Headers, code: number, says: RegExp][] = [
  ['everybody, always', {[ACAO]: '*'}, {[ACAO]: '*'}, 0, /OK - operational \|/],
  [
    'the site, and both answers vary',
    {vary: 'Accept-Encoding, Origin'},
    {[ACAO]: SITE, vary: 'origin'},
    0,
    /OK - operational \|/,
  ],
  [
    'everybody, and the site by its name',
    {[ACAO]: '*', age: '0'},
    {[ACAO]: SITE, vary: 'Origin', age: '0'},
    0,
    /OK - operational \|/,
  ],
  [
    'nobody',
    {},
    {},
    2,
    /www\.example\.com may not read it: no Access-Control-Allow-Origin \(allow/,
  ],
  [
    'another site',
    {[ACAO]: 'https://example.org'},
    {[ACAO]: 'https://example.org'},
    2,
    /may not read it: only https:\/\/example\.org \(/,
  ],
  [
    'another site, in words that are no origin',
    {},
    {[ACAO]: 'secret words'},
    2,
    /may not read it \(allow it with what elytra-status cors https:\/\/www\.example\.com prints/,
  ],
  [
    'the site without Vary',
    {},
    {[ACAO]: SITE},
    1,
    /WARNING - https:\/\/www.* without Origin has no Access-Control-Allow-Origin, and without Vary: Origin/,
  ],
  [
    'the site, where the plain answer alone varies',
    {vary: 'Origin'},
    {[ACAO]: SITE},
    1,
    /WARNING - .* without Vary: Origin a shared cache/,
  ],
  [
    'the site alone, although nobody asked for it',
    {[ACAO]: SITE},
    {[ACAO]: SITE},
    0,
    /OK - operational/,
  ],
  [
    'the site, where the plain answer does not vary and no cache is seen',
    {},
    {[ACAO]: SITE, vary: 'Origin'},
    0,
    /OK - operational; .*a shared cache may give that one to https:\/\/www\.example\.com \|/,
  ],
  [
    'the same behind a cache',
    {age: '0'},
    {[ACAO]: SITE, vary: 'Origin', age: '0'},
    1,
    /WARNING - .*a shared cache may give that one.*\(let the edge set Access-Control-Allow-Origin: \*/,
  ],
  [
    'the same behind an edge that caches something else',
    {'cf-cache-status': 'DYNAMIC'},
    {[ACAO]: SITE, vary: 'Origin', 'cf-cache-status': 'DYNAMIC'},
    0,
    /OK - operational; /,
  ],
  [
    'everybody, but only if asked, by an edge that caches it',
    {'cf-cache-status': 'HIT'},
    {[ACAO]: '*', 'cf-cache-status': 'HIT'},
    1,
    /WARNING - .*a shared cache may give/,
  ],
  [
    'the site, where no shared cache may keep it',
    {'cache-control': 'private, max-age=60', age: '0'},
    {[ACAO]: SITE, 'cache-control': 'private, max-age=60', age: '0'},
    0,
    /OK - operational \|/,
  ],
  [
    'everybody, but only if asked',
    {},
    {[ACAO]: '*'},
    0,
    /OK - operational; .*has no Access-Control-Allow-Origin, and a shared cache may give/,
  ],
];

describe('--origin asks without and with Origin, and judges what is allowed to', () => {
  for (const [what, plain, asked, expected, says] of CASES) {
    it(what, async (t) => {
      const url = await serve(t, {headers: cors(plain, asked)});
      const {code, line} = await runCheck(url, '--origin', SITE);
      assert.match(line, says);
      assert.equal(code, expected);
      assert.doesNotMatch(line, /secret words/);
    });
  }
});

test('catches a cache that hands the answer of a request without Origin to everybody', async (t) => {
  let stored: Headers | undefined;
  const headers = ({headers: {origin}}: IncomingMessage) =>
    (stored ??= origin ? {[ACAO]: origin} : {'x-cache': 'HIT'});
  const {code, line} = await runCheck(await serve(t, {headers}), '--origin', SITE);
  assert.equal(code, 2);
  assert.match(line, /may not read it/);
});

test('asks for each origin, and tells them apart', async (t) => {
  const asked: (string | undefined)[] = [];
  const headers = ({headers: {origin}}: IncomingMessage): Headers => {
    asked.push(origin);
    return origin === SITE ? {[ACAO]: SITE, vary: 'Origin'} : {vary: 'Origin'};
  };
  const other = 'https://example.org';
  const {code, line} = await runCheck(
    await serve(t, {headers}),
    '--origin',
    SITE,
    '--origin',
    other,
  );
  assert.deepEqual(asked, [undefined, SITE, other]);
  assert.equal(code, 2);
  assert.match(line, /CRITICAL - https:\/\/example\.org may not read it/);
  assert.doesNotMatch(line, /www\.example\.com may not/);
});

test('an answer that fails with Origin alone is reported as that', async (t) => {
  const url = await serve(t, (request, response) => {
    if (request.headers.origin) response.writeHead(403).end();
    else response.end(JSON.stringify(documentOf(0)));
  });
  const {code, line} = await runCheck(url, '--origin', SITE);
  assert.equal(code, 2);
  assert.match(line, /CRITICAL - asked for https:\/\/www\.example\.com: HTTP 403/);
});

test('the own origin of the document needs no leave', () => {
  const finding = judgeCors(`${SITE}/status.json`, SITE, {plain: {}, asked: {}});
  assert.equal(finding.level, 'ok');
});

test('a page of https: may not read an address of http:, but for loopback', () => {
  const everybody = {[ACAO]: '*'};
  const level = (url: string, origin: string) =>
    judgeCors(url, origin, {plain: everybody, asked: everybody}).level;
  assert.equal(level('http://status.example.com/', SITE), 'critical');
  assert.equal(level('http://status.example.com/', 'http://www.example.com'), 'ok');
  assert.equal(level('https://status.example.com/', SITE), 'ok');
  assert.equal(level('http://localhost:8080/', SITE), 'ok');
});
