import {once} from 'node:events';
import {readdir, readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {json} from 'node:stream/consumers';
import {keptFigures} from './kept-figures.mjs';
import {readFont} from './read-font.mjs';
import {sendAnswer} from './send-answer.mjs';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const PREFIX = '/__test__/';

/**
 * Bad networks for browser tests, below `/__test__/` of the test runner's own server:
 * - `status?…` answers as its parameters say, see send-answer.mjs;
 * - `set?key=k`, POST of a JSON array of query strings: the answers to `status?key=k` from now on,
 *   one after the other, the last one again and again;
 * - `count?key=k` tells as `{count}` how many requests of `status` carried the key;
 * - `font?key=narrow` and `font?key=wide` answer with a font, see fonts.ts;
 * - `samples` and `truth` tell all of these folders of `test/fixtures` by name;
 * - `positions?key=k` keeps what is posted there, see kept-figures.mjs;
 * - `other-origin` tells as `{origin}` where all this is served from another origin.
 */
export function browserTestServer() {
  const counts = new Map();
  const sequences = new Map();

  const routes = {
    font: async ({key}) => readFont(key),
    samples: async () => readFixtures('samples'),
    truth: async () => readFixtures('truth'),
    count: async ({key}) => ({count: counts.get(key) ?? 0}),
    'other-origin': async () => ({origin: `http://127.0.0.1:${otherOrigin.address().port}`}),
    positions: ({key, request}) => keptFigures(key, request),
    set: async ({key, request}) => {
      sequences.set(key, await json(request));
      return {};
    },
  };

  async function answer(request, response) {
    const {pathname, searchParams} = new URL(request.url, 'http://localhost');
    const key = searchParams.get('key');
    const name = pathname.slice(PREFIX.length);
    response.statusCode = 200; // Koa begins with 404
    try {
      if (name === 'status') {
        if (key !== null && request.method !== 'OPTIONS')
          counts.set(key, (counts.get(key) ?? 0) + 1);
        await sendAnswer(nextAnswer(key, request) ?? searchParams, request, response);
      } else if (Object.hasOwn(routes, name)) {
        const result = await routes[name]({key, request});
        response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
      } else {
        response.writeHead(404).end();
      }
    } catch (error) {
      // A mistake in a test must not look like the bad network that it asked for.
      console.error(`${request.method} ${request.url}:`, error);
      if (!response.headersSent) response.writeHead(599);
      response.end(String(error));
    }
  }

  function nextAnswer(key, request) {
    const sequence = sequences.get(key);
    if (!sequence?.length) return undefined;
    const keep = sequence.length === 1 || request.method === 'OPTIONS';
    return new URLSearchParams(keep ? sequence[0] : sequence.shift());
  }

  const otherOrigin = createServer((request, response) => void answer(request, response));

  return {
    middleware: async (context, next) => {
      if (!context.path.startsWith(PREFIX)) return next();
      context.respond = false; // Koa keeps out: it could neither hang nor reset
      return answer(context.req, context.res);
    },
    plugin: {
      name: 'browser-test-server',
      async serverStart() {
        await once(otherOrigin.listen(0, '127.0.0.1'), 'listening');
      },
      async serverStop() {
        otherOrigin.close();
        otherOrigin.closeAllConnections();
      },
    },
  };
}

async function readFixtures(folder) {
  const path = new URL(`${folder}/`, FIXTURES);
  const files = (await readdir(path)).filter((file) => /^[^.]+\.json$/.test(file)); // no schema
  const read = async (file) => [
    file.slice(0, -'.json'.length),
    JSON.parse(await readFile(new URL(file, path), 'utf8')),
  ];
  return Object.fromEntries(await Promise.all(files.map(read)));
}
