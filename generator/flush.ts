const PATIENCE = 2_000; // ms; who reads a pipe may have stopped reading

/** Until what was written has left the process: an exit would cut off what a pipe did not take at once. */
export async function flush(...streams: NodeJS.WritableStream[]): Promise<void> {
  const written = streams.map(
    (stream) => new Promise<void>((done) => stream.write('', () => done())),
  );
  const limit = new Promise<void>((done) => setTimeout(done, PATIENCE).unref());
  await Promise.race([Promise.all(written), limit]);
}
