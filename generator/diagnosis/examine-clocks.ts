import type {Config} from '../config/config.js';
import {note, ok, warning, type Finding} from './finding.js';
import {get, GetError} from '../io/http-get.js';

const TIMEOUT = 10_000; // ms
/** From a minute on dates begin to lie; S3 refuses a quarter of an hour. */
const MAX_OFFSET = 60_000; // ms
/** `Date` has whole seconds, and the way there takes its time. */
const RESOLUTION = 2; // s

interface Server {
  name: string;
  url: string;
  headers?: Record<string, string>;
}

/** How far this machine's clock is from that of every server that it works with. */
export function examineClocks(config: Config, signal: AbortSignal): Promise<Finding[]> {
  return Promise.all(serversOf(config).map((server) => examineClock(server, signal)));
}

/** Each once. */
function serversOf({uptimeKuma, backups, targets}: Config): Server[] {
  const {url, headers} = uptimeKuma;
  const servers = new Map<string, Server>([[url, {name: 'Uptime Kuma', url, headers}]]);
  for (const {location, s3} of [...backups, ...targets]) {
    if (location.kind !== 's3') continue;
    const endpoint = s3.endpoint ?? `https://s3.${s3.region}.amazonaws.com`;
    servers.set(endpoint, {name: new URL(endpoint).host, url: endpoint});
  }
  return [...servers.values()];
}

async function examineClock({name, url, headers}: Server, signal: AbortSignal): Promise<Finding> {
  const start = Date.now();
  let answer;
  try {
    answer = await get(`${url}/`, {headers, signal, timeout: TIMEOUT});
  } catch (error) {
    if (error instanceof GetError) return note(`${name}: not known, ${error.message}`);
    throw error;
  }
  const offset = answer.date - (start + Date.now()) / 2;
  if (Number.isNaN(offset)) return note(`${name}: it does not give its time`);
  const seconds = Math.round(Math.abs(offset) / 1000);
  if (seconds <= RESOLUTION)
    return ok(`${name}: the time of its answers agrees with this machine's`);
  if (Math.abs(offset) <= MAX_OFFSET) return ok(`${name}: ${seconds} s apart from this machine`);
  return warning(
    `${name}: ${seconds} s ${offset > 0 ? 'ahead of' : 'behind'} this machine`,
    'set this machine by NTP (timedatectl set-ntp true); if it is right, set the other',
  );
}
