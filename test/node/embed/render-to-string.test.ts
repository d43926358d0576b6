import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, test} from 'node:test';
import {VARIANT_NAMES} from '../../../embed/card/variants.js';
import type {Messages} from '../../../embed/text/messages.js';
import {renderToString, STYLE_HASH, type ServerOptions} from '../../../embed/render-to-string.js';
import {SAMPLES, sampleText} from '../../support/documents/samples.js';
import '../../../embed/lang/de.js';

const textOfSample = (name: string) => sampleText(SAMPLES.get(name)!);
const full = JSON.parse(textOfSample('full'));

const rendered = (document: unknown, options: ServerOptions = {}) =>
  renderToString(document, {timeZone: 'UTC', ...options});

/** The shadow root without its style. */
const markup = (html: string) =>
  /<template[^>]*><style[^]*?<\/style>([^]*)<\/template>/.exec(html)![1]!;

/** What a reader sees. */
const visible = (html: string) =>
  markup(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the server-rendered card', () => {
  test('says as of when, with date, time and zone', () => {
    const text = visible(rendered(textOfSample('operational')));
    assert.match(text, /^Platform Status: Operational as of 10 Nov 2025, 15:30 UTC /);
    assert.match(text, /Backups: Success \(10 Nov 2025, 13:30 UTC\)/);
    assert.match(text, /Updated: 10 Nov 2025, 15:30 UTC/);
  });

  test('tells no age, whatever the sample', () => {
    for (const [name, sample] of SAMPLES) {
      for (const variant of VARIANT_NAMES) {
        assert.doesNotMatch(visible(rendered(sampleText(sample), {variant})), /\bago\b/, name);
      }
    }
  });

  test('says as of when a component was seen that its neighbours outlived', () => {
    const seen = (observed_at: string) => {
      const components = full.components.map((one: object, index: number) => ({
        ...one,
        status: 'operational',
        observed_at: index ? full.observed_at : observed_at,
      }));
      return visible(rendered({...full, components}, {variant: 'page'}));
    };
    assert.match(seen('2025-11-09T19:00:00Z'), /Operational · as of 9 Nov 2025, 19:00 UTC/);
    assert.doesNotMatch(seen('2025-11-10T15:20:00Z'), /· as of/);
  });

  test('asks no clock', (context) => {
    context.mock.method(Date, 'now', () => assert.fail('Date.now'));
    for (const sample of SAMPLES.values()) rendered(sampleText(sample), {variant: 'page'});
  });

  for (const [name, {expect}] of SAMPLES) {
    if (expect.guard === 'accept') continue;
    test(`is grey, and hands nothing over, for ${name}`, () => {
      const html = rendered(textOfSample(name), {src: 'https://example.com/status.json'});
      assert.match(visible(html), /^Unable to fetch platform status/);
      assert.match(html, /<div class="root grey" data-state="unknown"/);
      assert.doesNotMatch(html, /initial-data/);
    });
  }

  test('claims no status of a document that was stale at once', () => {
    const html = rendered(textOfSample('stale-at-once'));
    assert.match(visible(html), /^Status data is out of date as of /);
    assert.match(html, /class="root grey" data-state="stale"/);
  });

  test('hands a valid document over', () => {
    const [, data] = /initial-data="([^"]*)"/.exec(rendered(full))!;
    const decoded = data!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(+code));
    const {publisher: _, ...handed} = full;
    assert.deepEqual(JSON.parse(decoded), handed);
  });

  test('gives every attribute to the element', () => {
    const html = rendered(full, {
      src: 'https://example.com/status.json',
      variant: 'page',
      component: '1|"2"',
      group: 'Core',
      hideWhenOperational: true,
      refreshSeconds: 60,
      staleMinutes: 0,
      headingLevel: 2,
      href: '/status',
      lang: 'de',
      dir: 'ltr',
    });
    const tag = html.replace(/ initial-data="[^"]*"/, '').match(/^<[^>]*>/)![0];
    assert.equal(
      tag,
      '<elytra-status src="https://example.com/status.json" variant="page" component="1|&#34;2&#34;" group="Core" hide-when-operational="" refresh-seconds="60" stale-minutes="0" heading-level="2" time-zone="UTC" href="/status" lang="de" dir="ltr">',
    );
    assert.match(html, /<div part="headline" role="heading" aria-level="2">/);
    assert.match(html, /<a part="link" href="\/status">/);
  });

  test('speaks the language that was imported, in the zone that was given', () => {
    const text = visible(rendered(full, {lang: 'de', timeZone: 'Asia/Tokyo'}));
    assert.match(text, /^Plattformstatus: Teilausfall Stand: 11\. Nov\. 2025, 00:30 MEZ|GMT\+9/);
  });

  test("takes the page's zone if none is given, and UTC where that is none", () => {
    assert.match(visible(renderToString(full)), /as of 10 Nov 2025, 16:30 CET/);
    const odd = {...full, page: {time_zone: 'Mars/Olympus'}};
    assert.match(visible(renderToString(odd)), /as of 10 Nov 2025, 15:30 UTC/);
  });

  test('lets sentences be replaced', () => {
    const messages = {known: 'All of it: {status}', asOf: '({time})'};
    assert.match(
      visible(rendered(textOfSample('operational'), {messages})),
      /^All of it: Operational \(10 Nov 2025, 15:30 UTC\)/,
    );
  });

  for (const [lang, marked] of [
    ['th', true],
    [undefined, true],
    ['en-GB', false],
    ['de', false],
  ] as const) {
    test(`${marked ? 'marks' : 'does not mark'} its words as English on a page in ${lang ?? 'a language that is not said'}`, () => {
      const html = rendered(textOfSample('operational'), {lang});
      assert.equal(/<div class="root[^>]* lang="en" dir="ltr"/.test(html), marked);
    });
  }

  test('keeps text from outside text', () => {
    const evil = `"'><img src=x onerror=alert(1)>&lt;`;
    const document = {
      ...full,
      components: [{...full.components[0], name: evil, group: evil}],
      incidents: [
        {...full.incidents[0], name: evil, incident_updates: [{status: 'x', body: evil}]},
      ],
    };
    const html = rendered(document, {
      variant: 'page',
      lang: evil,
      href: `javascript:${evil}`,
      src: evil,
    });
    assert.doesNotMatch(html, /<img/);
    assert.doesNotMatch(html, /<a (?!part="feed" href="feed.xml")/);
    const written = /&#34;&#39;&#62;&#60;img src=x onerror=alert\(1\)&#62;&#38;lt;/g;
    // As src, href and lang of the element, and as names of a group, a component and an incident, and its text;
    // the incident again in the sentence for who cannot read the markup.
    assert.equal(html.replace(/initial-data="[^"]*"/, '').match(written)?.length, 8);
  });

  test('writes no listener, and disables what waits for one', () => {
    const html = rendered(full, {variant: 'page'});
    assert.doesNotMatch(markup(html), /@|\son\w+=/);
    assert.equal(html.match(/<button [^>]*disabled/g)?.length, 2);
  });

  test('stays away where a banner has nothing to say', () => {
    const html = rendered(textOfSample('operational'), {
      variant: 'banner',
      hideWhenOperational: true,
    });
    assert.doesNotMatch(html, /part="card"/);
    assert.match(html, /<\/template><\/elytra-status>$/);
    assert.match(rendered(full, {variant: 'banner', hideWhenOperational: true}), /part="card"/);
  });

  test('leaves a sentence where another variant than a banner is told to stay away', () => {
    const html = rendered(textOfSample('operational'), {hideWhenOperational: true});
    assert.match(html, /<\/template>Platform Status: Operational as of .*<\/elytra-status>$/);
  });

  test('takes sentences over only where they are text', () => {
    const template = {_$litType$: 1, strings: ['<script>alert(1)</script>'], values: []};
    for (const known of [undefined, null, 5, {}, template]) {
      const messages = {known, operational: known, notMeasured: 'n/a'} as unknown as Messages;
      const html = rendered(textOfSample('operational'), {messages, variant: 'badge'});
      assert.match(html, />Operational /);
      assert.doesNotMatch(html, /<script/);
    }
  });

  test('leaves a sentence for who shows no shadow root', () => {
    assert.match(
      rendered(textOfSample('operational')),
      /<\/template>Platform Status: Operational as of 10 Nov 2025, 15:30 UTC<\/elytra-status>$/,
    );
  });
});

describe('its style', () => {
  test('has the hash that is exported for a Content Security Policy', () => {
    const [, style] = /<style>([^]*?)<\/style>/.exec(rendered(full))!;
    assert.equal(STYLE_HASH, `sha256-${createHash('sha256').update(style!).digest('base64')}`);
  });

  test('takes a nonce instead', () => {
    assert.match(rendered(full, {nonce: 'r4nd0m"'}), /<style nonce="r4nd0m&#34;">/);
  });
});
