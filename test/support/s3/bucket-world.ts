import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {startBrokenS3} from './broken-s3.js';
import {letAllBeUp} from '../publisher/publisher-world.js';
import {runPublisher, type Variables} from '../publisher/run-publisher.js';
import {GIVEN_AWAY} from './s3-store.js';
import {startReplay} from '../uptime-kuma/replay.js';

export const MINUTE = 60_000; // ms
/** Where the target "main" lies. */
export const PLACE = 'status/status.json';
/** Keys of the publisher, which no log may hold. */
export const SECRETS = {
  STATUS_S3_ACCESS_KEY_ID: 'PUBLISHERSACCESSKEY',
  STATUS_S3_SECRET_ACCESS_KEY: 'secret/of+the/publisher',
  STATUS_S3_SESSION_TOKEN: 'token-of-the-publisher',
};

/** A valid document of that age, in ms. */
export const documentOf = (age: number): string =>
  JSON.stringify({
    updated_at: new Date(Date.now() - age).toISOString(),
    platform_status: 'operational',
    uptime: {last_24h: 100, last_7d: 100, last_30d: 100},
  });

export interface Published {
  code: number;
  /** All lines, and those of stderr. */
  log: string;
  err: string;
}

/** An Uptime Kuma in which all is up, and a bucket that may break, with a document or none (null). */
export async function startBucketWorld(t: TestContext, standing: string | null) {
  const kuma = await startReplay();
  t.after(() => kuma.close());
  letAllBeUp(kuma);
  const s3 = await startBrokenS3(t);
  if (standing !== null) s3.store.set(PLACE, standing, {headers: {'x-amz-acl': 'public-read'}});

  /** One run, in whose log nothing secret may be. */
  const publish = async (change: Variables = {}): Promise<Published> => {
    const {code, out, err} = await runPublisher([], {
      UPTIME_KUMA_URL: kuma.url,
      UPTIME_KUMA_STATUS_PAGE: 'public',
      STATUS_TARGETS: `main=s3://${PLACE}`,
      STATUS_S3_ENDPOINT: s3.url,
      ...SECRETS,
      LOG_LEVEL: 'debug',
      ...change,
    });
    const log = [...out, ...err].join('\n');
    for (const secret of [...Object.values(SECRETS), GIVEN_AWAY]) {
      assert.ok(!log.includes(secret), `the log says ${secret}:\n${log}`);
    }
    return {code, log, err: err.join('\n')};
  };
  const standingNow = () => s3.store.objects.get(PLACE)?.body;
  /** The document that was sent stands, and the run went well. */
  const assertPublished = ({code, log, err}: Published, warned = /^$/) => {
    assert.equal(code, 0, err);
    assert.match(err, warned);
    assert.match(log, /Upload successful$/m);
    const puts = s3.requestsOf('put');
    assert.ok(puts.length > 0);
    assert.equal(standingNow(), puts.at(-1)!.body);
    assert.equal(new Set(puts.map(({body}) => body)).size, 1, 'all PUTs are of one document');
  };
  return {s3, publish, standingNow, assertPublished};
}

/** One line, and exit code 1. */
export function assertFailed({code, err}: Published, says = /./): void {
  assert.match(err, /^\[[^\]]+\] Error: Upload failed \(main\): .+$/);
  assert.match(err, says);
  assert.equal(code, 1);
}
