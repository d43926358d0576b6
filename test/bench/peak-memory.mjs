/** Loaded before the publisher: notes its peak resident memory, in kB, in the file PEAK_MEMORY_FILE. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';

const {PEAK_MEMORY_FILE} = process.env;
process.on('exit', () => {
  // Of a run in two processes the larger one counts.
  const other = existsSync(PEAK_MEMORY_FILE) ? Number(readFileSync(PEAK_MEMORY_FILE, 'utf8')) : 0;
  writeFileSync(PEAK_MEMORY_FILE, String(Math.max(other, peak())));
});

/** Not by `resourceUsage`: that may begin with what whoever started this process had. */
function peak() {
  const [, kilobytes] =
    /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes);
}
