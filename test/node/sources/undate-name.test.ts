import assert from 'node:assert/strict';
import {test} from 'node:test';
import {undateName} from '../../../generator/sources/backups/undate-name.js';

for (const [path, undated, date] of [
  ['db.sql.gz', 'db.sql.gz', null],
  ['db-2025-11-10.sql.gz', 'db-@.sql.gz', '2025-11-10'],
  ['db20251110.sql.gz', 'db@.sql.gz', '2025-11-10'],
  ['2025/11/10/db.sql.gz', '@/db.sql.gz', '2025-11-10'],
  ['2025/1/9/db.sql.gz', '@/db.sql.gz', '2025-01-09'],
  ['2025.11.10.tar', '@.tar', '2025-11-10'],
  ['shop_20251110030000.dump', 'shop_@.dump', '2025-11-10T03:00'],
  ['shop_2025-11-10_03h14m_Monday.sql.gz', 'shop_@m_@.sql.gz', '2025-11-10T03:14'],
  ['x-2025-11-10T03:14:15.123Z.tar', 'x-@.tar', '2025-11-10T03:14'],
  ['x.2025-11-10T03:14:15+01:00.data', 'x.@.data', '2025-11-10T03:14'],
  ['vzdump-qemu-100-2025_11_10-02_00_01.vma.zst', 'vzdump-qemu-100-@.vma.zst', '2025-11-10T02:00'],
  [
    'backup_2025-11-10-0130_My_Site_5f4e3d2c1b0a-db.gz',
    'backup_@_My_Site_@-db.gz',
    '2025-11-10T01:30',
  ],
  ['2025-11-10-100-vm.zst', '@-100-vm.zst', '2025-11-10'],
  ['db-31.12.2025.zip', 'db-@.zip', '2025-12-31'],
  ['db-12-31-2025.zip', 'db-@.zip', '2025-12-31'],
  ['db-02-03-2025.zip', 'db-@.zip', '2025-03-02'],
  ['db-10Nov2025.zip', 'db-@.zip', '2025-11-10'],
  ['db-Nov-10-2025.zip', 'db-@.zip', '2025-11-10'],
  ['1731200000_gitlab_backup.tar', '@_gitlab_backup.tar', '2024-11-10T00:53'],
  ['1731200000123.bak', '@.bak', '2024-11-10T00:53'],
  ['inc.20251109T030000Z.to.20251110T030000Z.gz', 'inc.@.to.@.gz', '2025-11-10T03:00'],
  ['tank_2025-11-09_2025-11-10.zfs.gz', 'tank_@_@.zfs.gz', '2025-11-10'],
  ['Monday.sql.gz', '@.sql.gz', null],
  ['db_fri.gz', 'db_@.gz', null],
  ['monitor.gz', 'monitor.gz', null],
  ['november-report.gz', '@-report.gz', null],
  ['f0f0a5d1e1c4e6b1', '@', null],
  ['x-a1b2c3d4-e5f6-7890-abcd-ef0123456789.gz', 'x-@.gz', null],
  ['vm-100.zst', 'vm-100.zst', null],
  ['db-2025-13-45.gz', 'db-2025-13-45.gz', null],
] as const) {
  test(`blots out what changes in "${path}"`, () => {
    const found = undateName(path);
    const iso = found.date === null ? null : new Date(found.date).toISOString();
    assert.equal(found.undated, undated);
    assert.equal(iso && iso.slice(0, date?.length ?? 0), date);
  });
}
