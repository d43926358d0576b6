import assert from 'node:assert/strict';
import {runPublisher, type Variables} from './run-publisher.js';

export interface Diagnosis {
  code: number;
  text: string;
  /** What is wrong, and how to fix it. */
  problems: [text: string, remedy: string][];
}

/** Runs `doctor`; every problem of its report must have a remedy, and the exit code must fit. */
export async function runDoctor(env: Variables, ...options: string[]): Promise<Diagnosis> {
  const {code, out, err} = await runPublisher(['doctor', ...options], env);
  assert.deepEqual(err, []);
  const problems = out.flatMap((line, index): [string, string][] => {
    const [, text] = /^ {2}!! (.+)$/.exec(line) ?? [];
    if (text === undefined) return [];
    const [, remedy] = /^ {5}→ (.+)$/.exec(out[index + 1] ?? '') ?? [];
    assert.ok(remedy, `no remedy below: ${line}`);
    return [[text, remedy]];
  });
  assert.equal(code, problems.length ? 1 : 0);
  assert.equal(out.at(-1) === 'All is well.', problems.length === 0);
  return {code, text: out.join('\n'), problems};
}
