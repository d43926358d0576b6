import type {Incident, ScheduledMaintenance} from '../../embed/contract/status.js';
import {shortened} from '../text/printable.js';

const SHORT_TEXT = 500; // characters

/** Texts are cut only where a file would be longer than readers take. */
export const withShortTexts = <T extends Incident | ScheduledMaintenance>(entry: T): T => ({
  ...entry,
  incident_updates: entry.incident_updates.map((update) => ({
    ...update,
    body: shortened(update.body, SHORT_TEXT),
  })),
});
