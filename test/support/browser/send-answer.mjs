import {readFile} from 'node:fs/promises';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {setTimeout as sleep} from 'node:timers/promises';

const SAMPLES = new URL('../../fixtures/samples/', import.meta.url);

/**
 * Sends the good or bad answer that the parameters describe:
 * `body` or `sample` (a file of test/fixtures/samples), `status`, `type`, `header=Name:value` (repeatable),
 * `cors`, `delay` (ms), `size` (bytes), and, if present at all, `hang` (never answers), `hang-body`
 * (headers and `body`, but no end), `reset` (breaks the connection) and `redirect-loop`.
 */
export async function sendAnswer(params, request, response) {
  if (params.has('hang')) return;
  if (params.has('delay')) await sleep(Number(params.get('delay')));
  if (params.has('reset')) {
    request.socket.resetAndDestroy();
    return;
  }
  response.statusCode = Number(params.get('status') ?? 200);
  setHeaders(params, response);
  if (params.has('redirect-loop')) {
    response.writeHead(302, {location: '/__test__/status?redirect-loop=1'}).end();
  } else if (params.has('size')) {
    // A page that gives up in the middle is what such a test wants, no error of this server.
    await pipeline(Readable.from(filler(Number(params.get('size')))), response).catch(() => {});
  } else if (params.has('hang-body')) {
    response.flushHeaders();
    response.write(await readBody(params));
  } else {
    response.end(await readBody(params));
  }
}

function setHeaders(params, response) {
  response.setHeader('content-type', params.get('type') ?? 'application/json');
  if (params.has('cors')) {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
  }
  for (const header of params.getAll('header')) {
    const colon = header.indexOf(':');
    response.appendHeader(header.slice(0, colon).trim(), header.slice(colon + 1).trim());
  }
}

/** A sample holds the answer as `document`, or as `text` where it is no JSON on purpose. */
async function readBody(params) {
  const name = params.get('sample');
  if (name === null) return params.get('body') ?? '{}';
  if (!/^[\w.-]+$/.test(name)) throw new Error(`Not a name of a sample: ${name}`);
  const sample = JSON.parse(await readFile(new URL(`${name}.json`, SAMPLES), 'utf8'));
  return sample.text ?? JSON.stringify(sample.document);
}

/** A JSON document of exactly `size` bytes (at least 13), never whole in memory. */
function* filler(size) {
  const [start, end] = ['{"filler":"', '"}'];
  const chunk = 'x'.repeat(65_536);
  yield start;
  for (let left = size - start.length - end.length; left > 0; left -= chunk.length) {
    yield chunk.slice(0, left);
  }
  yield end;
}
