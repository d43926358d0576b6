import {date, list, or, record, text, word, type Reader} from './readers.js';
import {IMPACTS, INCIDENT_STATUSES, type Incident, type IncidentUpdate} from './status.js';

/** Incidents and maintenances; `open` stands for a status word that is not known. */
export const incident = <S extends string>(words: readonly S[], open: S) => {
  const status = word(words, open);
  return {
    status,
    impact: word(IMPACTS, 'none'),
    created_at: date,
    updated_at: date,
    incident_updates: or(
      list<IncidentUpdate<S>>(record({status, body: text}, {created_at: date})),
      [],
    ),
  };
};

/** A bad one is dropped alone. */
export const incidents: Reader<Incident[]> = list(
  record({id: text, name: text}, incident(INCIDENT_STATUSES, 'investigating')),
);
