import {formatAge} from './format-age.js';
import type {ComponentReading} from '../sources/reading.js';
import {note, warning, type Finding} from './finding.js';

/** Why a monitor is unknown. */
export function judgeSilence(component: ComponentReading, readAt: number): Finding {
  const {id, name, beats, wholeLife} = component;
  const what = (text: string) => `"${name}" (${id}): ${text}`;
  const last = beats.at(-1);
  if (!last) {
    return warning(
      what('no heartbeat'),
      'see whether it is paused, and whether anything reports to it',
    );
  }
  if (last.time === null || last.status === 'unknown') {
    return warning(what('its last heartbeat is not understood'), 'update elytra-status');
  }
  const age = readAt - last.time;
  if (!(Math.abs(age) < Infinity)) {
    return warning(
      what('the time of its last heartbeat is not understood'),
      'update elytra-status',
    );
  }
  if (age < 0) {
    return warning(
      what(`its last heartbeat is dated ${formatAge(-age)} ahead`),
      "set the clock of Uptime Kuma's machine by NTP",
    );
  }
  const old = `${formatAge(age)} old`;
  if (beats.length === 1 && wholeLife) {
    return note(what(`its only heartbeat is ${old}; waiting for a second beat`));
  }
  return warning(
    what(`its last heartbeat is ${old}`),
    'see whether it is paused; if so, resume it or take it off the status page',
  );
}
