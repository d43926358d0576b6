import {mkdtemp, mkdir, readFile, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import type {Status} from '../../../embed/contract/status.js';
import type {Variables} from './run-publisher.js';
import {newestBeat} from '../uptime-kuma/recordings.js';
import {kumaTime} from '../uptime-kuma/situation.js';
import {startReplay, type Replay, type ReplayOptions} from '../uptime-kuma/replay.js';

const HOUR = 3_600; // s
/** 800 bytes: as few as a dump can have. */
export const DUMP = 'dump'.repeat(200);
const BEATS = 100;
const INTERVAL = 20_000; // ms

export interface PublisherWorld {
  kuma: Replay;
  /** Empty but for `backups` with one file of an hour ago. */
  folder: string;
  file: string;
  /** A configuration in which everything is well. */
  env: Variables;
  document: () => Promise<Status>;
}

/** An Uptime Kuma whose monitors are all up, a folder of backups, and a place to publish to. */
export async function startWorld(t: TestContext, options?: ReplayOptions): Promise<PublisherWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'elytra-status-'));
  // A run that is not over yet may put a file into it meanwhile.
  t.after(() => rm(folder, {recursive: true, force: true, maxRetries: 10}));
  const kuma = await startReplay(options);
  t.after(() => kuma.close());
  letAllBeUp(kuma);

  const backup = join(folder, 'backups', 'db.sql.gz');
  await mkdir(join(folder, 'backups'));
  await writeFile(backup, DUMP);
  const hourAgo = Date.now() / 1000 - HOUR;
  await utimes(backup, hourAgo, hourAgo);

  const file = join(folder, 'status.json');
  return {
    kuma,
    folder,
    file,
    env: {
      UPTIME_KUMA_URL: kuma.url,
      UPTIME_KUMA_STATUS_PAGE: 'public',
      BACKUPS: `database=file:${join(folder, 'backups')}`,
      STATUS_TARGETS: `main=file:${file}`,
    },
    document: async () => JSON.parse(await readFile(file, 'utf8')),
  };
}

/** For longer than the server lists beats. */
export function letAllBeUp(kuma: Replay): void {
  const {heartbeatList, uptimeList} = kuma.heartbeat;
  const last = {...heartbeatList[1].at(-1), status: 1};
  const newest = newestBeat({heartbeatList: {1: [last]}});
  const beats = Array.from({length: BEATS}, (_, index) => ({
    ...last,
    time: kumaTime(newest - (BEATS - 1 - index) * INTERVAL),
  }));
  for (const id of Object.keys(heartbeatList)) {
    heartbeatList[id] = beats.map((beat) => ({...beat}));
    uptimeList[`${id}_24`] = 1;
  }
  // One that is open would raise the word.
  if (kuma.page.incidents) kuma.page.incidents = [];
  else kuma.page.incident = null;
}
