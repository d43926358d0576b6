import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shapeOf} from '../../../generator/sources/backups/shape-of.js';
import {undateName} from '../../../generator/sources/backups/undate-name.js';

const shape = (path: string) => shapeOf(path, undateName(path).undated);

for (const path of [
  'www.tar.gz',
  'www.tar.xz',
  'www.tar.zst',
  'www.tar.lz4',
  'db.sql.gz.gpg',
  'db.dump.zst.age',
  'www.tar.enc',
  'www.tgz',
]) {
  test(`${path} is a whole archive, however it is packed or encrypted`, () => {
    const {hasFloor, hasLike} = shape(path);
    assert.deepEqual([hasFloor, hasLike], [true, true]);
  });
}

for (const path of ['www.tar.gz.aa', 'www.tar.gzab', 'www.zip.abc', 'www.tar.gz.001', 'www.z01']) {
  test(`${path} is a part of one, and may be small`, () => {
    const {hasFloor, hasLike} = shape(path);
    assert.deepEqual([hasFloor, hasLike], [false, false]);
  });
}

test('what is rotated is compared with the newest, which has no number yet', () => {
  assert.equal(shape('db.sql.gz').name, shape('db.sql.gz.1').name);
  assert.notEqual(shape('db.sql.gz').own, shape('db.sql.gz.1').own);
});
