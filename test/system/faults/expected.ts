import assert from 'node:assert/strict';
import type {Ended} from './start-bundle.js';

/** How a run under a fault has to end; the default is that of a run in which all is well. */
export interface Expected {
  code?: number | null;
  signal?: string;
  /** Lines of stderr without their times, in any order; no other may be there. */
  err?: readonly RegExp[];
  /** What then stands in a target; `any`: the old document or the new one. */
  bucket?: 'new' | 'old' | 'any';
  file?: 'new' | 'old' | 'any';
  /** What a new document says. */
  platform?: string;
  backups?: string;
  /** What the dead-man switch was told. */
  ping?: 'success' | 'failure' | 'nothing';
}

const LINE = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] ((Warning|Error): .+)$/;

export function assertExit(ended: Ended, {code = 0, signal, err = []}: Expected): void {
  const said = `\n${ended.stdout}${ended.stderr}`;
  assert.deepEqual([ended.code, ended.signal], signal ? [null, signal] : [code, null], said);
  const lines = ended.stderr.split('\n').filter(Boolean);
  const missing = [...err];
  for (const line of lines) {
    const [, text] = LINE.exec(line) ?? [];
    assert.ok(text, `no line of the log: ${line}`);
    const index = missing.findIndex((pattern) => pattern.test(text));
    assert.ok(index >= 0, `not expected: ${text}`);
    missing.splice(index, 1);
  }
  assert.deepEqual(missing, [], said);
}

/** One line for each target says how it went. */
export function assertTargetsNamed({code, stdout, stderr}: Ended): void {
  if (code !== 0 && code !== 1) return;
  const lines = `${stdout}${stderr}`.split('\n');
  const lockOf = (target: string) => `"${target}": another run keeps it locked`;
  for (const target of ['main', 'mirror']) {
    const isAlone = lines.some((line) =>
      line.includes(lockOf(target === 'main' ? 'mirror' : 'main')),
    );
    const told = lines.filter(
      (line) =>
        (/Upload /.test(line) && (isAlone || line.includes(`(${target})`))) ||
        line.includes(lockOf(target)),
    );
    assert.equal(told.length, 1, `of ${target} the log says ${told.join(' and ')}`);
  }
}

export function assertPing(calls: readonly string[], expected: Expected): void {
  const {code = 0, err = [], ping = code || err.length ? 'failure' : 'success'} = expected;
  const ways = {success: 'GET /uuid-of-the-ping', failure: 'GET /uuid-of-the-ping/fail'};
  assert.deepEqual(calls, ping === 'nothing' ? [] : [ways[ping]]);
}
