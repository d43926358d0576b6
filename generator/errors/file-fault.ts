import {dirname} from 'node:path';
import {errorCode} from '../io/error-code.js';
import type {Fault} from './fault.js';
import {FILE_READ_REMEDIES, WRITE_FAULTS} from './remedies.js';

/** Why a file could not be written, and what to do about it. */
export function writeFault(error: unknown, file: string): Fault {
  const code = errorCode(error);
  const [what, remedy] = WRITE_FAULTS[code]?.(dirname(file)) ?? [code];
  return {what, remedy};
}

/** Why one could not be read. */
export function readFault(error: unknown, file: string): Fault {
  const code = errorCode(error);
  const isDenied = code === 'EACCES' || code === 'EPERM';
  if (!isDenied) return writeFault(error, file);
  return {what: `it cannot be read (${code})`, remedy: FILE_READ_REMEDIES[code]};
}
