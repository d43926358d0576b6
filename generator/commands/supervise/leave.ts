import {setTimeout as sleep} from 'node:timers/promises';
import type {Message} from './start-run.js';

const PATIENCE = 3_000; // ms
const NAP = 50; // ms

/** Calls into the system that Node waits for at its end, whatever it is told. */
const STUCK = /^(GetAddrInfoReqWrap|FSReq)/;

/** Ends this process with that code, or lets its supervisor do it. */
export async function leave(code: number, {isSupervised}: {isSupervised: boolean}): Promise<never> {
  if (isSupervised) await say({code});
  else if (!(await isFree())) process.kill(process.pid, 'SIGKILL');
  process.exit(code);
}

/** To the supervisor, if there is one. */
export const say = (message: Message): Promise<void> =>
  new Promise((resolve) => {
    if (process.send) process.send(message, () => resolve());
    else resolve();
  });

/** Whether no call is under way any more; a name server that does not answer lasts some seconds. */
async function isFree(): Promise<boolean> {
  const end = performance.now() + PATIENCE;
  while (process.getActiveResourcesInfo().some((name) => STUCK.test(name))) {
    if (performance.now() > end) return false;
    await sleep(NAP);
  }
  return true;
}
