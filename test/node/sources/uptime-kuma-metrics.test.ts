import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {parseMetrics} from '../../../generator/sources/uptime-kuma/metrics.js';

const recording = (path: string) =>
  readFileSync(new URL(`../../fixtures/recordings/uptime-kuma/${path}`, import.meta.url), 'utf8');
const parse = (...lines: string[]) => {
  const metrics = parseMetrics(`${lines.join('\n')}\n`);
  assert.ok(metrics);
  return metrics;
};
const list = (text: string) =>
  [...parse(text).monitors.values()].map(({id, name, type, status}) => [id, name, type, status]);

test('reads the recording of 2.5.3', () => {
  const text = recording('2.5.3/metrics-key.txt');
  const {version, startedAt, monitors} = parse(text);
  assert.deepEqual([version, startedAt], [{major: 2, minor: 5}, 1795448327_000]);
  assert.deepEqual(
    list(text).toSorted(([a], [b]) => Number(a) - Number(b)),
    [
      ['1', 'Website', 'http', 1],
      ['2', 'API "v1" \\ näme', 'http', 0],
      ['3', 'Worker', 'push', 1],
      ['4', 'Legacy (maintenance)', 'http', 3],
      ['7', 'Retrying', 'http', 2],
      ['8', 'Private, not on page', 'http', 1],
      ['9', 'Twin', 'push', 1],
      ['10', 'Twin', 'push', 0],
      ['11', 'Manual', 'manual', 1],
    ],
  );
  for (const [id, day, month] of [
    ['1', 1, 1],
    ['2', 0, 0],
    ['3', undefined, undefined],
    ['9', undefined, undefined],
  ] as const) {
    const ratios = monitors.get(id)?.ratios;
    assert.deepEqual([ratios?.get('1d'), ratios?.get('30d')], [day, month], id);
  }
});

test('reads tags and certificates of 2.5.3', () => {
  const text = recording('2.5.3/exp2-metrics-tags-tls.txt');
  assert.deepEqual(list(text), [
    ['1', 'Infra', 'group', 1],
    ['2', 'TLS site', 'http', 1],
    ['3', 'TCP', 'port', 1],
  ]);
  assert.equal(parse(text).monitors.get('1')?.ratios.get('1d'), 0.6666666666666666);
});

for (const [file, startedAt] of [
  ['metrics-key.txt', 1795448848_000],
  ['exp2-metrics-tags-tls.txt', NaN],
] as const) {
  test(`tells no monitors apart in ${file} of 1.23.17, which names no ids`, () => {
    const metrics = parse(recording(`1.23.17/${file}`));
    assert.deepEqual(metrics, {
      version: {major: 1, minor: 23},
      startedAt,
      monitors: new Map(),
      anonymous: true,
    });
  });
}

for (const release of ['1.23.17', '2.5.3']) {
  for (const name of ['metrics-noauth.html', 'status-page.json', 'badge-web-status.svg']) {
    test(`does not take ${name} of ${release} for metrics`, () =>
      assert.equal(parseMetrics(recording(`${release}/${name}`)), null));
  }
}

for (const [name, text] of [
  ['nothing', ''],
  ['a web page', '<!DOCTYPE html>\n<html>monitor_status{} 1</html>'],
  ['metrics of another program', 'process_start_time_seconds 1795448327\nup{job="x"} 1\n'],
  ['comments alone', '# HELP monitor_status x\n# TYPE monitor_status gauge\n'],
] as const) {
  test(`does not take ${name} for metrics of Uptime Kuma`, () =>
    assert.equal(parseMetrics(text), null));
}

const APP = 'app_version{version="2.5.3",major="2",minor="5",patch="3"} 1';
const series = (labels: string, value: number | string = 1, metric = 'monitor_status') =>
  `${metric}{${labels},monitor_url="null",monitor_hostname="null",monitor_port="null"} ${value}`;
const ratio = (labels: string, window: string, value: number | string) =>
  `monitor_uptime_ratio{${labels},monitor_url="null",window="${window}"} ${value}`;

for (const [name, line, version] of [
  ['of a beta', 'app_version{version="2.1.0-beta.1",major="2",minor="1",patch="NaN"} 1', [2, 1]],
  ['in any order', 'app_version{patch="0",minor="10",major="2",version="2.10.0"} 1', [2, 10]],
] as const) {
  test(`reads the version ${name}`, () => {
    const [major, minor] = version;
    assert.deepEqual(parse(line).version, {major, minor});
  });
}

for (const [name, labels, expected] of [
  ['quotes, backslashes and line ends', 'a \\"b\\" \\\\ c\\nd', 'a "b" \\ c\nd'],
  ['a backslash before an n', 'C:\\\\new', 'C:\\new'],
  ['braces and what looks like a value', 'x} 0', 'x} 0'],
  ['what looks like a label', 'x\\",monitor_id=\\"9', 'x",monitor_id="9'],
  ['an empty name', '', ''],
  ['other scripts', 'Überwachung 監視 🚀', 'Überwachung 監視 🚀'],
] as const) {
  test(`reads a name with ${name}`, () => {
    const line = series(`monitor_id="1",monitor_name="${labels}",monitor_type="http"`);
    assert.deepEqual(list(`${APP}\n${line}\n`), [['1', expected, 'http', 1]]);
  });
}

test('reads labels by name, whatever tags stand before, between or behind them', () => {
  const text = [
    APP,
    series('env="eu,prod1",TeamA="",_="x",monitor_id="1",monitor_name="A",monitor_type="http"'),
    series('monitor_type="port",constructor="y",__proto__="z",monitor_name="B",monitor_id="2"'),
  ].join('\n');
  assert.deepEqual(list(text), [
    ['1', 'A', 'http', 1],
    ['2', 'B', 'port', 1],
  ]);
});

const push = 'monitor_id="3",monitor_name="Worker",monitor_type="push"';
for (const [first, second, expected] of [
  [1, 0, null],
  [1, 2, null],
  [3, 2, null],
  [1, 1, 1],
  [0, 0, 0],
] as const) {
  test(`of ${first} and ${second} under one id, as in 2.1, believes ${expected}`, () => {
    const pair = [series(push, first), series(`env="eu",${push}`, second)];
    for (const lines of [pair, pair.toReversed(), [...pair, series(`env="us",${push}`, first)]]) {
      assert.deepEqual(list([APP, ...lines].join('\n')), [['3', 'Worker', 'push', expected]]);
    }
  });
}

test('ignores ratios of push monitors, of no monitor, and that are none', () => {
  const web = 'monitor_id="1",monitor_name="A",monitor_type="http"';
  const {monitors} = parse(
    APP,
    ratio(push, '1d', 0.5),
    ratio(web, '30d', 0.25),
    ratio(web, '1d', 'NaN'),
    ratio(web, '7d', 1.5),
    ratio(web, '365d', -1),
    ratio('monitor_id="9",monitor_type="http"', '1d', 1),
    series(push),
    series(web),
  );
  assert.deepEqual([...monitors.keys()].toSorted(), ['1', '3']);
  assert.deepEqual(monitors.get('3')?.ratios, new Map());
  assert.deepEqual(monitors.get('1')?.ratios, new Map([['30d', 0.25]]));
});

// What is not linear takes hours here.
for (const [what, labels] of [
  ['a word', 'a'.repeat(4_000_000)],
  ['escapes', `monitor_id="1",monitor_name="${'\\\\'.repeat(2_000_000)}"`],
  ['quotes without an end', `monitor_id="1",${'a="'.repeat(1_000_000)}`],
  ['labels', `monitor_id="1",${'a="b",'.repeat(700_000)}`],
  ['spaces and commas', ' ,'.repeat(2_000_000)],
] as const) {
  test(`comes to the end of a line of 4 MB of ${what}`, () => {
    const {version} = parse(`monitor_status{${labels}} 1`, 'app_version{major="2",minor="5"} 1');
    assert.deepEqual(version, {major: 2, minor: 5});
  });
}
