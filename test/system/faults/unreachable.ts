import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import https from 'node:https';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';

/** Why no request gets through, and what the log says of it. */
export const UNREACHABLE = {
  refused: /.*\(ECONNREFUSED\)/,
  'DNS failure': /.*\((ENOTFOUND|EAI_AGAIN)\)/,
  'TLS error': /.*\(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
};
export type Unreachable = keyof typeof UNREACHABLE;

/** An address at which that happens. */
export async function addressOf(why: Unreachable, t: TestContext): Promise<string> {
  if (why === 'refused') return 'http://127.0.0.1:1';
  if (why === 'DNS failure') return 'http://no-such-host.internal';
  const server = https.createServer(selfSigned(), (_, response) => response.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => (server.closeAllConnections(), server.close()));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-tls-'));
  const [key, cert] = ['key.pem', 'cert.pem'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, ...names, '-keyout', key, '-out', cert], {
      cwd: folder,
      stdio: 'ignore',
    });
    return {key: readFileSync(join(folder, key)), cert: readFileSync(join(folder, cert))};
  } finally {
    rmSync(folder, {recursive: true});
  }
}
