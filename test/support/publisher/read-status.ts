import {isDeepStrictEqual} from 'node:util';
import type {Status} from '../../../embed/contract/status.js';
import {build} from '../../../generator/rules/build.js';
import {CHECK_OUTPUTS, type CheckOutput} from '../../../generator/errors/check-outputs.js';
import {ReadError} from '../../../generator/errors/read-error.js';
import {readConfig} from '../../../generator/config/read-config.js';
import type {ReadOptions, Reading} from '../../../generator/sources/reading.js';
import {uptimeKuma} from '../../../generator/sources/uptime-kuma/read.js';
import type {Variables} from './run-publisher.js';

export const BY_PAGE: Variables = {UPTIME_KUMA_STATUS_PAGE: 'public'};

export interface ReadStatus {
  status: Status;
  reading: Reading | ReadError;
}

/** What the publisher makes of an Uptime Kuma: its reader and its rules, without log and targets. */
export async function readStatus(
  url: string,
  env: Variables = BY_PAGE,
  {
    signal = AbortSignal.timeout(30_000),
    now = Date.now,
    giveUpAfter = 1_000,
  }: Partial<ReadOptions> = {},
): Promise<ReadStatus> {
  const config = readConfig({UPTIME_KUMA_URL: url, ...env}, {needsTargets: false});
  const reading = await uptimeKuma(config.uptimeKuma)
    .read({signal, now, giveUpAfter})
    .catch((error: unknown) => {
      if (error instanceof ReadError) return error;
      throw error;
    });
  return {status: build({monitoring: reading, backups: []}, config, now()), reading};
}

/** The status of each component by its id. */
export const statusesOf = ({components = []}: Status): Record<string, string> =>
  Object.fromEntries(components.map(({id, status}) => [id, status]));

/** `pass`, or what is wrong in the words of `CHECK_OUTPUTS`: `warn clock`. */
export function checkOf({publisher}: Status): string {
  const {status, output} = publisher?.checks.uptime_kuma ?? {};
  const known = Object.keys(CHECK_OUTPUTS) as CheckOutput[];
  const name = known.find((key) => CHECK_OUTPUTS[key] === output);
  return [status, output === undefined ? undefined : (name ?? `"${output}"`)].join(' ').trim();
}

/** The document without the moment it was made and what it says of its sources. */
export function withoutTimes({updated_at: _, stale_after: __, publisher: ___, ...rest}: Status) {
  return rest;
}

/** Whether the document claims nothing, as it must for a source that could not be read. */
export function claimsNothing(status: Status): boolean {
  const none = {last_24h: 0, last_7d: 0, last_30d: 0};
  const {platform_status, reporting, uptime, components, incidents, scheduled_maintenances} =
    status;
  return (
    platform_status === 'unknown' &&
    status.observed_at === undefined &&
    isDeepStrictEqual(reporting, {fresh: 0, total: 0}) &&
    isDeepStrictEqual(uptime, {...none, coverage: none}) &&
    [components, incidents, scheduled_maintenances].every((list) => !list?.length)
  );
}
