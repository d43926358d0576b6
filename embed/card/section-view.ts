import {isOpen} from '../contract/open-incident.js';
import type {BackupStatus, Incident, Status} from '../contract/status.js';
import {fill} from '../text/messages.js';
import {backupView} from './backup-view.js';
import type {State} from './state.js';
import type {ViewOptions} from './view-options.js';
import {clip, dateOf, figure, join} from './words.js';

export interface SectionView {
  kind: 'incident' | 'maintenance' | 'component' | 'backup';
  title: string;
  items: ItemView[];
}

export interface ItemView {
  name?: string;
  /** The shape before its name, if it has one. */
  status?: State | BackupStatus;
  text: string;
  /** Markdown that is shown as the text it is. */
  body?: string;
}

/** As many of a kind as anybody reads: a document has room for tens of thousands. */
const MOST = 200;
const LONGEST_BODY = 5_000; // UTF-16 units

/**
 * What there is to list.
 *
 * @param isAll else what is going on: open incidents and running maintenance
 */
export function sectionsOf(
  status: Status,
  state: State,
  options: ViewOptions,
  isAll: boolean,
): SectionView[] {
  const {messages} = options;
  const {incidents = [], scheduled_maintenances: maintenances = []} = status;
  const open = incidents.filter(isOpen);
  const past = incidents.filter((incident) => !isOpen(incident));
  const incidentItem = (incident: Incident): ItemView => ({
    name: clip(incident.name),
    text: join(messages[incident.status], dateOf(incident.updated_at, options)),
    body: bodyOf(incident.incident_updates),
  });
  const sections: SectionView[] = [
    {
      kind: 'incident',
      title: messages.incidents,
      items: capped(open, options, incidentItem),
    },
    {
      kind: 'maintenance',
      title: messages.maintenance,
      items: capped(maintenances, options, ({name, scheduled_until: end, incident_updates}) => ({
        name: clip(name),
        text: end ? fill(messages.until, {time: dateOf(end, options)}) : '',
        body: bodyOf(incident_updates),
      })),
    },
  ];
  if (isAll) {
    sections.push(
      ...groupsOf(status, state, options),
      {
        kind: 'backup',
        title: messages.backupSeries,
        items: capped(status.backups?.series ?? [], options, (series) => {
          const {status: shown, text} = backupView(series, state === 'stale', options);
          return {name: clip(series.name), status: shown, text: text.long};
        }),
      },
      {kind: 'incident', title: messages.resolved, items: capped(past, options, incidentItem)},
    );
  }
  return sections.filter(({items}) => items.length);
}

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
    const text = join(messages[shown], figure(uptime.last_30d, options));
    return {name: clip(name), status: shown, text};
  });
  for (const [index, item] of items.entries()) {
    if (index < MOST) last = sorted[index]!.group;
    groups.set(last, [...(groups.get(last) ?? []), item]);
  }
  return [...groups].map(([name, members]) => ({
    kind: 'component',
    title: name === null ? messages.components : clip(name),
    items: members,
  }));
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

const bodyOf = ([update]: readonly {body: string}[]): string | undefined =>
  update && clip(update.body, LONGEST_BODY);
