import type {Listed} from './listed.js';

const DAY = 86_400; // s
const HOUR = 3_600; // s
const MB = 1_000_000;

/** One file of a run: path, bytes, seconds after the run began. */
type File = [path: string, size: number, after?: number];

export interface Tool {
  /** The files of one run; `night` counts up from 0. */
  run: (date: Stamp, night: number) => File[];
  /** The files of a run whose database was down, or whose disk was full; none: the tool writes none. */
  failed?: (date: Stamp) => File[];
  /** Files that are written now and then beside the backups, and prove nothing. */
  beside?: File[];
  /** Settings that the documents name for it. */
  env?: Record<string, string>;
  /** Runs that are kept. */
  kept?: number;
}

/** A date in the spellings of the tools. */
export interface Stamp {
  /** 2025-11-10 */
  iso: string;
  /** 20251110 */
  day: string;
  /** 2025_11_10 */
  low: string;
  /** Monday */
  weekday: string;
  /** seconds since 1970 */
  epoch: number;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function stampOf(time: number): Stamp {
  const iso = new Date(time).toISOString().slice(0, 10);
  return {
    iso,
    day: iso.replaceAll('-', ''),
    low: iso.replaceAll('-', '_'),
    weekday: WEEKDAYS[new Date(time).getUTCDay()]!,
    epoch: Math.floor(time / 1000),
  };
}

/** Between a quarter less and a quarter more, the same for the same night. */
const about = (size: number, night: number) =>
  Math.round(size * (0.75 + ((night * 7919) % 101) / 202));
const hex = (length: number, seed: number) =>
  Array.from({length}, (_, index) => ((seed * 31 + index * 17 + 11) % 16).toString(16)).join('');

/** What they leave, by names and sizes that were seen. */
export const TOOLS: Record<string, Tool> = {
  automysqlbackup: {
    run: ({iso, weekday}, night) => [
      [`daily/shop/daily_shop_${iso}_03h14m_${weekday}.sql.gz`, about(852_987, night)],
    ],
    failed: ({iso, weekday}) => [[`daily/shop/daily_shop_${iso}_03h14m_${weekday}.sql.gz`, 20]],
    kept: 7,
  },
  autopostgresqlbackup: {
    run: ({iso, weekday}, night) => [
      [`daily/shop/shop_${iso}_03h14m.${weekday}.sql.gz`, about(640_000, night)],
    ],
    failed: ({iso, weekday}) => [[`daily/shop/shop_${iso}_03h14m.${weekday}.sql.gz`, 54]],
    kept: 7,
  },
  'mysqldump | gzip': {
    run: ({iso}, night) => [[`db-${iso}.sql.gz`, about(18 * MB, night)]],
    failed: ({iso}) => [[`db-${iso}.sql.gz`, 20]],
    beside: [
      ['SHA256SUMS', 900],
      ['db.sql.gz.sha256sum', 76],
      ['README.txt', 412],
      ['backup.log', 22_000],
    ],
  },
  'mysqldump of a missing table': {
    run: ({iso}, night) => [[`db-${iso}.sql.gz`, about(2 * MB, night)]],
    failed: ({iso}) => [[`db-${iso}.sql.gz`, 392]],
  },
  'pg_dump 2>&1 | gzip': {
    run: ({day}, night) => [
      [`${day.slice(0, 4)}/${day.slice(4, 6)}/shop_${day}0300.sql.gz`, about(4 * MB, night)],
    ],
    failed: ({day}) => [[`${day.slice(0, 4)}/${day.slice(4, 6)}/shop_${day}0300.sql.gz`, 157]],
  },
  'pg_dump -Fc, without a suffix': {
    run: ({iso}, night) => [[`${iso}/shop`, about(4 * MB, night)]],
    failed: ({iso}) => [[`${iso}/shop`, 1_900]],
  },
  'a name by weekday': {
    run: ({weekday}, night) => [[`shop-${weekday}.dump`, about(3 * MB, night)]],
    failed: ({weekday}) => [[`shop-${weekday}.dump`, 700]],
    kept: 7,
  },
  'a name by seconds since 1970, of GitLab': {
    run: ({epoch, low}, night) => [
      [`${epoch}_${low}_17.5.1_gitlab_backup.tar`, about(900 * MB, night)],
    ],
    failed: ({epoch, low}) => [[`${epoch}_${low}_17.5.1_gitlab_backup.tar`, 10_240]],
  },
  'restic, its snapshots': {
    run: (_, night) => [[`snapshots/${hex(64, night + 3)}`, 191 + (night % 60)]],
    beside: [['locks/34f7f1239a39301875de6cd4aa421385', 138]],
    env: {BACKUP_INCLUDE: 'snapshots/*'},
  },
  'borg, its index': {
    run: (_, night) => [
      [`data/0/${night * 4 + 2}`, about(30 * MB, night)],
      [`hints.${night * 4 + 5}`, 104, 5],
      [`index.${night * 4 + 5}`, 41_258, 6],
      [`integrity.${night * 4 + 5}`, 190, 6],
    ],
    beside: [
      ['lock.roster', 45],
      ['lock.exclusive/host@1.535-0', 0],
      ['data/0/9999', 20_245_121],
    ],
    env: {BACKUP_INCLUDE: 'index.*'},
    kept: 1,
  },
  duplicity: {
    run: ({day}, night) => [
      [`duplicity-full.${day}T030000Z.vol1.difftar.gz`, 209_700_000],
      [`duplicity-full.${day}T030000Z.vol2.difftar.gz`, about(9 * MB, night * 5), 60],
      [`duplicity-full-signatures.${day}T030000Z.sigtar.gz`, about(2 * MB, night), 61],
      [`duplicity-full.${day}T030000Z.manifest`, 420, 62],
    ],
    env: {BACKUP_INCLUDE: '*.sigtar.*'},
  },
  'duplicity, increments of a tree that hardly changes': {
    run: ({day}, night) => [
      [
        `duplicity-inc.20251101T030000Z.to.${day}T030000Z.vol1.difftar.gz`,
        night % 5 ? 310 : 40 * MB,
      ],
      [
        `duplicity-new-signatures.20251101T030000Z.to.${day}T030000Z.sigtar.gz`,
        night % 5 ? 164 : 90_000,
        5,
      ],
      [`duplicity-inc.20251101T030000Z.to.${day}T030000Z.manifest`, 210, 6],
    ],
    beside: [['duplicity.log', 9_000]],
  },
  'rclone, a folder a day': {
    run: ({iso}, night) => [
      [`${iso}/etc.tar.zst`, about(2 * MB, night)],
      [`${iso}/www.tar.zst`, about(800 * MB, night), 90],
    ],
    beside: [['2025-11-10/www.tar.zst.a1b2c3d4.partial', 20 * MB]],
  },
  'rsync, a tree of files': {
    run: ({iso}, night) => [
      ['documents/report.odt', 48_000],
      [`photos/IMG_${1000 + night}.jpg`, night % 3 ? 4 * MB : 90_000, 60],
      [`invoices/${iso}.pdf`, night % 4 ? 900_000 : 20_000, 90],
    ],
  },
  'rdiff-backup': {
    run: ({iso}, night) => [
      ['mirror/var/lib/data.bin', about(50 * MB, night)],
      [`rdiff-backup-data/session_statistics.${iso}T03:00:00+01:00.data`, 571, 8],
    ],
    beside: [['rdiff-backup-data/backup.log', 30_000]],
    env: {BACKUP_INCLUDE: 'session_statistics.*'},
  },
  mydumper: {
    run: ({day}, night) => [
      [`export-${day}-030000/shop.orders.00000.sql.zst`, 64 * MB],
      [`export-${day}-030000/shop.orders.00001.sql.zst`, about(90_000, night), 20],
      [`export-${day}-030000/shop-schema-create.sql.zst`, 120, 21],
      [`export-${day}-030000/metadata`, 186, 22],
    ],
    env: {BACKUP_INCLUDE: 'metadata'},
  },
  mariabackup: {
    run: ({iso}, night) => [
      [`${iso}/ibdata1`, 79_691_776],
      [`${iso}/shop/orders.ibd`, about(40 * MB, night), 10],
      [`${iso}/xtrabackup_info`, 520, 30],
      [`${iso}/mariadb_backup_info`, 410, 31],
    ],
    env: {BACKUP_INCLUDE: '*backup_info'},
  },
  UpdraftPlus: {
    run: ({iso}, night) => {
      const set = `backup_${iso}-0130_My_Site_${hex(12, night)}`;
      return [
        [`${set}-plugins.zip`, 48_211_907],
        [`${set}-uploads.zip`, 419_430_400, 60],
        [`${set}-uploads2.zip`, about(3 * MB, night * 3), 90],
        [`${set}-db.gz`, about(18 * MB, night), 120],
      ];
    },
    failed: ({iso}) => [[`backup_${iso}-0130_My_Site_0a1b2c3d4e5f-db.gz`, 20]],
    beside: [
      ['log.0a1b2c3d4e5f.txt', 81_000],
      ['index.html', 0],
      ['web.config', 183],
      ['.htaccess', 13],
    ],
  },
  'Proxmox vzdump, guests of all sizes': {
    run: ({low}, night) => [
      [`dump/vzdump-qemu-100-${low}-02_00_01.vma.zst`, about(42_000 * MB, night)],
      [`dump/vzdump-qemu-101-${low}-02_20_11.vma.zst`, about(1_200 * MB, night), 1_200],
      [`dump/vzdump-qemu-101-${low}-02_20_11.log`, 4_000, 1_201],
      [`dump/vzdump-lxc-105-${low}-02_25_40.tar.zst`, about(310 * MB, night), 1_500],
      [`dump/vzdump-qemu-110-${low}-02_26_02.vma.zst`, about(9 * MB, night), 1_600],
      [`dump/vzdump-qemu-110-${low}-02_26_02.vma.zst.notes`, 12, 1_600],
    ],
    failed: ({low}) => [[`dump/vzdump-qemu-110-${low}-02_26_02.vma.zst`, 200_000]],
    beside: [
      ['dump/vzdump-qemu-100-2025_11_10-09_00_00.vma.zst.notes', 30],
      ['dump/vzdump-qemu-100-2025_11_10-09_00_00.vma.zst.protected', 0],
      ['dump/vzdump-qemu-100-2025_11_10-09_00_00.vma.zst.dat', 900 * MB],
      ['dump/vzdump-qemu-100-2025_11_10-09_00_00.log', 900],
    ],
    kept: 6,
  },
  BackWPup: {
    run: ({iso}, night) => [
      [`${iso}_03-00-12_${hex(8, night).toUpperCase()}.tar.gz`, about(310 * MB, night)],
    ],
    beside: [
      ['index.php', 24],
      ['.donotbackup', 120],
    ],
  },
  Akeeba: {
    run: ({day}, night) => [
      [`site-example.com-${day}-030012-${hex(12, night)}.jpa`, about(210 * MB, night)],
    ],
    failed: ({day}) => [[`site-example.com-${day}-030012-0a1b2c3d4e5f.jpa`, 4_100]],
    beside: [['akeeba.backend.id12.log.php', 120_000]],
  },
  'MSSQL, by a maintenance plan': {
    run: ({low}, night) => [
      [
        `Shop_backup_${low}_010000_${String(1_000_000 + night * 7919).slice(-7)}.bak`,
        about(700 * MB, night),
      ],
    ],
    failed: ({low}) => [[`Shop_backup_${low}_010000_4711471.bak`, 3_584]],
  },
  'MSSQL, full, differential and log': {
    run: ({day}, night) => [
      [`SRV_Shop_FULL_${day}_010000.bak`, about(700 * MB, night)],
      [`SRV_Shop_DIFF_${day}_130000.bak`, (night % 7) * 30 * MB + MB, 10 * HOUR],
      [`SRV_Shop_LOG_${day}_140000.trn`, night % 3 ? 90_000 : 40 * MB, 11 * HOUR],
    ],
  },
  'PostgreSQL, its write-ahead log': {
    run: (_, night) => [
      [
        `0000000100000000/${(night + 1).toString(16).toUpperCase().padStart(24, '0')}-${hex(40, night)}.gz`,
        night % 3 ? 16_460 : 6 * MB,
      ],
    ],
  },
  'split archives': {
    run: ({day}, night) => [
      [`full-${day}.tar.gz.aa`, 1_000 * MB],
      [`full-${day}.tar.gz.ab`, 1_000 * MB, 60],
      [`full-${day}.tar.gz.ac`, about(1_200, night * 3), 70],
    ],
  },
  'kopia, by a stamp': {
    run: (_, night) => [
      [`p/${hex(32, night)}.f`, 21 * MB],
      ['stamps/kopia', 0, 5],
    ],
    beside: [['p/0a1b2c3d4e5f.f', 9 * MB]],
    env: {BACKUP_INCLUDE: 'kopia'},
  },
  'a Synology folder of archives': {
    run: ({day}, night) => [[`nas/photo_${day}.zip`, about(90 * MB, night)]],
    failed: ({day}) => [[`nas/photo_${day}.zip`, 22]],
    beside: [
      ['nas/@eaDir/photo_20251101.zip/SYNO@.fileindexdb', 4_096],
      ['nas/#recycle/photo_20251101.zip', 90 * MB],
      ['nas/Thumbs.db', 90_000],
      ['nas/desktop.ini', 282],
      ['nas/.DS_Store', 6_148],
    ],
  },
  'a configuration of a firewall': {
    run: ({day}, night) => [[`config-fw1-${day}030000.xml`, about(410_000, night)]],
    failed: ({day}) => [[`config-fw1-${day}030000.xml`, 320]],
  },
};

export interface HistoryOptions {
  now: number;
  /** Runs, the last of three hours ago; fewer where the tool keeps fewer. */
  nights: number;
  /** Seconds since the last run. */
  since?: number;
  lastFails?: boolean;
}

/** What lies in its location after so many nights. */
export function historyOf(tool: Tool, {now, nights, since = 3 * HOUR, lastFails}: HistoryOptions) {
  const kept = Math.min(nights, tool.kept ?? nights);
  const files = new Map<string, Listed>();
  for (let back = kept - 1; back >= 0; back--) {
    const age = since + back * DAY;
    const stamp = stampOf(now - age * 1000);
    const run = lastFails && back === 0 ? tool.failed! : tool.run;
    for (const [path, size, after = 0] of run(stamp, nights - back)) {
      // A run ends before the next one begins, and before now.
      files.set(path, {path, size, age: age - Math.min(after, since / 2)});
    }
  }
  return [...files.values()];
}

/** As they lie there when they were written two hours ago. */
export const besideOf = ({beside = []}: Tool): Listed[] =>
  beside.map(([path, size]) => ({path, size, age: 2 * HOUR}));
