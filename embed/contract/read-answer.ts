import {attempt} from './attempt.js';
import type {ErrorReason} from './error-reason.js';
import {readText} from './read-text.js';
import {MAX_DOCUMENT_SIZE} from './status.js';

/**
 * What `parse` makes of the text of an answer, or why there is none.
 *
 * @param signal of the request. Whoever aborts it at the end closes the connection too, also where a host's
 * own `fetch` took no notice of it.
 */
export async function readAnswer<T>(
  response: Response,
  signal: AbortSignal | undefined,
  parse: (text: string) => T | null,
): Promise<T | ErrorReason> {
  const {ok, body} = response;
  const reader = ok ? body?.getReader() : undefined;
  signal?.addEventListener('abort', () =>
    attempt(() => (reader ?? body)?.cancel().catch(() => {})),
  );
  if (!ok) return 'http';
  const text = await (reader ? readText(reader) : response.text()); // no stream in old polyfills
  signal?.throwIfAborted(); // what was cancelled ends like what is complete
  return text.length > MAX_DOCUMENT_SIZE ? 'too-large' : (parse(text) ?? 'invalid');
}
