import {ReadError} from '../../errors/read-error.js';
import {inCrew} from '../../io/in-crew.js';
import type {UptimeWindow} from '../../../embed/contract/status.js';
import type {UptimeKumaClient} from './client.js';
import {isPassingStatus} from '../../io/passing.js';

const HOURS = {last_7d: 168, last_30d: 720} as const;
export type BadgeWindow = keyof typeof HOURS;
const WINDOWS = Object.keys(HOURS) as BadgeWindow[];
const LABEL = /aria-label="Uptime \((168|720)h\): ([0-9.]+(?:e-?\d+)?)%"/;
/** Uptime Kuma has none. */
const NONE = /aria-label="(?:[^"]*: )?N\/A"/;
/** Anything else in an address would lead elsewhere. */
const ID = /^\d+$/;
const CREW = 8;
const MAX_BADGE = 100_000; // bytes; of those, so many come at once
const PATH = '/api/badge';

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
export async function askBadges(
  client: UptimeKumaClient,
  idsFor: (window: BadgeWindow) => readonly string[],
): Promise<Badges> {
  const figures = new Map<string, number>();
  const unread = new Set<UptimeWindow>();
  let error: ReadError | undefined;
  let failed = 0;
  const requests = WINDOWS.flatMap((window) =>
    idsFor(window)
      .filter((id) => ID.test(id))
      .map((id) => ({id, window})),
  );
  await inCrew(requests, CREW, async ({id, window}) => {
    const path = `${PATH}/${id}/uptime/${HOURS[window]}`;
    try {
      const options = {type: 'image/svg+xml', what: 'the first', maxSize: MAX_BADGE};
      const {body} = await client.ask(path, options);
      const [, shown, percent] = LABEL.exec(body) ?? [];
      const isFigure = Number(shown) === HOURS[window] && Number(percent) <= 100;
      if (isFigure) figures.set(`${id} ${window}`, Number(percent));
      else if (!NONE.test(body)) throw new ReadError('badges', 'the first: not a figure');
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

/** Where a proxy lets less through than it lets see. */
const BLOCKED = ['denied', 'login', 'moved', 'notKuma', 'httpError'];

/** Their windows are not measured; the advice is that for the first of them. */
export function badgesFailed({failed, error}: Badges): ReadError {
  const isBlocked = BLOCKED.includes(error?.output ?? '') && !isPassingStatus(error?.status ?? 0);
  const remedy = isBlocked
    ? `let what is in front of Uptime Kuma pass ${PATH}; ${error?.remedy}`
    : error?.remedy;
  const what = `${failed} uptime badges (${PATH}) could not be read: ${error?.what}`;
  return new ReadError('badges', what, {remedy});
}
