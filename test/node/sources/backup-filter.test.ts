import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  createBackupFilter,
  entersFolder,
  type FilterVerdict,
} from '../../../generator/sources/backups/filter.js';

const words = (text: string) => text.split(/\s+/).filter(Boolean);

for (const [path, include, exclude, expected] of [
  ['', '', '', 'folder'],
  ['2025/', '', '', 'folder'],
  // a glob without a slash goes by the file's name
  ['2025/db.dump', '*.dump', '', 'backup'],
  ['2025/db.gz', '*.dump', '', 'filtered'],
  ['db.dump', '*.dump', '', 'backup'],
  ['2025/db.gz', '*.dump *.gz', '', 'backup'],
  ['backup_2025-db.gz', 'backup_*-db.gz', '', 'backup'],
  // one with a slash by the whole path
  ['2025/db.dump', '2025/*', '', 'backup'],
  ['2025/11/db.dump', '2025/*', '', 'filtered'],
  ['2025/11/db.dump', '2025/**', '', 'backup'],
  ['a/2025/db.dump', '2025/*', '', 'filtered'],
  ['a/b/db.dump', '**/*.dump', '', 'backup'],
  // an exclude wins
  ['db-test.dump', '*.dump', '*-test*', 'filtered'],
  ['db.dump', '', '*.bak *.dump', 'filtered'],
  ['2025/db.dump', '', 'old/**', 'backup'],
  ['old/db.dump', '', 'old/**', 'filtered'],
  ['.stamp', '.stamp', '*stamp', 'filtered'],
  // an include that would take anything does not make a side-car a backup
  ['db.dump.sha256', '*', '', 'sideCar'],
  ['db.dump.log', 'db*', '', 'sideCar'],
  ['db.sql.gz.part', 'db*', '', 'unfinished'],
  ['.latest.gz', '*.gz', '', 'sideCar'],
  ['.snapshots/db.gz', '*.gz', '', 'sideCar'],
  // one that spells the mark does
  ['backup.manifest', 'backup.manifest', '', 'stamp'],
  ['backup.manifest', 'backup.*', '', 'sideCar'],
  ['duplicity-full.20251110T030000Z.manifest', 'duplicity-*.manifest', '', 'stamp'],
  ['a/nightly.log', '*.log', '', 'stamp'],
  ['db.sql.gz.sha256', '*.{sha256,md5}', '', 'stamp'],
  ['.stamp', '.stamp', '', 'stamp'],
  ['nightly.done', '*.done', '', 'stamp'],
  ['access.log.1.gz', '*.log.*', '', 'backup'],
  ['.snapshots/db.gz', '.snapshots/*.gz', '', 'backup'],
  // and one that spells the whole name
  ['finished-backup', 'finished-backup', '', 'stamp'],
  ['latest.sql.gz', 'latest.sql.gz', '', 'backup'],
  ['metadata', 'metadata', '', 'stamp'],
  ['2025/_SUCCESS', '_SUCCESS', '', 'stamp'],
  ['nightly.status', '*.status', '', 'stamp'],
] as [string, string, string, FilterVerdict][]) {
  const given = [include && ` under include ${include}`, exclude && ` under exclude ${exclude}`];
  test(`"${path}"${given.join('')} is: ${expected}`, () => {
    assert.equal(createBackupFilter(words(include), words(exclude))(path), expected);
  });
}

/** By what they are, as the tools, systems and people leave them. */
const NAMES: Record<string, [expected: FilterVerdict, names: string]> = {
  'dumps and archives': [
    'backup',
    `db.dump 2025/11/10/db.dump 4d3f0c catalog.tar logs.tar.gz log/db.dump manifests/db.dump
    db.sql.gz.gpg db.sql.gz.1 db.sql.gz.20251110 db.sql.gz.decade success.sql.gz latest latest.dump db.out db.gz.9f8e7d6c db.sql.gz.old db.bak SERVER_DB_FULL_20251110_030000.bak db.trn
    vzdump-qemu-100-2025_11_10-02_00_01.vma.zst vzdump-lxc-105-2025_11_10-02_10_00.tar.zst
    site-localhost-20251110-030000.jpa site-20251110-030000-abc.wpress index.5 config-2025.xml
    router.cfg export.json users.csv 2025-11-10.txt tmp.part.gz template.tar.gz newsletter.sql
    partial-indexes.sql information.sql notebook.tar README-site.tar.gz 20251110-034108F.manifest.gz
    duplicity-full.20251110T030000Z.vol1.difftar.gz duplicity-full.20251110T030000Z.manifest.gpg
    metadata xtrabackup_info session_statistics.2025-11-10T03:00:00+01:00.data
    f0f0a5d1e1c4e6b1b3e3e8e7a6e5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7
    backup.tar.gz.001 backup.part1.rar archive.z01 disk.qcow2 dump.rdb app.sqlite3 info.tar
    2025/11/10/vm.xml db.sql.gz.monday ldap.ldif`,
  ],
  checksums: [
    'sideCar',
    `db.gz.sha256 db.gz.SHA256 db.gz.sha1 db.gz.md5 db.gz.sha256sum db.gz.md5sum db.sums
    db.gz.sha512sums SHA256SUMS SHA256SUMS.txt MD5SUMS 2025/SHA1SUMS sha256sum.txt checksums.txt
    CHECKSUM db.b2 db.gz.b2sum db.gz.blake3 db.crc32 db.sfv db.gz.xxh64 db.checksum db.hash
    db.gz.sha256.txt db.gz.md5.1 db.gz.sha3-256 db.gz.whirlpool db.gz.ots`,
  ],
  'signatures and parity': [
    'sideCar',
    'db.gz.asc db.gz.sig db.gz.minisig db.p7s SHA256SUMS.asc db.gz.par2 db.gz.vol003+04.par2',
  ],
  logs: [
    'sideCar',
    `backup.log 2025/backup.log backup.log.1 backup.log.2.gz backup.log-20251110
    vzdump-qemu-100-2025_11_10-02_00_01.log log.5f4e3d2c1b0a.txt akeeba.backend.id1.log.php
    backup.err backup.err.1 db.gz.err.txt nohup.out cron.out dead.letter`,
  ],
  'notes and lists': [
    'sideCar',
    `vzdump-qemu-100-2025_11_10-02_00_01.vma.zst.notes x.vma.zst.protected db.meta db.info
    db.sql.gz.json db.zip.xml db.tar.txt files.lst db.toc manifest manifest.json 2025/manifest
    2025/backup.manifest dup-site_manifest.json JOB.vbm README README.txt readme.md LICENSE
    CHANGELOG.md index.html index.php web.config robots.txt about.html db.nfo backup.snar`,
  ],
  'what systems leave': [
    'sideCar',
    `Thumbs.db desktop.ini .DS_Store ._db.sql.gz @eaDir/db.sql.gz/SYNO.jpg #recycle/db.sql.gz
    @Recycle/db.gz $RECYCLE.BIN/x.gz lost+found/#123 .stfolder/x .stversions/db.gz .Trash-1000/db.gz
    .htaccess .gitkeep favicon.ico db.lnk db.url db.torrent`,
  ],
  'locks and stamps': [
    'sideCar',
    'db.lock db.pid lockfile lock.roster backup.stamp backup.done backup.ok db.gz.success _SUCCESS DONE COMPLETE db.gz.rc db.gz.size nightly.status 2025-11-10_$folder$',
  ],
  'journals of databases and scripts': [
    'sideCar',
    'app.sqlite3-wal app.db-shm app.sqlite-journal backup.sh restore.ps1',
  ],
  'what is being written': [
    'unfinished',
    `db.part db.gz.partial db.gz.filepart db.gz.crdownload db.gz.incomplete db.tmp db.gz.temp
    x.vma.zst.dat db.gz.download db.sql.swp db.sql~ db.sql.gz.new db.gz.!ut db.gz.aria2
    db.gz.a1b2c3d4.partial db.gz.tmp.1234 4d3f-tmp-1375457645 tmp.aB3dE5fG7h ~$report.docx
    db.inprogress db.in_progress dump.rdb.part.minio db.gz_.gstmp db.gz.!sync temp-2345.rdb
    temp-rewriteaof-2345.aof`,
  ],
};

for (const [what, [expected, names]] of Object.entries(NAMES)) {
  for (const path of words(names)) {
    test(`of ${what}, "${path}" is: ${expected}`, () => {
      assert.equal(createBackupFilter([], [])(path), expected);
    });
  }
}

test('a folder in the making, like one of a system, is not looked into unless an include spells it', () => {
  const paths = ['@eaDir', 'a/.git', 'vzdump-100.tmp', 'lost+found', 'daily', '2025/tmp'];
  const entered = (include: string[]) => paths.filter((path) => entersFolder(path, include));
  assert.deepEqual(entered([]), ['daily', '2025/tmp']);
  assert.deepEqual(entered(['*.gz']), ['daily', '2025/tmp']);
  assert.deepEqual(entered(['**/.git/*']), ['a/.git', 'daily', '2025/tmp']);
});
