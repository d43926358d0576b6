import assert from 'node:assert/strict';
import {test} from 'node:test';
import {XMLParser, XMLValidator} from 'fast-xml-parser';
import type {History} from '../../../embed/contract/history.js';
import type {Incident, PlatformStatus} from '../../../embed/contract/status.js';
import {feedXml} from '../../../generator/outputs/feed-xml.js';
import {foldHistory} from '../../../generator/rules/fold-history.js';
import {emptyHistory} from '../../../generator/rules/history/empty-history.js';
import {HOSTILE_TEXTS} from '../../support/documents/mutate.js';
import {document, iso, MINUTE, NOW, reading} from '../../support/publisher/readings.js';

const EMPTY = emptyHistory('5f0c7a52-3c1d-4e0b-9a55-0d6c1a2b3c4d', iso(NOW));
const INCIDENT: Incident = {
  id: '7',
  name: 'Slow <pages>',
  status: 'resolved',
  impact: 'minor',
  created_at: iso(NOW - 20 * MINUTE),
  updated_at: iso(NOW - 10 * MINUTE),
  incident_updates: [{status: 'resolved', body: 'A & B', created_at: iso(NOW - 10 * MINUTE)}],
};

interface AtomEntry {
  id: string;
  title: string;
  published: string;
  updated: string;
  content: {'#text': string; '@_type': string};
}
interface Atom {
  id: string;
  title: string;
  updated: string;
  author: {name: string};
  link: {'@_rel': string; '@_href': string}[];
  entry: AtomEntry[];
}

/** As RFC 4287 has it, by a parser that is not ours. */
function read(xml: string): Atom {
  assert.equal(XMLValidator.validate(xml), true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'entry' || name === 'link',
    parseTagValue: false,
    htmlEntities: true,
  });
  const {feed} = parser.parse(xml) as {feed: Atom & {'@_xmlns': string}};
  assert.equal(feed['@_xmlns'], 'http://www.w3.org/2005/Atom');
  const entries = feed.entry ?? [];
  for (const {id, title, updated} of [feed, ...entries]) {
    assert.match(id, /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.ok(title);
    assert.ok(Date.parse(updated) >= 0);
  }
  for (const {content} of entries) assert.equal(content['@_type'], 'text');
  assert.ok(feed.author.name);
  assert.equal(feed.link.filter((link) => link['@_rel'] === 'self').length, 1);
  assert.equal(new Set(entries.map(({id}) => id)).size, entries.length);
  return {...feed, entry: entries};
}

/** A run each ten minutes, each with its word. */
function runs(words: readonly PlatformStatus[], incidents: Incident[] = []): [History, string] {
  let history = EMPTY;
  let time = '';
  for (const [index, platform_status] of words.entries()) {
    time = iso(NOW + index * 10 * MINUTE);
    const status = {updated_at: time, platform_status};
    history = foldHistory(
      history,
      {reading: reading({components: [], incidents}), status},
      90,
    ).history;
  }
  return [history, time];
}

function feedOf(words: readonly PlatformStatus[], incidents: Incident[] = [], page = {}): Atom {
  const [history, updated_at] = runs(words, incidents);
  return read(feedXml(document({updated_at, incidents, page}), {history})!);
}

const titles = (words: readonly PlatformStatus[]) => feedOf(words).entry.map(({title}) => title);
const up: PlatformStatus = 'operational';
const down: PlatformStatus = 'major_outage';

test('has an incident with its updates as soon as it is published', () => {
  const {entry, link, title} = feedOf([up], [INCIDENT], {
    name: 'Shop',
    url: 'https://example.com/?a&b',
  });
  assert.deepEqual(
    entry.map((one) => [one.title, one.published, one.updated, one.content['#text']]),
    [
      [
        'Slow <pages>',
        INCIDENT.created_at,
        INCIDENT.updated_at,
        `resolved, ${INCIDENT.updated_at}\nA & B`,
      ],
    ],
  );
  assert.equal(title, 'Shop: status');
  assert.equal(
    link.find((one) => one['@_rel'] === 'alternate')?.['@_href'],
    'https://example.com/?a&b',
  );
});

test('has a change of the word from its second run on, at the time of its first', () => {
  assert.deepEqual(titles([up, up, down]), []);
  const {entry} = feedOf([up, up, down, down]);
  assert.deepEqual(
    entry.map(({title, updated, content}) => [title, updated, content['#text']]),
    [['Platform status: major outage', iso(NOW + 20 * MINUTE), 'It was operational before.']],
  );
});

test('has nothing of what was said once', () => {
  assert.deepEqual(titles([up, up, down, up, up]), []);
  assert.deepEqual(titles([up, up, 'partial_outage', down, down]), [
    'Platform status: major outage',
  ]);
});

test('has what is unknown after an hour, and not before', () => {
  const hour = Array.from({length: 7}, () => 'unknown' as const);
  assert.deepEqual(titles([up, up, ...hour.slice(1), up, up]), [
    'Platform status: operational',
    'Platform status: unknown',
  ]);
  assert.deepEqual(titles([up, up, ...hour.slice(2), up, up]), []);
  assert.deepEqual(titles([...hour, up, up]), []);
});

test('keeps all ids and dates over a hundred republications', () => {
  const words = [up, up, down, down, up, up] as const;
  const known = feedOf(words, [INCIDENT]).entry;
  assert.equal(known.length, 3);
  for (let more = 1; more <= 100; more++) {
    const later = feedOf(
      [...words, ...Array.from({length: more}, (): PlatformStatus => up)],
      [INCIDENT],
    );
    assert.deepEqual(later.entry, known);
  }
});

test('hostile texts stay text, and what XML cannot hold is left out', () => {
  for (const name of [...HOSTILE_TEXTS, '\u0000\u0007', ']]>', '\uFFFE\uD800']) {
    const page = {name, url: 'https://example.com/"><x>'};
    const incident = {
      ...INCIDENT,
      name,
      incident_updates: [{status: 'resolved' as const, body: name}],
    };
    const {entry} = feedOf([up], [incident], page);
    assert.equal(entry.length, 1);
    assert.equal(typeof entry[0]!.title, 'string');
  }
});

test('without a history there is no feed', () => {
  assert.equal(feedXml(document(), {}), null);
});
