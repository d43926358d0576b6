import {createElement, type CSSProperties, type ReactElement} from 'react';
import type {Status} from '../contract/status.js';
import type {History} from '../contract/history.js';
import type {Track} from '../contract/track.js';
import {DEFAULT_STATUS, type FetchStatusOptions} from '../server/fetch-status.js';
import {historyAddressOf} from '../server/fetch-history.js';
import {serverCard, type ServerOptions} from '../server/server-card.js';
import {languageOf} from '../text/languages.js';
import {CardHost} from './card-host.js';

export interface PlatformStatusCardProps extends Omit<ServerOptions, 'history'> {
  /** Absolute, because the server asks too; several with spaces between. */
  src: string;
  /** What `fetchStatus` has brought already; without it the card fetches `src` itself. */
  status?: Status;
  /** Shows the last ninety days in a `card`; a `page` has those of every component. */
  history?: boolean;
  track?: Track;
  id?: string;
  className?: string;
  style?: CSSProperties;
}

type FetchStatus = (url: string, options: FetchStatusOptions) => Promise<Status>;
type FetchHistory = (address: string) => Promise<History | null>;

/**
 * The card as a server component: there in the first byte of HTML, without JavaScript too, and dated,
 * because the page may be served at any later time. A visitor whose page was handed no document asks for
 * one at once.
 *
 * @param fetchStatus what asks and keeps, by one of Next's ways; and the same for the history
 */
export const cardWith = (fetchStatus: FetchStatus, fetchHistory: FetchHistory) =>
  async function PlatformStatusCard(props: PlatformStatusCardProps): Promise<ReactElement> {
    const {status: given, track, id, className, style, ...options} = props;
    const status = given ?? (await fetchStatus(options.src, {track}));
    const isKnown = status.updated_at !== DEFAULT_STATUS.updated_at;
    const hasDays = options.variant === 'page' ? status.history : options.history;
    const address = isKnown && hasDays ? historyAddressOf(options.src, options.historySrc) : null;
    const history = (address && (await fetchHistory(address))) || options.history;
    const card = serverCard(isKnown ? status : null, {...options, history});
    const {attributes, innerHTML, text} = card;
    const [locale, words] = languageOf(options.lang);
    const {messages} = options;
    return createElement(CardHost, {
      attributes: {...attributes, ...(id && {id}), ...(className && {class: className})},
      style,
      innerHTML,
      text,
      language: locale.startsWith('en') ? undefined : [locale, words],
      messages,
    });
  };
