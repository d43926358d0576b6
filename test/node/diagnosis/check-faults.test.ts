import assert from 'node:assert/strict';
import {once} from 'node:events';
import type {RequestListener, ServerResponse} from 'node:http';
import {createServer, type AddressInfo} from 'node:net';
import {describe, it, test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {describeGetError} from '../../../generator/diagnosis/describe-get-error.js';
import {GetError} from '../../../generator/io/http-get.js';
import {sampleText, SAMPLES} from '../../support/documents/samples.js';
import {runCheck, serve} from '../../support/publisher/status-server.js';
import {switchProtocols} from '../../support/publisher/switch-protocols.js';

/** Headers, and then what `then` does. */
const after =
  (then: (response: ServerResponse) => void, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, {'content-type': 'application/json', 'content-length': 5000});
    response.write('{', () => then(response));
  };
const status =
  (code: number, headers = {}): RequestListener =>
  (_, response) =>
    response
      .writeHead(code, {'content-type': 'text/html', ...headers})
      .end('<h1>secret words</h1>');

const FAULTS: [what: string, RequestListener, says: RegExp][] = [
  ['never answers', () => {}, /no answer in time/],
  ['hangs behind the headers', after(() => {}), /no answer in time/],
  ['breaks off', after((response) => response.destroy()), /the answer broke off/],
  ['resets', (request) => request.socket.resetAndDestroy(), /broke the connection \(ECONNRESET\)/],
  ['switches protocols', (_, response) => switchProtocols(response), /another protocol \(/],
  ['redirects', status(301, {location: 'https://secret.example'}), /HTTP 301, a redirect/],
  ['forbids', status(403), /HTTP 403, not for everybody .*STATUS_ACL=public-read/],
  ['has nothing', status(404), /HTTP 404, nothing is there/],
  ['is asked too much', status(429), /HTTP 429 \(/],
  ['fails', status(500), /HTTP 500 \(/],
  ['answers in HTML', status(200), /HTTP 200, but HTML/],
  [
    'sends too much',
    (_, response) => response.end(`"${'x'.repeat(1_000_001)}"`),
    /the answer is too large/,
  ],
  [
    'expands without end',
    (_, response) => {
      response.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync(' '.repeat(1e7)));
    },
    /the answer is too large/,
  ],
  [
    'calls compressed what is not',
    (_, response) => response.writeHead(200, {'content-encoding': 'gzip'}).end('{}'),
    /the answer broke off/,
  ],
  ['is empty', (_, response) => response.end(), /HTTP 200, but empty/],
  ['is no JSON', (_, response) => response.end('{"updated_at": "2025'), /HTTP 200, but no JSON/],
  [
    'breaks the contract',
    (_, response) => response.end('{"updated_at": "yesterday"}'),
    /invalid: updated_at: .*, and \d more/,
  ],
];

const SIDE_BY_SIDE = {concurrency: 4, timeout: 60_000};

describe('one clear line and exit code 2 when the server', SIDE_BY_SIDE, () => {
  for (const [what, listener, says] of FAULTS) {
    it(what, async (t) => {
      const url = await serve(t, listener);
      const timeout = /^(never|hangs)/.test(what) ? ['--timeout', '400ms'] : [];
      const {code, line, lines, err} = await runCheck(`${url}?token=secret`, ...timeout);
      assert.deepEqual([code, lines, err], [2, 1, []]);
      assert.match(line, /^STATUS CRITICAL - .+ \(.+\)/);
      assert.match(line, says);
      assert.doesNotMatch(line, /secret/);
    });
  }
});

test('a name that does not exist is one clear line', async () => {
  const {code, line} = await runCheck('https://status.invalid/status.json');
  assert.equal(code, 2);
  assert.match(line, /^STATUS CRITICAL - (the host name does not exist|the name server)/);
});

test('a port where nothing listens is one clear line', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  await once(server.close(), 'close');
  const {code, line} = await runCheck(`http://127.0.0.1:${port}/`);
  assert.equal(code, 2);
  assert.match(line, /^STATUS CRITICAL - nothing listens there \(ECONNREFUSED\)/);
});

test('http behind https: is one clear line', async (t) => {
  const {code, line} = await runCheck((await serve(t, {})).replace('http:', 'https:'));
  assert.equal(code, 2);
  assert.match(line, /^STATUS CRITICAL - the server does not speak TLS as we know it \(E/);
});

describe('says in words what is wrong with a certificate', () => {
  for (const [code, says] of [
    ['CERT_HAS_EXPIRED', 'its TLS certificate has expired'],
    ['CERT_NOT_YET_VALID', 'its TLS certificate is not valid yet'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'its TLS certificate is for another name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its TLS certificate is self-signed'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its TLS certificate comes without its issuer'],
  ] as const) {
    it(code, () => {
      const cause = Object.assign(new Error('words of the other side'), {code});
      const finding = describeGetError(new GetError('network', '', {cause}));
      assert.equal(finding.text, `${says} (${code})`);
    });
  }
});

describe('agrees with the samples on what is valid', () => {
  for (const [name, sample] of SAMPLES) {
    it(name, async (t) => {
      const {line} = await runCheck(await serve(t, {body: sampleText(sample)}));
      const isValid = !/CRITICAL - (invalid|HTTP 200, but)/.test(line);
      const {schema, guard} = sample.expect;
      assert.equal(isValid, schema === 'valid' && guard === 'accept', line);
    });
  }
});
