import assert from 'node:assert/strict';
import {tmpdir} from 'node:os';
import {describe, it, test} from 'node:test';
import {brotliCompressSync, deflateSync, gzipSync} from 'node:zlib';
import type {Component, PlatformStatus, Status} from '../../../embed/contract/status.js';
import {judgeDocument} from '../../../generator/diagnosis/judge-document.js';
import {formatNagiosLine} from '../../../generator/commands/check/nagios-line.js';
import {readDocument} from '../../support/repository/documents.js';
import {startPublisher} from '../../support/publisher/run-publisher.js';
import {documentOf, MINUTE, runCheck, serve} from '../../support/publisher/status-server.js';

const component = (name: string, status: PlatformStatus): Component => ({
  id: name,
  name,
  group: null,
  position: 0,
  status,
  uptime: {last_24h: null, last_7d: null, last_30d: null},
});

test('prints one line with performance data', async (t) => {
  const url = await serve(t, {body: documentOf(3 * MINUTE)});
  const {code, line, lines, err} = await runCheck(url);
  assert.match(
    line,
    /^STATUS OK - operational \| age=18[01]s;900;1800;0 uptime_24h=100%;;;0;100 uptime_7d=99\.98%;;;0;100 uptime_30d=99\.95%;;;0;100 time=\d+\.\d{3}s;;;0$/,
  );
  assert.deepEqual([code, lines, err], [0, 1, []]);
});

for (const [encoding, encode] of [
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const) {
  test(`reads what a server compresses without being asked: ${encoding}`, async (t) => {
    const body = encode(JSON.stringify(documentOf(0)));
    const url = await serve(t, (_, response) => {
      response.writeHead(200, {'content-encoding': encoding}).end(body);
    });
    assert.equal((await runCheck(url)).code, 0);
  });
}

test('reads a document behind a byte order mark, as browsers do', async (t) => {
  const url = await serve(t, {body: `\uFEFF${JSON.stringify(documentOf(0))}`});
  assert.equal((await runCheck(url)).code, 0);
});

test("the operators' page shows the line that is printed", () => {
  const status = documentOf(3 * MINUTE);
  const document = {status, age: 3 * MINUTE, staleAfter: 30 * MINUTE, heldFor: 0};
  const findings = judgeDocument(status, {now: Date.now(), maxAge: 15 * MINUTE, heldFor: 0});
  const line = formatNagiosLine({findings, document, took: 45}, 15 * MINUTE);
  assert.ok(readDocument('generator/README.md').includes(`status.json\n${line}\n`), line);
});

describe('judges what the document says', () => {
  const cases: [platform_status: PlatformStatus, code: number, verdict: string][] = [
    ['operational', 0, 'OK'],
    ['under_maintenance', 0, 'OK'],
    ['degraded_performance', 1, 'WARNING'],
    ['partial_outage', 1, 'WARNING'],
    ['unknown', 1, 'WARNING'],
    ['major_outage', 2, 'CRITICAL'],
  ];
  for (const [platform_status, expected, verdict] of cases) {
    it(`${platform_status} is ${verdict}`, async (t) => {
      const {code, line} = await runCheck(
        await serve(t, {body: documentOf(MINUTE, {platform_status})}),
      );
      assert.equal(code, expected);
      const words = platform_status.replace('_', ' ');
      assert.match(line, new RegExp(`^STATUS ${verdict} - ${words}`));
    });
  }
});

describe('judges how old the document is', () => {
  const cases: [what: string, age: number, options: string[], code: number, says: RegExp][] = [
    ['a minute below --max-age', 14 * MINUTE, [], 0, /OK - operational \|/],
    ['past --max-age', 16 * MINUTE, [], 1, /updated 16 minutes ago, more than 15 minutes \(see/],
    [
      'a --max-age of its own',
      6 * MINUTE,
      ['--max-age', '5m'],
      1,
      /6 minutes ago, more than 5 min/,
    ],
    [
      'stale',
      40 * MINUTE,
      [],
      2,
      /stale for 10 minutes, updated 40 minutes ago; it said operational/,
    ],
    ['stale whatever --max-age says', 40 * MINUTE, ['--max-age', '2h'], 2, /stale for 10 minutes/],
    ['dated ahead', -60 * MINUTE, [], 1, /dated (59|60) minutes|dated 1 hour ahead/],
    ['ahead within tolerance', -MINUTE, [], 0, /OK - operational/],
  ];
  for (const [what, age, options, expected, says] of cases) {
    it(what, async (t) => {
      const {code, line} = await runCheck(await serve(t, {body: documentOf(age)}), ...options);
      assert.match(line, says);
      assert.equal(code, expected);
    });
  }
});

describe('says when a cache explains the lateness', () => {
  const served = (age: number, seconds: number) => ({
    body: documentOf(age),
    headers: {age: `${seconds}`},
  });
  it('in time, and then held', async (t) => {
    const {code, line} = await runCheck(await serve(t, served(20 * MINUTE, 600)));
    assert.equal(code, 1);
    assert.match(
      line,
      /20 minutes ago, of which a cache has held it 10 minutes \(Age: 600\): the publisher was in time, more than 15 minutes \(shorten/,
    );
  });
  it('not where the publisher was late itself', async (t) => {
    const {line} = await runCheck(await serve(t, served(20 * MINUTE, 60)));
    assert.match(
      line,
      /held it 1 minute \(Age: 60\), more than 15 minutes \(see whether the publisher/,
    );
    assert.doesNotMatch(line, /in time/);
  });
  it('also for what has become stale in it', async (t) => {
    const {code, line} = await runCheck(await serve(t, served(40 * MINUTE, 1800)));
    assert.equal(code, 2);
    assert.match(line, /stale for 10 minutes, updated 40 minutes ago, of which .* in time/);
  });
});

for (const [what, age] of [
  ['past', MINUTE],
  ['ahead within tolerance', -2 * MINUTE],
] as const) {
  test(`a document that was stale before it was made has no negative times: ${what}`, async (t) => {
    const stale_after = new Date(Date.now() - age - MINUTE).toISOString();
    const {code, line} = await runCheck(await serve(t, {body: documentOf(age, {stale_after})}));
    assert.equal(code, 2);
    assert.match(line, / \| age=\d+s;900;0;0 /);
    assert.doesNotMatch(line, /-\d/);
  });
}

test('names what is down, how many report, and backups that are not well', async (t) => {
  const names = ['Website', 'API', 'Mail', 'DNS'];
  const body = documentOf(MINUTE, {
    platform_status: 'partial_outage',
    reporting: {fresh: 4, total: 5},
    components: [
      component('Shop', 'operational'),
      ...names.map((name) => component(name, 'major_outage')),
    ],
    backups: {last_backup_status: 'failed', last_backup_time: null},
  });
  const {line} = await runCheck(await serve(t, {body}));
  assert.match(
    line,
    /WARNING - partial outage \(Website, API, Mail and 1 more; 4 of 5 reporting\).*; backups failed \|/,
  );
});

test('a name cannot add lines or performance data', async (t) => {
  const body = documentOf(MINUTE, {
    platform_status: 'major_outage',
    components: [component('A|x=1\nB\u2028C', 'major_outage')],
  });
  const {line, lines} = await runCheck(await serve(t, {body}));
  assert.equal(lines, 1);
  assert.match(line, /\(A x=1 B C\)/);
  assert.equal(line.split('|').length, 2);
});

test('draws no figure for what was not measured', async (t) => {
  const coverage = {last_24h: 100, last_7d: 0, last_30d: 0};
  const uptime = {last_24h: 99.5, last_7d: 0, last_30d: 0, coverage};
  const {line} = await runCheck(await serve(t, {body: documentOf(MINUTE, {uptime})}));
  assert.match(line, /uptime_24h=99\.5%;;;0;100 time=/);
});

describe('warns of caches that keep it until it is stale', () => {
  const cases: [cacheControl: string, options: string[], warns: boolean][] = [
    ['public, max-age=300', [], false],
    ['public, max-age=1200', [], false],
    ['public, max-age=1201', [], true],
    ['public, max-age=600, s-maxage=900', [], true],
    ['private, max-age=600, s-maxage=900', [], false],
    ['Max-Age="1800"', [], true],
    ['no-cache, max-age=86400', [], false],
    ['no-cache="set-cookie", max-age=1201', [], true],
    ['private="set-cookie, x", max-age=600, s-maxage=900', [], true],
    ['max-age=300, stale-while-revalidate=900', [], false],
    ['max-age=300, stale-while-revalidate=901', [], true],
    ['no-store', [], false],
    ['public, max-age=300', ['--interval', '28m'], true],
    ['public, max-age=1500', ['--interval', '5m'], false],
  ];
  for (const [cacheControl, options, warns] of cases) {
    it(`${warns ? 'of' : 'not of'} ${cacheControl} ${options.join(' ')}`, async (t) => {
      const headers = {'cache-control': cacheControl};
      const {code, line} = await runCheck(await serve(t, {headers}), ...options);
      assert.equal(code, warns ? 1 : 0);
      assert.equal(
        /caches may keep it .* longer than the 30 minutes until/.test(line),
        warns,
        line,
      );
    });
  }
  it('of an Expires far off', async (t) => {
    const expires = new Date(Date.now() + 60 * MINUTE).toUTCString();
    const {code} = await runCheck(await serve(t, {headers: {expires}}));
    assert.equal(code, 1);
  });
});

test('--json prints the same as one object', async (t) => {
  const body: Status = documentOf(16 * MINUTE);
  const url = await serve(t, {body, headers: {age: '30'}});
  const {code, line} = await runCheck(url, '--json');
  const {age, response_time, findings, ...rest} = JSON.parse(line);
  assert.equal(code, 1);
  assert.ok(age >= 960 && age < 1000 && response_time >= 0);
  assert.deepEqual(findings[0].level, 'warning');
  assert.match(findings[0].text, /more than 15 minutes/);
  assert.match(findings[0].remedy, /publisher/);
  assert.deepEqual(rest, {
    result: 'warning',
    exit_code: 1,
    origin: new URL(url).origin,
    platform_status: 'operational',
    updated_at: body.updated_at,
    max_age: 900,
    stale_after: 1800,
    held_by_caches: 30,
    uptime: body.uptime,
  });
});

test('--json is an object without a document, too', async (t) => {
  const {code, line} = await runCheck(await serve(t, {body: '<html>'}), '--json');
  const {result, exit_code, platform_status, age} = JSON.parse(line);
  assert.deepEqual([code, result, exit_code, platform_status, age], [2, 'critical', 2, null, null]);
});

describe('as a process it ends with the code of a plugin and is silent on stderr', () => {
  for (const [what, age, argv, expected] of [
    ['OK', 0, [], 0],
    ['WARNING', 20 * MINUTE, [], 1],
    ['CRITICAL', 40 * MINUTE, [], 2],
    ['UNKNOWN', 0, ['--max-age', 'soon'], 3],
  ] as const) {
    it(what, {timeout: 60_000}, async (t) => {
      const url = await serve(t, {body: documentOf(age)});
      const {code, stdout, stderr} = await startPublisher(['check', url, ...argv], {
        env: {},
        cwd: tmpdir(),
      }).ended;
      assert.deepEqual([code, stderr], [expected, '']);
      assert.match(stdout, new RegExp(`^STATUS ${what} - .+\n$`));
    });
  }
});

for (const [what, entry] of [
  ['empty components', {components: Array.from({length: 40_000}, () => ({}))}],
  ['empty incidents', {incidents: Array.from({length: 40_000}, () => ({}))}],
  [
    'updates without a word',
    {incidents: [{incident_updates: Array.from({length: 90_000}, () => ({}))}]},
  ],
] as const) {
  test(`a document with thousands of ${what} is critical, in one short line`, async (t) => {
    const url = await serve(t, {body: {...documentOf(0), ...entry}});
    const {code, line, lines, err} = await runCheck(url);
    assert.match(line, /^STATUS CRITICAL - invalid: /);
    assert.ok(line.length < 300, line);
    assert.deepEqual([code, lines, err], [2, 1, []]);
  });
}

test('a header of any length makes a short line', async (t) => {
  const allowed = `https://${'n'.repeat(10_000)}.test`;
  const url = await serve(t, {headers: {'access-control-allow-origin': allowed}});
  for (const format of [[], ['--json']]) {
    const {line} = await runCheck(url, '--origin', 'https://a.test', ...format);
    assert.match(line, /a\.test may not read it: only https:\/\/n+…/);
    assert.ok(line.length < 3_000, `${line.length}`);
  }
});

test('names of any length and with any controls make a short line without them', async (t) => {
  const name = `\u009b31m\u202e\n|${'n'.repeat(100_000)}`;
  const url = await serve(t, {
    body: documentOf(0, {
      platform_status: 'partial_outage',
      components: Array.from({length: 4}, () => component(name, 'major_outage')),
      incidents: [{id: '1', name, status: 'investigating', impact: 'major', incident_updates: []}],
    }),
  });
  const {line} = await runCheck(url);
  assert.match(line, /^STATUS WARNING - partial outage \( 31m n+…,/);
  assert.ok(line.length < 1_500, `${line.length}`);
  const json = await runCheck(url, '--json');
  assert.ok(json.line.length < 3_000);
  assert.doesNotMatch(line + json.line, /[\u0080-\u009f\u202e]/);
});
