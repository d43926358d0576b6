import type {ServerResponse} from 'node:http';
import {switchProtocols} from '../publisher/switch-protocols.js';
import {HTML_TYPE, JSON_TYPE, WEB_APP} from './answers.js';
import type {Answer} from './answers.js';

/** What a network, a proxy or a sick Kuma does instead of answering. */
export type Fault =
  | 'reset'
  | 'hang'
  | 'hang-after-headers'
  | 'slow-drip' // one byte every 50 ms, for ever
  | 'truncated'
  | 'switch-protocols'
  | 'html-200'
  | 'empty-200'
  | 'wrong-type' // the right body as text/html
  | 'not-json'
  | 'redirect-to-login'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'too-many-requests'
  | 'server-error'
  | 'bad-gateway-html';

const DRIP_INTERVAL = 50; // ms

/** Lets a request fail. `right` is the answer it would have had. */
export function sendFault(
  response: ServerResponse,
  fault: Fault,
  right: Answer = {status: 200, type: JSON_TYPE, body: '{}'},
): void {
  const {status, type, body} = right;
  const send = (
    code: number,
    contentType: string,
    text: string,
    headers: Record<string, string> = {},
  ) =>
    response
      .writeHead(code, {
        'content-type': contentType,
        'content-length': Buffer.byteLength(text),
        ...headers,
      })
      .end(text);

  switch (fault) {
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'hang-after-headers':
      response.writeHead(status, {'content-type': type, 'content-length': Buffer.byteLength(body)});
      response.flushHeaders();
      return;
    case 'slow-drip':
      return drip(response, right);
    case 'truncated': {
      const bytes = Buffer.from(body);
      response.writeHead(status, {'content-type': type, 'content-length': bytes.length});
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      return;
    }
    case 'switch-protocols':
      switchProtocols(response);
      return;
    case 'html-200':
      send(200, HTML_TYPE, WEB_APP);
      return;
    case 'empty-200':
      send(200, type, '');
      return;
    case 'wrong-type':
      send(status, HTML_TYPE, body);
      return;
    case 'not-json':
      send(200, type, '<<< this is neither JSON nor a metric >>>');
      return;
    case 'redirect-to-login':
      send(302, HTML_TYPE, 'Found. Redirecting to /login', {location: '/login'});
      return;
    case 'unauthorized':
      send(401, HTML_TYPE, '', {'www-authenticate': 'Basic'});
      return;
    case 'forbidden':
      send(403, HTML_TYPE, errorPage('403 Forbidden'));
      return;
    case 'not-found':
      send(404, HTML_TYPE, errorPage('404 Not Found'));
      return;
    case 'too-many-requests':
      send(429, HTML_TYPE, errorPage('429 Too Many Requests'), {'retry-after': '30'});
      return;
    case 'server-error':
      // The text of a real failure: it names inner things that must not be published.
      send(500, HTML_TYPE, 'SQLITE_BUSY: database is locked at /app/data/kuma.db');
      return;
    case 'bad-gateway-html':
      send(502, HTML_TYPE, errorPage('502 Bad Gateway'));
      return;
  }
}

// After the body come spaces: to a JSON parser nothing is wrong, it just never ends.
function drip(response: ServerResponse, {status, type, body}: Answer): void {
  const bytes = Buffer.from(body);
  let sent = 0;
  response.writeHead(status, {'content-type': type});
  const timer = setInterval(() => {
    response.write(sent < bytes.length ? bytes.subarray(sent, sent + 1) : ' ');
    sent++;
  }, DRIP_INTERVAL);
  response.on('close', () => clearInterval(timer));
}

function errorPage(title: string): string {
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;
}
