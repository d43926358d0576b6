import {revalidateTag} from 'next/cache.js';
import {STATUS_TAG} from './server/status-tag.js';

export interface RevalidateOptions {
  /** What callers must send. Without one everybody is refused. */
  secret: string | undefined;
}

/**
 * The webhook after a publish, as a route handler:
 * `export const POST = createRevalidateHandler({secret: process.env.REVALIDATE_SECRET})`.
 *
 * Wants `Authorization: Bearer SECRET`. Answers 200, 401 for a wrong secret or none, 405 for other methods.
 * The next visitor still gets the page that stands, the one after the new one: an origin that is down then
 * costs nobody an answer.
 */
export function createRevalidateHandler(options: RevalidateOptions) {
  // A file or a form may have added a line break, which no header can carry.
  const secret = options.secret?.trim();
  if (secret && !/^[\x20-\x7e]*$/.test(secret)) {
    console.error(
      'elytra-status: the secret of the revalidate route can never be right: headers carry ASCII only',
    );
  }
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST') {
      return answer(405, {error: 'Use POST'}, {allow: 'POST'});
    }
    const [, sent] = /^Bearer +(.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (!secret) console.error('elytra-status: the revalidate route has no secret: it refuses all');
    if (!secret || !sent || !(await isSame(sent, secret))) {
      return answer(401, {error: 'Wrong secret, or none'}, {'www-authenticate': 'Bearer'});
    }
    revalidateTag(STATUS_TAG, 'max');
    return answer(200, {revalidated: true});
  };
}

const answer = (status: number, body: object, headers?: Record<string, string>): Response =>
  Response.json(body, {status, headers: {'cache-control': 'no-store', ...headers}});

/** In a time that tells nothing of where they differ: digests are of one length, and all of it is compared. */
async function isSame(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all(
    [a, b].map(async (text) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return new Uint8Array(digest);
    }),
  );
  return left!.reduce((difference, byte, index) => difference | (byte ^ right![index]!), 0) === 0;
}
