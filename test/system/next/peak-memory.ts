import {readdirSync, readFileSync, writeFileSync} from 'node:fs';

/** Bytes: the most that the processes of a group have had resident since the last call. */
export function peakMemory(group: number): number {
  let sum = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // After the name, which may hold spaces: state, parent, group.
      const [, , of] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (Number(of) !== group) continue;
      const [, peak] = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
      sum += Number(peak ?? 0) * 1024;
      writeFileSync(`/proc/${pid}/clear_refs`, '5'); // the kernel's word for: from now on
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum;
}
