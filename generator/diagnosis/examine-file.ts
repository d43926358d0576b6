import {constants} from 'node:fs';
import {access, lstat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {readFault, writeFault} from '../errors/file-fault.js';
import {FaultError, type Fault} from '../errors/fault.js';
import {LATE_FAULTS} from '../errors/remedies.js';
import {withDeadline} from '../io/deadline.js';
import {errorCode} from '../io/error-code.js';
import {isMountPoint} from '../io/is-mount-point.js';
import {readRegularFile} from '../io/read-regular-file.js';
import {followLinks} from '../targets/follow-links.js';
import {MAX_STANDING} from '../targets/store.js';
import type {ExamineOptions} from './examine-options.js';
import {critical, note, ok, type Finding} from './finding.js';
import {judgeStanding} from './judge-standing.js';

const STICKY = 0o1000;

const UNSEEN = note(
  'where visitors read it is not known here; elytra-status check shows its caching and CORS',
);

/** Whether a file can be replaced, and what is published in it. */
export async function examineFile(
  path: string,
  {signal, now}: Pick<ExamineOptions, 'signal' | 'now'>,
): Promise<Finding[]> {
  const attempt = <T>(work: Promise<T>) => withDeadline(work, signal, noAnswer);
  try {
    const file = await attempt(followLinks(path));
    const locked = await attempt(whyNotWritable(file));
    if (locked) return [problem(file, locked)];
    const writable = ok(`this user may write into ${dirname(file)}`);
    const fixed = await attempt(whyNotReplaceable(file));
    if (fixed) return [writable, problem(file, fixed)];
    const found = await attempt(readRegularFile(file, MAX_STANDING)).catch((error: unknown) => {
      throw new FaultError(readFault(error, file), {cause: error});
    });
    return [writable, judgeStanding(found?.text ?? null, now), ...(found ? [UNSEEN] : [])];
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return [problem(path, error)];
  }
}

const problem = (text: string, {what, remedy = ''}: Fault) => critical(`${text}: ${what}`, remedy);

async function whyNotWritable(file: string): Promise<Fault | null> {
  try {
    await access(dirname(file), constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return writeFault(error, file);
  }
}

/** What stops a rename in a folder that may be written. */
async function whyNotReplaceable(file: string): Promise<Fault | null> {
  const entry = await lstat(file).catch(() => null);
  if (!entry?.isFile()) return null;
  if (await isMountPoint(file)) return writeFault({code: 'EBUSY'}, file);
  const folder = await lstat(dirname(file));
  const me = process.geteuid?.() ?? 0;
  const isSticky = (folder.mode & STICKY) !== 0;
  if (isSticky && ![0, entry.uid, folder.uid].includes(me))
    return writeFault({code: 'EPERM'}, file);
  // One that is immutable is refused in other words than one that is read-only.
  const refusal = await access(file, constants.W_OK).catch(errorCode);
  return refusal === 'EPERM' ? writeFault({code: refusal}, file) : null;
}

/** A network file system may never come back. */
const noAnswer = () => new FaultError(LATE_FAULTS.file);
