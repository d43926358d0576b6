import type {ComponentHistory, History} from '../contract/history.js';
import type {PlatformStatus} from '../contract/status.js';
import {isKnown} from '../card/state.js';
import {clip} from '../card/words.js';
import type {Part} from '../card/parts/part.js';
import {strip} from './strip.js';
import {stripView} from './strip-view.js';

/** The days of the platform, or of the components that the card speaks of. */
export const bars: Part = ({from, subject}, {history, pageFile}) =>
  history === 'coming'
    ? null
    : from((status, state, options) => {
        const {page, incidents = [], components = []} = status;
        const {platform, incidents: past} = history!;
        const word = isKnown(state) ? (state as PlatformStatus) : null;
        const others = past.filter(({id}) => incidents.every((one) => one.id !== id));
        const view = stripView(
          subject ?? clip(page?.name || options.messages.uptime),
          history!,
          subject === null
            ? [{record: platform, word}]
            : components.map((one) => ({
                record: recordOf(history!, one.id),
                word: word && one.status,
              })),
          options,
          subject === null ? [...incidents, ...others] : [],
        );
        return view && strip(view, pageFile);
      });

const records = new WeakMap<History, Map<string, ComponentHistory>>();

/** What was observed of a component. */
export function recordOf(history: History, id: string): ComponentHistory | undefined {
  // The first of an id counts.
  const byId =
    records.get(history) ?? new Map(history.components.toReversed().map((one) => [one.id, one]));
  records.set(history, byId);
  return byId.get(id);
}
