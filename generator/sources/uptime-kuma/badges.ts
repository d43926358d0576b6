import {ReadError} from '../../errors/read-error.js';
import {inCrew} from '../../io/in-crew.js';
import type {UptimeWindow} from '../../../embed/contract/status.js';
import type {UptimeKumaClient} from './client.js';

const HOURS = {last_7d: 168, last_30d: 720} as const;
type BadgeWindow = keyof typeof HOURS;
const WINDOWS = Object.keys(HOURS) as BadgeWindow[];
const LABEL = /aria-label="Uptime \((168|720)h\): ([0-9.]+(?:e-?\d+)?)%"/;
/** Uptime Kuma has none. */
const NONE = /aria-label="(?:[^"]*: )?N\/A"/;
/** Anything else in an address would lead elsewhere. */
const ID = /^\d+$/;
const CREW = 8;

export interface Badges {
  of: (id: string, window: BadgeWindow) => number | null;
  /** Windows for which a badge could not be read. */
  unread: UptimeWindow[];
  /** Why, of the first one. */
  error?: ReadError;
  /** How many. */
  failed: number;
}

/** The uptime of longer windows, in rounded percent. One window after the other, so that one is whole. */
export async function askBadges(client: UptimeKumaClient, ids: readonly string[]): Promise<Badges> {
  const figures = new Map<string, number>();
  const unread = new Set<UptimeWindow>();
  let error: ReadError | undefined;
  let failed = 0;
  const requests = WINDOWS.flatMap((window) =>
    ids.filter((id) => ID.test(id)).map((id) => ({id, window})),
  );
  await inCrew(requests, CREW, async ({id, window}) => {
    const path = `/api/badge/${id}/uptime/${HOURS[window]}`;
    try {
      const {body} = await client.ask(path, {type: 'image/svg+xml', what: 'uptime badge'});
      const [, shown, percent] = LABEL.exec(body) ?? [];
      const isFigure = Number(shown) === HOURS[window] && Number(percent) <= 100;
      if (isFigure) figures.set(`${id} ${window}`, Number(percent));
      else if (!NONE.test(body)) throw new ReadError('badges', 'uptime badge: not a figure');
    } catch (reason) {
      if (!(reason instanceof ReadError)) throw reason;
      error ??= reason;
      failed++;
      unread.add(window);
    }
  });
  return {
    of: (id, window) => figures.get(`${id} ${window}`) ?? null,
    unread: [...unread],
    error,
    failed,
  };
}

export const badgesFailed = ({failed, error}: Badges): ReadError =>
  new ReadError('badges', `${failed} uptime badges could not be read: ${error?.what}`);
