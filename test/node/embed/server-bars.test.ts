import assert from 'node:assert/strict';
import {describe, mock, test} from 'node:test';
import {renderToString} from '../../../embed/render-to-string.js';
import {fetchHistory, historyAddressOf} from '../../../embed/server/fetch-history.js';
import type {Status} from '../../../embed/contract/status.js';
import {statusHtml} from '../../../generator/outputs/status-html.js';
import {SAMPLES} from '../../support/documents/samples.js';
import {recentHistory} from '../../support/history/recent-history.js';
import {serve} from '../../support/origin/serve.js';

const status = {
  ...(SAMPLES.get('full')!.document as Status),
  history: {first_day: '2025-08-13'},
};
const NOW = Date.parse(status.updated_at);
const [first] = status.components!;
const history = recentHistory(
  NOW,
  {days: {2: [85_680, 0, 720]}},
  {[first!.id]: {days: {3: [80_000, 0, 6_400]}}},
);
const count = (text: string, what: RegExp) => text.match(what)?.length ?? 0;

describe('HTML from a server', () => {
  test('shows the days of the platform, with dates', () => {
    const html = renderToString(status, {history});
    assert.equal(count(html, /class="strip"/g), 1);
    assert.match(html, /<span>13 Aug<\/span>/);
    assert.match(html, /<span>10 Nov<\/span>/);
    assert.match(
      html,
      /aria-label="[^"]+, last 90 days: 99\.99 percent uptime, 2 days with outages"/,
    );
    assert.doesNotMatch(html, /Today|days ago/);
  });

  test('shows those of each component in a page, and the days with trouble', () => {
    const html = renderToString(status, {variant: 'page', history: JSON.stringify(history)});
    assert.equal(count(html, /class="strip"/g), status.components!.length);
    assert.match(html, /7 Nov: down for 1 hour 47 minutes/);
  });

  test('hands over what a card shows of it, and nothing else', () => {
    const handed = (variant: 'card' | 'page') => {
      const html = renderToString(status, {variant, history});
      const [, json] = / history="([^"]+)"/.exec(html)!;
      return JSON.parse(json!.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code)));
    };
    assert.deepEqual(handed('card').platform.days, history.platform!.days);
    assert.deepEqual(handed('card').components, []);
    assert.deepEqual(handed('page').components[0].days, history.components[0]!.days);
    assert.equal(handed('page').components[0].hours.length, 0);
  });

  test('keeps the room of the bars where the visitor asks for them', () => {
    const html = renderToString(status, {history: true});
    assert.match(html, / history=""/);
    assert.match(html, /<div part="bars"><\/div>/);
  });

  for (const [what, given] of [
    ['none', undefined],
    ['a corrupt one', '{"schema_version": 1}'],
    ['one of another version', {...history, schema_version: 2}],
  ] as const) {
    test(`shows no bars from ${what}`, () => {
      assert.doesNotMatch(renderToString(status, {history: given}), /class="strip"/);
    });
  }

  test('listens to nothing, and disables once what would', () => {
    const [slider] = /<input[^>]*>/.exec(renderToString(status, {history}))!;
    assert.equal(count(slider, / disabled/g), 1);
  });

  test('is as old as the later of both documents', () => {
    const later = recentHistory(NOW + 600_000, {});
    assert.match(renderToString(status, {history: later}), /class="strip"/);
  });
});

describe('status.html', () => {
  test('has the bars, and nothing that would be handed over', () => {
    const html = statusHtml(status, {history});
    assert.equal(count(html, /class="strip"/g), status.components!.length);
    assert.doesNotMatch(html, / history="/);
  });

  test('has no room for bars without a history', () => {
    assert.doesNotMatch(statusHtml(status), /part="bars"/);
  });
});

describe('fetchHistory', () => {
  test('brings a history, and nothing where there is none', async (context) => {
    const say = mock.method(console, 'error', () => {});
    const origin = await serve((request, response) => {
      if (request.url!.startsWith('/history.json')) response.end(JSON.stringify(history));
      else response.writeHead(404).end();
    });
    context.after(origin.end);
    assert.deepEqual(
      (await fetchHistory(origin.url.replace('status', 'history')))?.platform,
      history.platform,
    );
    assert.equal(await fetchHistory(origin.url.replace('status', 'none')), null);
    assert.match(String(say.mock.calls[0]!.arguments[0]), /none\.json: HTTP 404$/);
    say.mock.restore();
  });

  test('asks beside the first document, or where it is told to', () => {
    assert.equal(
      historyAddressOf('https://a.example/shop.json https://b.example/status.json'),
      'https://a.example/shop.history.json',
    );
    assert.equal(historyAddressOf('https://a.example/status.json', '/days.json'), '/days.json');
    assert.equal(historyAddressOf('no address'), undefined);
  });
});
