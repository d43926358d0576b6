import type {ErrorReason} from './error-reason.js';
import {parse} from './parse.js';
import {readText} from './read-text.js';
import {MAX_DOCUMENT_SIZE, type Status} from './status.js';

/**
 * The document in an answer, or why there is none.
 *
 * @param signal of the request. Whoever aborts it at the end closes the connection too, also where a host's
 * own `fetch` took no notice of it.
 */
export async function readStatus(
  response: Response,
  signal: AbortSignal,
): Promise<Status | ErrorReason> {
  const {ok, body} = response;
  const reader = ok ? body?.getReader() : undefined;
  signal.addEventListener('abort', () => void (reader ?? body)?.cancel().catch(() => {}));
  if (!ok) return 'http';
  const text = await (reader ? readText(reader) : response.text()); // no stream in old polyfills
  signal.throwIfAborted(); // what was cancelled ends like what is complete
  return text.length > MAX_DOCUMENT_SIZE ? 'too-large' : (parse(text) ?? 'invalid');
}
