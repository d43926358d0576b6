import {errorCode} from './error-code.js';

const PATIENCE = 2_000; // ms; who reads a pipe may have stopped reading

export interface LineWriter {
  /** One line, or several, without the last end. */
  write: (line: string) => void;
  /**
   * Until what was written has left the process: an exit would cut off what a pipe did not take at once.
   *
   * @returns why not all could be written (`ENOSPC`), if so; that the reader has gone, as `head` does when it
   *   has enough, is no reason
   */
  flush: () => Promise<string | undefined>;
}

/** Whether a stream takes its lines is told when asked: an 'error' that nobody hears ends the process. */
export function createLineWriter(stream: NodeJS.WritableStream): LineWriter {
  let failure: string | undefined;
  const note = (error?: Error | null) => {
    if (error && errorCode(error) !== 'EPIPE') failure ??= errorCode(error);
  };
  stream.on('error', note);
  return {
    write: (line) => {
      stream.write(line);
      // By itself: a disk without room for a whole write takes a part and says nothing until the next.
      stream.write('\n');
    },
    flush: async () => {
      const written = new Promise<void>((done) =>
        stream.write('', (error) => {
          note(error);
          done();
        }),
      );
      const limit = new Promise<void>((done) => setTimeout(done, PATIENCE).unref());
      await Promise.race([written, limit]);
      return failure;
    },
  };
}
