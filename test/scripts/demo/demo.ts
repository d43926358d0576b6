/** `npm start`: the whole pipeline on this machine, and a page with the card. */
import {mkdtemp, readFile, rm, utimes, writeFile} from 'node:fs/promises';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {run} from '../../../generator/commands/run.js';
import {bundleScripts} from '../../support/browser/bundle.js';
import {BuilderServer} from '../../support/browser/builder-server.js';
import {makeBuilder} from './make-builder.js';
import {generatedHistory} from '../../support/history/generated-history.js';
import {startReplay} from '../../support/uptime-kuma/replay.js';

const SITUATIONS = {
  up: 'All up',
  down: 'One down',
  maintenance: 'Maintenance',
  unreachable: 'Uptime Kuma unreachable',
  overdue: 'Backup overdue',
  stopped: 'Publisher stopped',
};
type Situation = keyof typeof SITUATIONS;

const INTERVAL = 2_000; // ms
const BEAT_INTERVAL = 60_000; // ms
const BEATS = 60;
const HOUR = 3_600_000; // ms
const MONITORS = [
  ['Sites', ['Website', 'WordPress admin']],
  ['Core', ['Database', 'Redis', 'DNS']],
] as const;

let situation: Situation = 'up';
console.log('Starting a recorded Uptime Kuma and a folder of backups');
const kuma = await startReplay();
const folder = await mkdtemp(join(tmpdir(), 'elytra-status-demo-'));
const backup = join(folder, 'backup.sql.gz');
const published = join(folder, 'public.json');
await writeFile(backup, 'A backup.'.repeat(100));

let id = 0;
kuma.page.publicGroupList = MONITORS.map(([name, monitors], index) => ({
  id: index + 1,
  name,
  weight: index + 1,
  monitorList: monitors.map((monitor) => ({id: ++id, name: monitor, sendUrl: 0, type: 'http'})),
}));
kuma.page.incidents = [];
kuma.history = {ok: true, incidents: [], total: 0, nextCursor: null, hasMore: false};

/** Makes Uptime Kuma and the backup what the situation says, as of now. */
async function play(): Promise<void> {
  const now = Date.now();
  const last = situation === 'down' ? 0 : situation === 'maintenance' ? 3 : 1;
  const time = (ago: number) =>
    new Date(now - ago).toISOString().replace('T', ' ').replace('Z', '');
  for (let monitor = 1; monitor <= id; monitor++) {
    const affected = situation === 'maintenance' || monitor === 2;
    kuma.heartbeat.heartbeatList[monitor] = Array.from({length: BEATS}, (_, index) => ({
      status: affected && index === BEATS - 1 ? last : 1,
      time: time((BEATS - 1 - index) * BEAT_INTERVAL),
      msg: '',
      ping: 20,
    }));
    kuma.heartbeat.uptimeList[`${monitor}_24`] = affected && last === 0 ? 0.9993 : 1;
    kuma.badges.set(`${monitor}/168`, monitor === 2 ? '99.98' : '100.0');
    kuma.badges.set(`${monitor}/720`, monitor === 2 ? '99.95' : '100.0');
  }
  kuma.page.maintenanceList =
    situation === 'maintenance' ? [{id: 1, title: 'Database upgrade', timeslotList: []}] : [];
  const fault = situation === 'unreachable' ? ('reset' as const) : undefined;
  kuma.faults = {page: fault, heartbeat: fault};
  const age = situation === 'overdue' ? 72 * HOUR : 2 * HOUR;
  await utimes(backup, (now - age) / 1000, (now - age) / 1000);
}

const log: string[] = [];
const readers = new Set<ServerResponse>();
const write = (line: string) => {
  log.push(line);
  log.splice(0, log.length - 8);
  for (const reader of readers) sendLog(reader);
};
const sendLog = (reader: ServerResponse) => reader.write(`data: ${JSON.stringify(log)}\n\n`);

async function publish(): Promise<void> {
  if (situation === 'stopped') return;
  await play();
  const env = {
    UPTIME_KUMA_URL: kuma.url,
    UPTIME_KUMA_STATUS_PAGE: 'public',
    BACKUPS: `database=file:${folder}`,
    BACKUP_INCLUDE: '*.sql.gz',
    STATUS_TARGETS: `main=file:${published}`,
    STALE_AFTER: '8s',
    PUBLISH_INTERVAL: '2s',
  };
  await run(['publish'], {env, out: write, err: write});
}

const names = MONITORS.flatMap(([group, monitors]) => monitors.map((name) => ({name, group}))).map(
  (one, index) => ({...one, id: `${index + 1}`}),
);
await writeFile(
  join(folder, 'public.history.json'),
  JSON.stringify(generatedHistory(names, 'WordPress admin', Date.now() - HOUR)),
);
console.log('Publishing them, after a generated history with a gap, a maintenance and an outage');
await publish();
const timer = setInterval(() => void publish(), INTERVAL);

console.log('Bundling the card');
const scripts = await bundleScripts();
const script = (name: string) =>
  ['text/javascript', async () => scripts[name]!] as [string, () => Promise<string>];
const file = (name: string) => readFile(new URL(name, import.meta.url));
const FILES: Record<string, [type: string, content: () => Promise<Buffer | string>]> = {
  '/': ['text/html', () => file('demo.html')],
  '/demo.css': ['text/css', () => file('demo.css')],
  '/demo.js': ['text/javascript', () => file('demo-page.js')],
  '/reserve.css': ['text/css', () => file('../../../embed/reserve.css')],
  '/elytra-status.js': script('/elytra-status.js'),
  '/elytra-status-page.js': script('/elytra-status-page.js'),
  '/status.json': ['application/json', () => readFile(published)],
  '/history.json': ['application/json', () => readFile(join(folder, 'public.history.json'))],
  '/situations': [
    'application/json',
    async () => JSON.stringify({situations: SITUATIONS, current: situation}),
  ],
};

const builder = new BuilderServer(makeBuilder());
const server = createServer(async (request, response) => {
  const [path = '/'] = (request.url ?? '/').split('?');
  const wanted = path.slice('/situations/'.length);
  // No other site may switch it.
  const isOwn = [undefined, 'same-origin', 'none'].includes(request.headers['sec-fetch-site']);
  if (request.method === 'POST' && isOwn && Object.hasOwn(SITUATIONS, wanted)) {
    situation = wanted as Situation;
    console.log(SITUATIONS[situation]);
    response.writeHead(204).end();
  } else if (path === '/log') {
    response.writeHead(200, {'content-type': 'text/event-stream'});
    readers.add(response);
    response.on('close', () => readers.delete(response));
    sendLog(response);
  } else if (path === '/builder') {
    response.writeHead(308, {location: '/builder/'}).end();
  } else if (path.startsWith('/builder/')) {
    await builder.serve(path.slice('/builder/'.length), response);
  } else if (FILES[path]) {
    const [type, content] = FILES[path];
    response
      .writeHead(200, {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache'})
      .end(await content());
  } else {
    response.writeHead(404).end();
  }
});

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${process.env.PORT} is taken; choose another: PORT=8080 npm start`);
  void end(1);
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const {port} = server.address() as AddressInfo;
  console.log(`Elytra Status: http://127.0.0.1:${port}/  (Ctrl-C ends it)`);
  console.log(`Snippet builder: http://127.0.0.1:${port}/builder/`);
  console.log('Storybook, with every variant and state: npm run stories');
});

async function end(code: number): Promise<never> {
  clearInterval(timer);
  await rm(folder, {recursive: true, force: true});
  process.exit(code);
}
process.once('SIGINT', () => void end(0));
process.once('SIGTERM', () => void end(0));
