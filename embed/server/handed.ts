import type {History, HistoryRecord} from '../contract/history.js';

/** What a card shows of a history, as JSON text for its attribute. */
export const handed = (history: History, hasComponents: boolean): string =>
  JSON.stringify({
    ...history,
    platform: history.platform && daysOf(history.platform),
    components: hasComponents
      ? history.components.map(({id, ...record}) => ({
          id,
          ...daysOf(record),
          months: {},
          outages: [],
        }))
      : [],
    changes: [],
    incidents: history.incidents.map((incident) => ({...incident, incident_updates: []})),
  });

const daysOf = ({since, through, days}: HistoryRecord): HistoryRecord => ({
  since,
  through,
  days,
  hours: [],
});
