import {execFileSync} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {letAllBeUp} from '../../support/publisher/publisher-world.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';
import {browse, type Visit} from '../../support/browser/browse.js';
import {installPackage, ROOT} from './install-package.js';

/** What the documents take for granted: a project that has the package, a checkout, the world outside. */
export interface World {
  root: string;
  /** A user's empty folder in which `npm install elytra-status` was run. */
  project: string;
  /** As after `git clone` and `npm ci`. */
  checkout: string;
  visit: Visit;
  /** `text` with addresses and folders of examples replaced by those of this world. */
  localize(text: string): string;
  /** The other way round. */
  generalize(text: string): string;
  end(): Promise<void>;
}

/** @param others packages that the project has besides */
export async function startWorld(others: readonly string[] = []): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'elytra-status-readme-'));
  const project = installPackage(folder, others);
  const checkout = join(folder, 'checkout');
  clone(checkout);
  const kuma = await startReplay();
  letAllBeUp(kuma);
  const html = join(folder, 'html');
  mkdirSync(html);
  const files = backupFolder(join(folder, 'files'), {hours: 1});
  const database = backupFolder(join(folder, 'db'), {hours: 74, bytes: 70_000_000});
  const visit = await browse({});
  const examples = {
    'https://uptime.example.com': kuma.url,
    '/var/www/html': html,
    '/var/backups/files': files,
    '/var/backups/db': database,
    'https://status.example.com': visit.origin,
    '/opt/elytra-status': checkout,
  };
  return {
    root: ROOT,
    project,
    checkout,
    visit,
    localize: (text) =>
      Object.entries(examples).reduce((all, [from, to]) => all.replaceAll(from, to), text),
    generalize: (text) =>
      Object.entries(examples).reduce((all, [to, from]) => all.replaceAll(from, to), text),
    async end() {
      await visit.end();
      await kuma.close();
      rmSync(folder, {recursive: true});
    },
  };
}

/** A folder with one backup of an age. */
function backupFolder(path: string, {hours, bytes = 900}: {hours: number; bytes?: number}): string {
  mkdirSync(path);
  const file = join(path, 'backup.tar.zst');
  writeFileSync(file, '');
  truncateSync(file, bytes);
  const time = Date.now() / 1000 - hours * 3_600;
  utimesSync(file, time, time);
  return path;
}

function clone(checkout: string): void {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, {cwd: ROOT, encoding: 'utf8'}).split('\0');
  for (const file of files.filter(Boolean)) {
    mkdirSync(dirname(join(checkout, file)), {recursive: true});
    cpSync(join(ROOT, file), join(checkout, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
}

/** Names of what lies in a project's node_modules. */
export const installedIn = (project: string): string[] =>
  readdirSync(join(project, 'node_modules'))
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(join(project, 'node_modules', name)).map((it) => `${name}/${it}`)
        : name,
    );
