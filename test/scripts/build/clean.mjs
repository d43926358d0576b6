/** The first step of `npm run build`: what an earlier version left in `dist/` must not be packed. */
import {rmSync} from 'node:fs';

rmSync(new URL('../../../dist', import.meta.url), {recursive: true, force: true});
