import {isOpen} from '../contract/open-incident.js';
import {BY_SEVERITY, LEAST_STATUS} from '../contract/platform-status.js';
import type {
  BackupStatus,
  Incident,
  IncidentStatus,
  IncidentUpdate,
  Status,
} from '../contract/status.js';
import {fill} from '../text/messages.js';
import {backupView} from '../card/backup-view.js';
import type {State} from '../card/state.js';
import type {ViewOptions} from '../card/view-options.js';
import {clip, dateOf, figure, join} from '../card/words.js';

export interface SectionView {
  kind: 'incident' | 'maintenance' | 'component' | 'backup';
  title: string;
  items: ItemView[];
  /** Of a group of components: the worst of them, and whether it is to be open at first. */
  group?: {status: State; isOpen: boolean};
}

export interface ItemView {
  name?: string;
  /** Its colour, and the emblem before its name where nothing was said of it. */
  status?: State | BackupStatus;
  /** In a word: its status. */
  text: string;
  /** What is less important: a figure, a date. */
  detail?: string;
  /** The same for the ear, where that is more. */
  heard?: string;
  /** What was said of it, newest first. */
  updates?: {text: string; body: string}[];
}

/** What may be listed together. */
export type SectionKind = 'news' | 'components' | 'others';

/** As many of a kind as anybody reads: a document has room for tens of thousands. */
const MOST = 200;
const LONGEST_BODY = 5_000; // UTF-16 units
const MOST_UPDATES = 20;
/** More components than this are folded, but for the groups in which something is wrong. */
const MOST_OPEN = 12;

/** What there is to list of a kind: news are open incidents and running maintenance. */
export function sectionsOf(
  kind: SectionKind,
  status: Status,
  state: State,
  options: ViewOptions,
): SectionView[] {
  const sections = {news: newsOf, components: groupsOf, others: othersOf}[kind](
    status,
    state,
    options,
  );
  return sections.filter(({items}) => items.length);
}

function newsOf(status: Status, _state: State, options: ViewOptions): SectionView[] {
  const {messages} = options;
  const {incidents = [], scheduled_maintenances: maintenances = []} = status;
  return [
    {
      kind: 'incident',
      title: messages.incidents,
      items: capped(incidents.filter(isOpen), options, (it) => incidentItem(it, options)),
    },
    {
      kind: 'maintenance',
      title: messages.maintenance,
      items: capped(maintenances, options, ({name, scheduled_until: end, incident_updates}) => ({
        name: clip(name),
        status: 'under_maintenance',
        text: '',
        detail: end ? fill(messages.until, {time: dateOf(end, options)}) : '',
        updates: updatesOf(incident_updates, options),
      })),
    },
  ];
}

function othersOf(status: Status, state: State, options: ViewOptions): SectionView[] {
  const {messages} = options;
  const {incidents = [], backups} = status;
  const past = incidents.filter((incident) => !isOpen(incident));
  return [
    {
      kind: 'backup',
      title: messages.backupSeries,
      items: capped(backups?.series ?? [], options, (series) => {
        const {status: shown, text} = backupView(series, state === 'stale', options);
        return {name: clip(series.name), status: shown, text: text.long};
      }),
    },
    {
      kind: 'incident',
      title: messages.resolved,
      items: capped(past, options, (it) => incidentItem(it, options)),
    },
  ];
}

const incidentItem = (incident: Incident, options: ViewOptions): ItemView => ({
  name: clip(incident.name),
  // What is over has no colour.
  status: (isOpen(incident) && LEAST_STATUS[incident.impact]) || 'unknown',
  text: options.messages[incident.status],
  updates: updatesOf(incident.incident_updates, options),
});

/** A section for each group, in the order of the first of its components. */
function groupsOf(status: Status, state: State, options: ViewOptions): SectionView[] {
  const {messages} = options;
  const all = status.components ?? [];
  // Where not all are shown, trouble comes first.
  const isCut = all.length > MOST;
  const order = ({position, status: word}: (typeof all)[number]) =>
    position + (isCut && word === 'operational' ? 1e9 : 0);
  const groups = new Map<string | null, ItemView[]>();
  let last: string | null = null;
  const sorted = all.toSorted((a, b) => order(a) - order(b));
  const items = capped(sorted, options, ({name, status: word, uptime}) => {
    // Of what is stale or from the future nothing is claimed, component by component.
    const shown = state === status.platform_status ? word : 'unknown';
    const percent = figure(uptime.last_30d, options);
    const detail = `${messages.last_30d}: ${percent}`;
    const heard = `${messages.uptime}, ${messages.last_30d_long}: ${percent}`;
    return {name: clip(name), status: shown, text: messages[shown], detail, heard};
  });
  for (const [index, item] of items.entries()) {
    if (index < MOST) last = sorted[index]!.group;
    groups.set(last, [...(groups.get(last) ?? []), item]);
  }
  return [...groups].map(([name, members]) => {
    const worst = BY_SEVERITY.findLast((one) => members.some(({status: word}) => word === one))!;
    return {
      kind: 'component',
      title: name === null ? messages.components : clip(name),
      items: members,
      group: {status: worst, isOpen: worst !== 'operational' || all.length <= MOST_OPEN},
    };
  });
}

/** The first of them, and how many more there are. */
function capped<T>(
  all: readonly T[],
  {messages, locale}: ViewOptions,
  itemOf: (one: T) => ItemView,
): ItemView[] {
  const items = all.slice(0, MOST).map(itemOf);
  const count = (all.length - MOST).toLocaleString(locale);
  if (all.length > MOST) items.push({text: `… ${fill(messages.more, {count})}`});
  return items;
}

const updatesOf = (
  updates: readonly IncidentUpdate<string>[],
  options: ViewOptions,
): ItemView['updates'] =>
  updates.slice(0, MOST_UPDATES).map(({status, body, created_at: date}) => ({
    // A running maintenance needs no word: its section says so.
    text: join(options.messages[status as IncidentStatus], dateOf(date, options)),
    body: clip(body, LONGEST_BODY),
  }));
