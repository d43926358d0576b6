/** Loaded before the publisher: adds its peak resident memory, in kB, to the file PEAK_MEMORY_FILE. */
import {writeFileSync} from 'node:fs';

const {PEAK_MEMORY_FILE} = process.env;
process.on('exit', () => {
  writeFileSync(PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS));
});
