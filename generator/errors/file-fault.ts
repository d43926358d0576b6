import {dirname} from 'node:path';
import {errorCode} from '../io/error-code.js';
import type {Fault} from './fault.js';
import {WRITE_FAULTS} from './remedies.js';

/** Why a file could not be written, and what to do about it. */
export function writeFault(error: unknown, file: string): Fault {
  const code = errorCode(error);
  const [what, remedy] = WRITE_FAULTS[code]?.(dirname(file)) ?? [code];
  return {what, remedy};
}
