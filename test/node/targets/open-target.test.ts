import assert from 'node:assert/strict';
import {it} from 'node:test';
import {readConfig} from '../../../generator/config/read-config.js';
import {openTarget} from '../../../generator/targets/open-target.js';

it('says that no time was left, where nothing was asked', async () => {
  const {targets} = readConfig({
    UPTIME_KUMA_URL: 'http://127.0.0.1:3001',
    UPTIME_KUMA_STATUS_PAGE: 'public',
    STATUS_TARGETS: 'main=file:/nowhere/status.json',
  });
  const [target] = targets;
  const options = {contentType: 'application/json', unread: 'leave', warn: assert.fail} as const;
  const place = openTarget(target!, AbortSignal.abort());
  await assert.rejects(place.put(target!.location, {...options, decide: () => assert.fail()}), {
    name: 'PublishError',
    message: 'no time was left for it; see what took so long before, or raise CYCLE_TIMEOUT',
  });
});
