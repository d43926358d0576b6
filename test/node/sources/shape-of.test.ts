import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shapeOf} from '../../../generator/sources/backups/shape-of.js';
import {undateName} from '../../../generator/sources/backups/undate-name.js';

const shape = (path: string) => shapeOf(path, undateName(path));

for (const path of [
  'www.tar.gz',
  'www.tar.xz',
  'www.tar.zst',
  'www.tar.lz4',
  'db.sql.gz.gpg',
  'db.dump.zst.age',
  'www.tar.enc',
  'www.tgz',
  'admin@example.com.sql.gz',
  'shop/shop-db.sql.gz',
  'nightly/shop-logs.gz',
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

for (const path of [
  '2025-11-10/shop/sessions.bson.gz',
  '2025-11-10/shop/users.metadata.json.gz',
  '2025-11-10/3457.dat.gz',
  '2025-11-10/shop@empty@@0.tsv.zst',
  '2025-11-10/@.sql',
  'backups/nightly-20251110030000/nightly-20251110030000-results.gz',
  'backups/nightly-20251110030000/nightly-20251110030000-csi-volumesnapshots.json.gz',
  'base_000000010000000000000042/tar_partitions/pg_control.tar.lz4',
]) {
  test(`${path} is a file of a dump, and may hold nothing`, () => {
    const {mayBeEmpty, hasFloor, hasLike} = shape(path);
    assert.deepEqual([mayBeEmpty, hasFloor, hasLike], [true, false, false]);
  });
}

test('a line of history of the write-ahead log is small', () => {
  assert.equal(shape('wal_005/00000002.history.lz4').hasFloor, false);
});

for (const [path, hasLike] of [
  ['tank_2025-11-09_2025-11-10.zfs.gz', false],
  ['backup_2511020300_2511090300.tar', false],
  ['Job/srv.vm-101D2025-11-10T220012_1F4B.vib', false],
  ['Job/srv.vm-101D2025-11-10T220012_1F4B.vbk', true],
  ['2025-11-09/db_2025-11-10.sql.gz', true],
  ['20251110_site_20251110030012_archive.zip', true],
  ['1762743600_2025_11_09_17.5.1_gitlab_backup.tar', true],
  ['Automatic_backup_2025.11.1_2025-11-10_05.30.tar', true],
] as const) {
  test(`${path} ${hasLike ? 'is as large as others' : 'holds what changed'}`, () => {
    assert.equal(shape(path).hasLike, hasLike);
  });
}

test('what is rotated is compared with the newest, which has no number yet', () => {
  assert.equal(shape('db.sql.gz').name, shape('db.sql.gz.1').name);
  assert.notEqual(shape('db.sql.gz').own, shape('db.sql.gz.1').own);
});
