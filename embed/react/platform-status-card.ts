import {createElement, type CSSProperties, type ReactElement} from 'react';
import type {Status} from '../contract/status.js';
import type {Track} from '../contract/track.js';
import {DEFAULT_STATUS, type FetchStatusOptions} from '../server/fetch-status.js';
import {serverCard, type ServerOptions} from '../server/server-card.js';
import {languageOf} from '../text/languages.js';
import {CardHost} from './card-host.js';

export interface PlatformStatusCardProps extends ServerOptions {
  /** Absolute, because the server asks too; several with spaces between. */
  src: string;
  /** What `fetchStatus` has brought already; without it the card fetches `src` itself. */
  status?: Status;
  track?: Track;
  id?: string;
  className?: string;
  style?: CSSProperties;
}

type FetchStatus = (url: string, options: FetchStatusOptions) => Promise<Status>;

/**
 * The card as a server component: there in the first byte of HTML, without JavaScript too, and dated,
 * because the page may be served at any later time. A visitor whose page was handed no document asks for
 * one at once.
 *
 * @param fetchStatus what asks and keeps, by one of Next's ways
 */
export const cardWith = (fetchStatus: FetchStatus) =>
  async function PlatformStatusCard(props: PlatformStatusCardProps): Promise<ReactElement> {
    const {status: given, track, id, className, style, ...options} = props;
    const status = given ?? (await fetchStatus(options.src, {track}));
    const isKnown = status.updated_at !== DEFAULT_STATUS.updated_at;
    const {attributes, innerHTML, text} = serverCard(isKnown ? status : null, options);
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
