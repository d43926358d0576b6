import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createBackupFilter} from '../../../generator/sources/backups/filter.js';

for (const [path, include, exclude, expected] of [
  ['db.dump', '', '', true],
  ['2025/11/10/db.dump', '', '', true],
  ['4d3f0c', '', '', true],
  ['', '', '', false],
  ['2025/', '', '', false],
  ['db.dump.sha256', '', '', false],
  ['db.dump.sha1', '', '', false],
  ['db.dump.md5', '', '', false],
  ['db.dump.asc', '', '', false],
  ['db.dump.sig', '', '', false],
  ['db.dump.SHA256', '', '', false],
  ['2025/backup.log', '', '', false],
  ['2025/manifest', '', '', false],
  ['2025/manifest.json', '', '', false],
  ['2025/backup.manifest', '', '', false],
  ['manifests/db.dump', '', '', true],
  ['catalog.tar', '', '', true],
  ['log/db.dump', '', '', true],
  // a glob without a slash goes by the file's name
  ['2025/db.dump', '*.dump', '', true],
  ['2025/db.gz', '*.dump', '', false],
  ['db.dump', '*.dump', '', true],
  ['2025/db.gz', '*.dump *.gz', '', true],
  ['backup_2025-db.gz', 'backup_*-db.gz', '', true],
  // one with a slash by the whole path
  ['2025/db.dump', '2025/*', '', true],
  ['2025/11/db.dump', '2025/*', '', false],
  ['2025/11/db.dump', '2025/**', '', true],
  ['a/2025/db.dump', '2025/*', '', false],
  ['a/b/db.dump', '**/*.dump', '', true],
  // an exclude wins
  ['db-test.dump', '*.dump', '*-test*', false],
  ['db.dump', '', '*.tmp *.dump', false],
  ['2025/db.dump', '', 'old/**', true],
  ['old/db.dump', '', 'old/**', false],
  ['old/.db.dump', '', 'old/**', false],
  ['old/.partial/db.dump', '', 'old/**', false],
  ['.db.dump', '', '*.dump', false],
  // an include does not make a side-car a backup
  ['db.dump.sha256', '*', '', false],
] as const) {
  const given = [include && ` under include ${include}`, exclude && ` under exclude ${exclude}`];
  test(`"${path}"${given.join('')} is ${expected ? 'a' : 'no'} backup`, () => {
    const words = (text: string) => text.split(' ').filter(Boolean);
    assert.equal(createBackupFilter(words(include), words(exclude))(path), expected);
  });
}
