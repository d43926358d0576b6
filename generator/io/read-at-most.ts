/** A body as text, cut at `maxSize` bytes: then the rest is not waited for, and its connection is closed. */
export async function readAtMost(
  body: AsyncIterable<Uint8Array>,
  maxSize: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= maxSize) break;
  }
  return Buffer.concat(chunks, Math.min(size, maxSize)).toString('utf8');
}
