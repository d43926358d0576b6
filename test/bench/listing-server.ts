/**
 * Stands in for a bucket of more backups than a test server holds: a process of its own that makes up each
 * page of a listing, and keeps what is put. `listing-server.ts COUNT` prints its address.
 */
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {listing, S3Store, type S3Answer} from '../support/s3/s3-store.js';

const PAGE = 1000;
const HOUR = 3_600_000; // ms
const SIZE = 1_000_000; // bytes

const count = Number(process.argv[2]);
const newest = Date.now() - HOUR;
const store = new S3Store();
store.vendor = 'ceph';

/** As Ceph writes it: one an hour, the last of an hour ago. */
function entryOf(index: number): string {
  const key = `db/${String(index).padStart(9, '0')}.sql.gz`;
  const modified = new Date(newest - (count - 1 - index) * HOUR).toISOString();
  const etag = '&quot;d41d8cd98f00b204e9800998ecf8427e&quot;';
  return (
    `<Contents><Key>${key}</Key><LastModified>${modified}</LastModified><ETag>${etag}</ETag>` +
    `<Size>${SIZE}</Size><StorageClass>STANDARD</StorageClass><Type>Normal</Type></Contents>`
  );
}

function list(bucket: string, query: URLSearchParams): S3Answer {
  const from = Number(query.get('continuation-token') ?? 0);
  const to = Math.min(count, from + PAGE);
  const entries = Array.from({length: to - from}, (_, offset) => entryOf(from + offset));
  return listing({name: bucket, entries, next: to < count ? String(to) : undefined});
}

async function answer(request: IncomingMessage): Promise<S3Answer> {
  const {method, url = '', headers} = request;
  const {pathname, searchParams} = new URL(url, 'http://localhost');
  const path = decodeURIComponent(pathname).replace(/^\/|\/$/g, '');
  const body = await text(request);
  if (method === 'PUT') return store.put(path, body, headers);
  return searchParams.has('list-type') ? list(path, searchParams) : store.get(path, headers);
}

const server = createServer(async (request, response) => {
  const {status, type, headers, body} = await answer(request);
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
