import {isOpen} from '../contract/open-incident.js';
import {parseDate} from '../contract/parse-date.js';
import {BY_SEVERITY, LEAST_STATUS} from '../contract/platform-status.js';
import {
  CLOCK_TOLERANCE,
  type BackupStatus,
  type Incident,
  type IncidentStatus,
  type IncidentUpdate,
  type Status,
} from '../contract/status.js';
import {fill} from '../text/messages.js';
import type {History} from '../contract/history.js';
import {backupView} from '../card/backup-view.js';
import {recordOf} from './bars.js';
import {isTrouble, stripView, type StripView} from './strip-view.js';
import type {State} from '../card/state.js';
import type {ViewOptions} from '../card/view-options.js';
import {clip, dateOf, figure, join} from '../card/words.js';

export interface SectionView {
  kind: 'incident' | 'maintenance' | 'component' | 'backup' | 'day';
  title: string;
  items: ItemView[];
  /** Where it can be closed: whether it is to be open at first, and of components the worst status. */
  group?: {status?: State; isOpen: boolean};
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
  /** Its last days; null: not there yet. */
  strip?: StripView | null;
  /** What was said of it, newest first. */
  updates?: {text: string; body: string}[];
}

/** What may be listed together. */
export type SectionKind = 'news' | 'components' | 'others';

/** As many of a kind as anybody reads: a document has room for tens of thousands. */
const MOST = 200;
/** Of observations that are closer together nothing is said. */
const CYCLE = 900_000; // ms, 15 minutes
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
  history?: History | 'coming',
): SectionView[] {
  const sections = {news: newsOf, components: groupsOf, others: othersOf}[kind](
    status,
    state,
    options,
    history,
  );
  return sections.filter((one) => one.group ?? one.items.length);
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
        const {status: shown, text} = backupView(series, !isBelieved(status, state, options), {
          ...options,
          // Their section says what they are.
          messages: {...messages, backups: '{status}', backupsAgo: '{status} · {ago}'},
        });
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

/** Of what is stale or from the future nothing is claimed. */
const isBelieved = ({updated_at}: Status, state: State, {now}: ViewOptions) =>
  state !== 'stale' && parseDate(updated_at) <= now + CLOCK_TOLERANCE;

/** A section for each group, in the order of the first of its components. */
function groupsOf(
  status: Status,
  state: State,
  options: ViewOptions,
  history?: History | 'coming',
): SectionView[] {
  const {messages} = options;
  const all = status.components ?? [];
  // Where not all are shown, trouble comes first.
  const isCut = all.length > MOST;
  const order = ({position, status: word}: (typeof all)[number]) =>
    position + (isCut && word === 'operational' ? 1e9 : 0);
  const groups = new Map<string | null, ItemView[]>();
  let last: string | null = null;
  const sorted = all.toSorted((a, b) => order(a) - order(b));
  const isClaimed = isBelieved(status, state, options);
  const newest = parseDate(status.observed_at);
  const items = capped(
    sorted,
    options,
    ({id, name, status: word, uptime, observed_at: at}): ItemView => {
      const shown = isClaimed ? word : 'unknown';
      const title = clip(name);
      const percent = figure(uptime.last_30d, options);
      return {
        name: title,
        status: shown,
        // A daily job was not looked at just now, as its neighbours were.
        text: join(
          messages[shown],
          isClaimed && newest - parseDate(at) > CYCLE
            ? fill(messages.asOf, {time: dateOf(at, options)})
            : '',
        ),
        detail: `${messages.last_30d}: ${percent}`,
        heard: `${messages.uptime}, ${messages.last_30d_long}: ${percent}`,
        strip:
          history === 'coming'
            ? null
            : history &&
              stripView(
                title,
                history,
                [{record: recordOf(history, id), word: isClaimed ? word : null}],
                options,
              ),
      };
    },
  );
  let index = 0; // not by `entries()`: old libraries have one of their own
  for (const item of items) {
    if (index < MOST) last = sorted[index++]!.group;
    groups.set(last, [...(groups.get(last) ?? []), item]);
  }
  const sections = [...groups].map(([name, members]): SectionView => {
    const worst = BY_SEVERITY.findLast((one) => members.some(({status: word}) => word === one))!;
    return {
      kind: 'component',
      title: name === null ? messages.components : clip(name),
      items: members,
      group: {status: worst, isOpen: worst !== 'operational' || all.length <= MOST_OPEN},
    };
  });
  return [...sections, ...troubleOf(items, options)];
}

/** The days on which anything went wrong, as a list for who cannot see or point. */
function troubleOf(items: readonly ItemView[], options: ViewOptions): SectionView[] {
  const all = items
    .flatMap(({name, strip}) =>
      (strip?.days ?? []).filter(isTrouble).map((day) => ({name, day, detail: strip!.sentence})),
    )
    .sort((a, b) => b.day.time - a.day.time);
  const count = new Set(all.map(({day}) => day.time)).size.toLocaleString(options.locale);
  if (!all.length) return [];
  return [
    {
      kind: 'day',
      title: fill(options.messages.troubleDays, {count}),
      // Hundreds of sentences, which hardly anybody opens.
      get items() {
        return capped(all, options, ({name, day, detail}) => ({
          name,
          text: '',
          detail: detail(day),
        }));
      },
      group: {isOpen: false},
    },
  ];
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
