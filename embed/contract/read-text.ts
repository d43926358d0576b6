import {MAX_DOCUMENT_SIZE} from './status.js';

/** Reads to the end, or until it is more than a document may have. */
export async function readText(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const {done, value} = await reader.read();
    text += decoder.decode(value, {stream: !done});
    if (done || text.length > MAX_DOCUMENT_SIZE) return text;
  }
}
