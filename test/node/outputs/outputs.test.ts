import assert from 'node:assert/strict';
import {describe, it, test} from 'node:test';
import {makeBadge} from 'badge-maker';
import {XMLParser, XMLValidator} from 'fast-xml-parser';
import parsePrometheus from 'parse-prometheus-text-format';
import {parse} from '../../../embed/contract/parse.js';
import type {Status} from '../../../embed/contract/status.js';
import {datedStatus} from '../../../generator/outputs/dated-status.js';
import {OUTPUTS} from '../../../generator/outputs/outputs.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';

const sample = (name: string): Status => parse(sampleText(SAMPLES.get(name)!))!;
const ALL = [...SAMPLES].flatMap(([name, it]) => {
  const status = parse(sampleText(it));
  return status ? [[name, status] as const] : [];
});
const HOSTILE = `</title><script>alert("1")</script>&amp;\\\n'\u0007`;

/** A document whose every text from outside is made to break out. */
function hostile(): Status {
  const status = structuredClone(sample('full'));
  status.page = {...status.page, name: HOSTILE};
  for (const component of status.components ?? []) component.name = HOSTILE;
  for (const incident of status.incidents ?? []) incident.name = HOSTILE;
  for (const series of status.backups?.series ?? []) series.name = HOSTILE;
  return status;
}

for (const [change, expected] of [
  [{}, 'operational · 10 Nov 15:30 UTC'],
  [{platform_status: 'degraded_performance'}, 'degraded performance · 10 Nov 15:30 UTC'],
  [{updated_at: '2025-11-10T00:05:00+09:00'}, 'operational · 9 Nov 15:05 UTC'],
  [{page: {time_zone: 'Europe/Berlin'}}, 'operational · 10 Nov 16:30 CET'],
  [{page: {time_zone: 'Mars/Olympus'}}, 'operational · 10 Nov 15:30 UTC'],
] as [Partial<Status>, string][]) {
  test(`${JSON.stringify(change)} is dated as ${expected}`, () => {
    const {updated_at, platform_status, uptime} = sample('operational');
    assert.equal(datedStatus({updated_at, platform_status, uptime, ...change}), expected);
  });
}

describe('badge.svg', () => {
  const svgOf = (status: Status) => {
    const svg = OUTPUTS.badge.render(status);
    assert.equal(XMLValidator.validate(svg), true);
    return new XMLParser({ignoreAttributes: false, attributeNamePrefix: ''}).parse(svg).svg;
  };

  it('is XML with a role, a name and its date in the visible text', () => {
    const svg = svgOf(sample('operational'));
    assert.equal(svg.role, 'img');
    assert.match(svg['aria-label'], /: operational · 10 Nov 15:30 UTC$/);
    assert.equal(svg.title, svg['aria-label']);
    assert.equal(svg.g.text[1]['#text'], 'operational · 10 Nov 15:30 UTC');
  });

  it('has room for both of its texts', () => {
    for (const [, status] of ALL) {
      const svg = svgOf(status);
      const [label, message] = svg.g.text.map(({x, textLength}: Record<string, string>) => ({
        start: Number(x),
        end: Number(x) + Number(textLength),
      }));
      assert.ok(label.start > 0 && label.end < message.start && message.end < Number(svg.width));
    }
  });

  it('has a colour of its own for what is well', () => {
    const colours = new Map(ALL.map(([, s]) => [s.platform_status, svgOf(s).rect.fill]));
    const good = colours.get('operational');
    for (const [word, colour] of colours) assert.equal(colour === good, word === 'operational');
  });

  it('cannot be broken by a name, and cuts a long one', () => {
    assert.ok(!OUTPUTS.badge.render(hostile()).includes('<script'));
    const svg = svgOf({...hostile(), page: {name: '<&"\u0000'.repeat(1_000)}});
    assert.ok(Number(svg.width) < 700);
    assert.doesNotMatch(JSON.stringify(svg), /\\u0000/);
  });
});

describe('badge.json', () => {
  it('is what shields.io makes a badge of, for every status', () => {
    for (const [, status] of [...ALL, ['hostile', hostile()] as const]) {
      const {schemaVersion, label, message, color, cacheSeconds, ...others} = JSON.parse(
        OUTPUTS.shields.render(status),
      );
      assert.deepEqual([schemaVersion, cacheSeconds, others], [1, 300, {}]);
      assert.equal(XMLValidator.validate(makeBadge({label, message, color})), true);
    }
  });

  it('carries its date in its message', () => {
    const {message} = JSON.parse(OUTPUTS.shields.render(sample('operational')));
    assert.equal(message, 'operational · 10 Nov 15:30 UTC');
  });
});

describe('metrics.prom', () => {
  const read = (status: Status) => {
    const families = parsePrometheus(OUTPUTS.metrics.render(status));
    return new Map(families.map((it) => [it.name.replace('elytra_status_', ''), it]));
  };
  const valueOf = (status: Status, name: string, labels: Record<string, string> = {}) => {
    const all = read(status).get(name)?.metrics ?? [];
    const found = all.find((it) =>
      Object.entries(labels).every(([key, value]) => it.labels?.[key] === value),
    );
    return found && Number(found.value);
  };

  it('holds nothing but gauges with a help text, and no timestamps, for every document', () => {
    for (const [name, status] of ALL) {
      for (const {type, help, metrics} of read(status).values()) {
        assert.equal(type, 'GAUGE', name);
        assert.match(help, /\.$/);
        for (const metric of metrics) {
          assert.equal(metric.timestamp_ms, undefined);
          assert.ok(Number.isFinite(Number(metric.value)), name);
        }
      }
    }
  });

  it('says when the document was made, and until when it may be believed', () => {
    const status = sample('operational');
    const seconds = Date.parse(status.updated_at) / 1000;
    assert.equal(valueOf(status, 'updated_timestamp_seconds'), seconds);
    assert.equal(valueOf(status, 'stale_timestamp_seconds'), Date.parse(status.stale_after!) / 1e3);
  });

  it('is 1 for the status that holds, and 0 for each other', () => {
    const {metrics} = read(sample('major-outage')).get('platform_status')!;
    assert.equal(metrics.length, 6);
    assert.deepEqual(
      metrics.filter(({value}) => value === '1').map(({labels}) => labels?.status),
      ['major_outage'],
    );
  });

  it('says nothing of an uptime that was not measured', () => {
    const status = structuredClone(sample('operational'));
    status.uptime = {...status.uptime, last_24h: 99.95, last_7d: 0};
    status.uptime.coverage = {last_24h: 100, last_7d: 0, last_30d: 100};
    assert.equal(valueOf(status, 'uptime_ratio', {window: '24h'}), 0.9995);
    assert.equal(valueOf(status, 'uptime_ratio', {window: '7d'}), undefined);
    assert.equal(valueOf(status, 'uptime_coverage_ratio', {window: '7d'}), 0);
  });

  it('brings every name whole through its quotes', () => {
    const status = hostile();
    const {metrics} = read(status).get('component_operational')!;
    assert.equal(metrics.length, status.components!.length);
    for (const {labels} of metrics) assert.equal(labels?.name, HOSTILE);
  });
});

describe('status.html', () => {
  it('is titled with its date, and lets no text become markup', () => {
    const page = OUTPUTS.html.render(sample('operational'));
    assert.match(page, /<title>[^<]+: operational · 10 Nov 15:30 UTC<\/title>/);
    assert.doesNotMatch(OUTPUTS.html.render(hostile()), /<script|alert\("/);
  });
});
