import assert from 'node:assert/strict';
import {after, it} from 'node:test';
import {dryRun} from '../../support/publisher/run-publisher.js';
import {startRealKuma, type RealKuma} from '../../support/uptime-kuma/real.js';
import {describeSeededMonitors, describeUptimeKuma, type RunningKuma} from './suite.js';

const {TEST_UPTIME_KUMA_URL, TEST_UPTIME_KUMA_STATUS_PAGE, TEST_UPTIME_KUMA_API_KEY} = process.env;

if (TEST_UPTIME_KUMA_URL) {
  const given: RunningKuma = {
    url: TEST_UPTIME_KUMA_URL.replace(/\/+$/, ''),
    slug: TEST_UPTIME_KUMA_STATUS_PAGE || 'public',
    apiKey: TEST_UPTIME_KUMA_API_KEY || undefined,
    close: async () => {},
  };
  describeUptimeKuma(async () => given, 'the Uptime Kuma at TEST_UPTIME_KUMA_URL');
} else {
  // One server for all tests.
  let running: Promise<RealKuma> | undefined;
  const share = async (): Promise<RunningKuma> => ({
    ...(await (running ??= startRealKuma())),
    close: async () => {},
  });
  after(async () => (await running)?.close());

  describeUptimeKuma(share, 'the Uptime Kuma of the registry');
  describeSeededMonitors(share, 'the Uptime Kuma of the registry');

  it('names the slug when a 1.x server does not answer to it', async () => {
    const kuma = await share();
    const env = {UPTIME_KUMA_URL: kuma.url, UPTIME_KUMA_STATUS_PAGE: 'no-such-page'};
    const {status, err} = await dryRun(env);
    const {status: check, output} = status.publisher?.checks.uptime_kuma ?? {};
    assert.deepEqual([check, output], ['fail', 'The status page was not found']);
    assert.match(err.join('\n'), /UPTIME_KUMA_STATUS_PAGE/);
  });
}
