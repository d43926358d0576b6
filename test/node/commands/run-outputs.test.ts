import assert from 'node:assert/strict';
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {startBrokenS3} from '../../support/s3/broken-s3.js';
import {
  documentOf,
  MINUTE,
  PLACE,
  SECRETS,
  startBucketWorld,
} from '../../support/s3/bucket-world.js';
import {startPingServer} from '../../support/publisher/ping-server.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {runCheck, serve} from '../../support/publisher/status-server.js';

const FILES = ['badge.json', 'badge.svg', 'feed.xml', 'metrics.prom', 'status.html'];
const STATUS_OUTPUTS = 'badge shields html metrics feed';

describe('STATUS_OUTPUTS', {timeout: 60_000}, () => {
  it('puts further files beside the document of each target, and leaves nothing else', async (t) => {
    const {env, folder} = await startWorld(t);
    const mirror = join(folder, 'mirror');
    await mkdir(mirror);
    const STATUS_TARGETS = `main=file:${folder}/status.json mirror=file:${mirror}/s.json`;
    const {code, err} = await runPublisher([], {...env, STATUS_TARGETS, STATUS_OUTPUTS});
    assert.deepEqual([code, err], [0, []]);
    const expected = [...FILES, 'backups', 'history.json', 'mirror', 'status.json'].sort();
    assert.deepEqual((await readdir(folder)).sort(), expected);
    assert.deepEqual((await readdir(mirror)).sort(), [...FILES, 's.history.json', 's.json'].sort());
    for (const file of FILES) {
      assert.equal(
        await readFile(join(folder, file), 'utf8'),
        await readFile(join(mirror, file), 'utf8'),
      );
    }
  });

  it('shows days in status.html, whatever else is asked for', async (t) => {
    const {env, folder} = await startWorld(t);
    await runPublisher([], {...env, STATUS_OUTPUTS: 'html'});
    const html = await readFile(join(folder, 'status.html'), 'utf8');
    assert.match(html, /<div class="strip">/);
    assert.doesNotMatch(html, /initial-data|months/); // nothing takes over that it could be handed to
  });

  it('replaces them at each run', async (t) => {
    const {env, folder, document} = await startWorld(t);
    await writeFile(join(folder, 'metrics.prom'), '# HELP elytra_status_old Old.\n');
    await runPublisher([], {...env, STATUS_OUTPUTS: 'metrics'});
    const {updated_at} = await document();
    const metrics = await readFile(join(folder, 'metrics.prom'), 'utf8');
    assert.ok(metrics.includes(`updated_timestamp_seconds ${Date.parse(updated_at) / 1000}\n`));
  });

  it('writes none where one did not publish the document itself', async (t) => {
    const {env, folder, file} = await startWorld(t);
    await writeFile(file, documentOf(-MINUTE));
    const {code, out} = await runPublisher([], {...env, STATUS_OUTPUTS});
    assert.equal(code, 0);
    assert.match(out.join('\n'), /a newer document is published/);
    assert.deepEqual((await readdir(folder)).sort(), ['backups', 'status.json']);
  });

  it('replaces none that somebody else wrote, and puts the others in place', async (t) => {
    const {env, folder} = await startWorld(t);
    const page =
      '<!doctype html><script src="elytra-status.js"></script><elytra-status></elytra-status>';
    await writeFile(join(folder, 'status.html'), page);
    const {code, err} = await runPublisher([], {...env, STATUS_OUTPUTS});
    assert.equal(code, 1);
    assert.match(
      err.join('\n'),
      /^\S+ \S+ Error: Output failed \(main, status\.html\): .* not from this program; remove it, or leave .* out of STATUS_OUTPUTS$/,
    );
    assert.equal(await readFile(join(folder, 'status.html'), 'utf8'), page);
    for (const file of FILES.filter((it) => it !== 'status.html')) {
      assert.ok((await readFile(join(folder, file), 'utf8')).length);
    }
  });

  it('replaces its own, the empty and what a crash left', async (t) => {
    const {env, folder} = await startWorld(t);
    for (const file of FILES)
      await writeFile(join(folder, file), file < 'm' ? '' : '\0'.repeat(500));
    for (const run of [1, 2]) {
      const {code, err} = await runPublisher([], {...env, STATUS_OUTPUTS});
      assert.deepEqual([run, code, err], [run, 0, []]);
    }
  });

  it('puts the others in place where one fails, and says so by log, exit code and ping', async (t) => {
    const {env, folder, document} = await startWorld(t);
    await mkdir(join(folder, 'badge.svg'));
    const ping = await startPingServer();
    t.after(ping.close);
    const PING_URL = `${ping.url}/uuid`;
    const {code, err} = await runPublisher([], {...env, STATUS_OUTPUTS, PING_URL});
    assert.equal(code, 1);
    assert.equal(err.length, 1);
    assert.match(err[0]!, /Error: Output failed \(main, badge\.svg\): it is a folder/);
    assert.equal((await document()).platform_status, 'operational');
    for (const file of FILES.filter((it) => it !== 'badge.svg')) {
      assert.ok((await readFile(join(folder, file), 'utf8')).length);
    }
    assert.deepEqual(ping.calls, ['GET /uuid/fail']);
  });

  it('sends each with its type, and with cache control and ACL of the document', async (t) => {
    const {s3, publish} = await startBucketWorld(t, null);
    const STATUS_CACHE_CONTROL = 'public, max-age=60';
    const {code, err} = await publish({STATUS_OUTPUTS, STATUS_CACHE_CONTROL});
    assert.deepEqual([code, err], [0, '']);
    const types = [...s3.store.objects].map(([path, {headers}]) => {
      assert.equal(headers['cache-control'], STATUS_CACHE_CONTROL);
      assert.equal(headers['x-amz-acl'], 'public-read');
      return [path, headers['content-type']];
    });
    assert.deepEqual(Object.fromEntries(types), {
      'status/status.json': 'application/json',
      'status/badge.svg': 'image/svg+xml',
      'status/badge.json': 'application/json',
      'status/status.html': 'text/html; charset=utf-8',
      'status/feed.xml': 'application/atom+xml; charset=utf-8',
      'status/metrics.prom': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });

  it('puts what is no text right, so that all can be read back', async (t) => {
    const {env, kuma, document} = await startWorld(t);
    const s3 = await startBrokenS3(t);
    const half = '\ud83d!';
    const {page} = kuma;
    page.publicGroupList[0].name = `Group ${half}`;
    page.publicGroupList[0].monitorList[0].name = `Monitor ${half}`;
    page.incidents = [{id: 1, title: `Title ${half}`, content: `Body ${half}`}];
    page.maintenanceList[0].title = `Maintenance ${half}`;
    const {code, err} = await runPublisher([], {
      ...env,
      ...SECRETS,
      STATUS_TARGETS: `${env.STATUS_TARGETS} bucket=s3://${PLACE}`,
      STATUS_S3_ENDPOINT: s3.url,
      STATUS_PAGE_NAME: `Page ${half}`,
      STATUS_OUTPUTS,
    });
    assert.deepEqual([code, err], [0, []]);
    assert.equal(s3.store.objects.size, 6);
    const {
      components = [],
      incidents = [],
      scheduled_maintenances = [],
      ...rest
    } = await document();
    assert.deepEqual(
      [
        components[0]?.name,
        components[0]?.group,
        incidents[0]?.name,
        incidents[0]?.incident_updates[0]?.body,
        scheduled_maintenances[0]?.name,
        rest.page?.name,
      ],
      ['Monitor', 'Group', 'Title', 'Body', 'Maintenance', 'Page'].map((it) => `${it} \ufffd!`),
    );
  });

  for (const [style, status, words] of [
    ['danger', 'partial_outage', 'partial outage'],
    ['warning', 'degraded_performance', 'degraded performance'],
  ] as const) {
    it(`agree on ${words} where all is up but an incident is open, and so does check`, async (t) => {
      const {env, kuma, folder} = await startWorld(t);
      kuma.page.incidents = [{id: 1, title: 'Slow <shop>', content: '', style, pin: true}];
      const {code} = await runPublisher([], {...env, STATUS_OUTPUTS});
      assert.equal(code, 0);
      const said = async (name: string) => readFile(join(folder, name), 'utf8');
      assert.match(await said('badge.svg'), new RegExp(`: ${words} · `));
      assert.match(JSON.parse(await said('badge.json')).message, new RegExp(`^${words} · `));
      const metrics = await said('metrics.prom');
      assert.match(metrics, new RegExp(`platform_status\\{status="${status}"\\} 1\n`));
      const page = await said('status.html');
      assert.match(page, new RegExp(`<title>[^<]*: ${words} · `));
      assert.ok(page.includes('Slow &#60;shop&#62;'));
      const {line} = await runCheck(await serve(t, {body: await said('status.json')}));
      assert.match(line, new RegExp(`${words} \\(Slow <shop>\\)`));
    });
  }

  it('leaves the document in its bucket where an output is refused', async (t) => {
    const {s3, publish, standingNow} = await startBucketWorld(t, null);
    s3.fails = ({operation, path}) =>
      operation === 'put' && path.endsWith('.svg')
        ? {status: 403, type: 'application/xml', body: ''}
        : undefined;
    const {code, err} = await publish({STATUS_OUTPUTS: 'badge shields'});
    assert.equal(code, 1);
    assert.match(
      err,
      /^\S+ \S+ Error: Output failed \(main, badge\.svg\): HTTP 403; grant its key s3:PutObject/,
    );
    assert.ok(JSON.parse(standingNow()!).updated_at);
    assert.ok(s3.store.objects.has('status/badge.json'));
  });
});
