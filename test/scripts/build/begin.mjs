/**
 * The first step of `npm run build`. What stands in `dist/` is written over, not removed: a cron job of this clone must
 * not meet an empty folder. `prune.mjs` knows by this file what is new.
 */
import {mkdirSync, writeFileSync} from 'node:fs';

const dist = new URL('../../../dist/', import.meta.url);
mkdirSync(dist, {recursive: true});
writeFileSync(new URL('.begun', dist), '');
