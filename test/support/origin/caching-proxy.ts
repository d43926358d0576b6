import {serve, type Served} from './serve.js';

/**
 * A cache in front of an origin as most CDNs are: it keeps every address, query included, for longer than any test
 * lasts, and takes no notice of what a request says about caches.
 */
export async function startCachingProxy(origin: string): Promise<Served> {
  const kept = new Map<string, ReturnType<typeof ask>>();
  return serve(async ({url = ''}, response) => {
    const answer = kept.get(url) ?? ask(new URL(url, origin));
    kept.set(url, answer);
    const {status, headers, body} = await answer;
    response.writeHead(status, headers).end(body);
  });
}

async function ask(url: URL) {
  const answer = await fetch(url, {redirect: 'manual'});
  const location = answer.headers.get('location');
  return {
    status: answer.status,
    headers: {
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      age: '120',
      ...(location ? {location} : {}),
    },
    body: await answer.text(),
  };
}
