import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepCompiledCode} from '../../../generator/io/compile-cache.js';

test('keeps compiled code in the folder that only this user can enter', () => {
  const asked: string[] = [];
  keepCompiledCode(
    (folder) => asked.push(folder),
    () => '/run/ours',
  );
  assert.deepEqual(asked, ['/run/ours/compiled']);
});

test('keeps none where there is no such folder, or Node cannot', () => {
  const never = () => assert.fail('nothing is to be kept');
  keepCompiledCode(never, () => null);
  keepCompiledCode(undefined, never);
});

test('starts all the same where that fails', () => {
  const fail = () => {
    throw new Error('EACCES');
  };
  assert.doesNotThrow(() => keepCompiledCode(fail, () => '/run/ours'));
  assert.doesNotThrow(() => keepCompiledCode(() => {}, fail));
});
