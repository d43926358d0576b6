import type {ComponentHistory, History, HistoryRecord} from '../contract/history.js';
import {parseDate} from '../contract/parse-date.js';
import type {PlatformStatus} from '../contract/status.js';
import {isKnown} from '../card/state.js';
import {clip} from '../card/words.js';
import type {Part} from '../card/parts/part.js';
import type {ViewOptions} from '../card/view-options.js';
import {strip} from './strip.js';
import {stripView, type StripView} from './strip-view.js';

/** The days of the platform, and which incidents were declared on them. */
export const bars: Part = ({from}, {history, page: file}) =>
  history === 'coming'
    ? null
    : from((status, state, options) => {
        const {page, incidents = []} = status;
        const word = isKnown(state) ? (state as PlatformStatus) : null;
        const name = clip(page?.name || options.messages.uptime);
        const others = history!.incidents.filter(({id}) => incidents.every((one) => one.id !== id));
        const all = [...incidents, ...others];
        const view = stripIn(history!, history!.platform, name, word, options, all);
        return view && strip(view, file);
      });

/** What was observed of a component. */
export const recordOf = ({components}: History, id: string): ComponentHistory | undefined =>
  components.find((one) => one.id === id);

/** What there is of it in the history: it may be too new to be in there. */
export function stripIn(
  history: History,
  record: HistoryRecord | undefined,
  name: string,
  word: PlatformStatus | null,
  options: ViewOptions,
  incidents?: Parameters<typeof stripView>[5],
): StripView | null {
  const {updated_at: made} = history;
  // Without a clock: as of the later of both.
  const now = options.exact ? Math.max(options.now, parseDate(made)) : options.now;
  const found = record ?? {since: made, through: made, days: [], hours: []};
  return stripView(name, history, found, word, {...options, now}, incidents);
}
