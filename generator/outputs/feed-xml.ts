import {createHash} from 'node:crypto';
import type {History} from '../../embed/contract/history.js';
import type {Incident, Status} from '../../embed/contract/status.js';
import {escapeHtml} from '../../embed/server/template-to-string.js';
import {lastingChanges} from './lasting-changes.js';

/** Atom wants a date also where a source gave none; one of now would be new in every run. */
const UNDATED = '1970-01-01T00:00:00Z';

interface Entry {
  id: string;
  title: string;
  published: string;
  updated: string;
  content: string;
}

/** `feed.xml`, Atom: incidents, and changes of the platform's word that lasted. Without a history there is none. */
export function feedXml(status: Status, {history}: {history?: History}): string | null {
  if (!history) return null;
  const {page, updated_at} = status;
  const entries = [...incidentEntries(status, history), ...changeEntries(status, history)].sort(
    (a, b) => Date.parse(b.updated) - Date.parse(a.updated),
  );
  const name = clean(page?.name ?? '').trim() || 'Status';
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', idOf(history, 'feed')),
    element('title', name === 'Status' ? name : `${name}: status`),
    element('updated', entries[0]?.updated ?? history.platform?.since ?? updated_at),
    '<link rel="self" type="application/atom+xml" href="feed.xml"/>',
    page?.url ? `<link rel="alternate" type="text/html" href="${escaped(page.url)}"/>` : '',
    `<author>${element('name', name)}</author>`,
    element('generator', 'elytra-status'),
    ...entries.map(toXml),
    '</feed>\n',
  ]
    .filter(Boolean)
    .join('\n');
}

function incidentEntries(status: Status, history: History): Entry[] {
  const all = new Map(
    [...history.incidents, ...(status.incidents ?? [])].map((incident) => [incident.id, incident]),
  );
  return [...all.values()].map((incident) => {
    const published = incident.created_at ?? incident.updated_at ?? UNDATED;
    return {
      id: idOf(history, `incident ${incident.id}`),
      title: clean(incident.name).trim() || 'Incident',
      published,
      updated: incident.updated_at ?? published,
      content: textOf(incident),
    };
  });
}

/** Each update with its date and its word. */
const textOf = ({incident_updates, status}: Incident): string =>
  incident_updates
    .map(({status: word, body, created_at}) =>
      [[word, created_at].filter(Boolean).join(', '), body].filter(Boolean).join('\n'),
    )
    .join('\n\n') || status;

const changeEntries = (status: Status, history: History): Entry[] =>
  lastingChanges(history.changes, status.updated_at).map(({time, from, to}) => ({
    id: idOf(history, `change ${time}`),
    title: `Platform status: ${spoken(to)}`,
    published: time,
    updated: time,
    content: `It was ${spoken(from)} before.`,
  }));

const spoken = (word: string) => word.replaceAll('_', ' ');

/** The same for one thing for ever, wherever the files move. */
function idOf({feed_id}: History, what: string): string {
  const hex = createHash('sha256').update(`${feed_id} ${what}`).digest('hex');
  // The form of a UUID that was made of a name, version 8.
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}

const toXml = ({id, title, published, updated, content}: Entry): string =>
  [
    '<entry>',
    element('id', id),
    element('title', title),
    element('published', published),
    element('updated', updated),
    `<content type="text">${escaped(content)}</content>`,
    '</entry>',
  ].join('\n');

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;

const escaped = (text: string) => escapeHtml(clean(text));

/** Without what XML cannot hold. */
const clean = (text: string) =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
