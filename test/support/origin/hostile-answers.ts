import type {RequestListener} from 'node:http';
import {gzipSync} from 'node:zlib';

export type Attack = 'endless' | 'bomb' | 'dripping' | 'hanging';

/** 500 MB of spaces in half a megabyte: each member unpacks to ten. */
const BOMB = Buffer.concat(Array<Buffer>(50).fill(gzipSync(Buffer.alloc(1e7, ' '))));
const DRIP = 50; // ms

/** What an origin may do to a reader that trusts it. Each begins as a good answer does. */
export const HOSTILE_ANSWERS: Record<Attack, RequestListener> = {
  endless(_, response) {
    const part = Buffer.alloc(1e5, ' ');
    const more = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', more);
    more();
  },
  bomb(_, response) {
    response.setHeader('content-encoding', 'gzip');
    response.end(BOMB);
  },
  dripping(_, response) {
    const drops = setInterval(() => response.write(' '), DRIP);
    response.on('close', () => clearInterval(drops));
  },
  hanging() {},
};
