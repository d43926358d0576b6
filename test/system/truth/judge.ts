import type {
  Component,
  PlatformStatus,
  Status,
  UptimeWindow,
} from '../../../embed/contract/status.js';
import {answeredAt, listLength} from '../../support/uptime-kuma/state-of-world.js';
import type {World, WorldMonitor} from '../../support/uptime-kuma/world.js';

const MINUTE = 60_000; // ms
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WINDOWS: [UptimeWindow, number][] = [
  ['last_24h', DAY],
  ['last_7d', 7 * DAY],
  ['last_30d', 30 * DAY],
];
const WORDS: PlatformStatus[] = [
  'major_outage',
  'operational',
  'degraded_performance',
  'under_maintenance',
];
/** `Date` has whole seconds, and the answers take their time. */
const SLACK = 5_000; // ms
/** Any beat is evidence for that long. */
const LEAST = 15 * MINUTE;

/**
 * What is wrong with a document, by somebody who knows the world that it speaks of. Shares no code with the
 * publisher: it looks at what was really observed, not at how that is reckoned.
 */
export function judge(world: World, status: Status): string[] {
  const components = status.components ?? [];
  const wrong: string[] = [];
  if (components.length !== world.monitors.length && components.length) {
    wrong.push(`${components.length} of ${world.monitors.length} monitors are published`);
  }
  for (const component of components) {
    const monitor = world.monitors.find(({id}) => `${id}` === component.id)!;
    const complain = (what: string) => wrong.push(`monitor ${component.id}: ${what}`);
    judgeWord(world, monitor, component, complain);
    judgeFigures(world, monitor, component, complain);
  }
  judgePlatform(world, status, (what) => wrong.push(what));
  return wrong;
}

/** Nobody can tell how old such answers are, or should believe such clocks. */
const isDoubtful = ({clockAhead, cachedFor}: World) => Math.abs(clockAhead) > HOUR || cachedFor > 0;

function judgeWord(
  world: World,
  monitor: WorldMonitor,
  {status}: Component,
  complain: (what: string) => void,
): void {
  const beats = seen(world, monitor);
  const last = beats.at(-1);
  if (status !== 'unknown') {
    if (!last) return complain(`"${status}" without a beat`);
    if (WORDS[last.code] !== status) {
      return complain(`"${status}", but its last beat says "${WORDS[last.code]}"`);
    }
    const age = world.now - last.time;
    const longest = longestWait(monitor, beats);
    if (age > longest + SLACK) {
      return complain(`"${status}" by a beat ${Math.round(age / MINUTE)} min old`);
    }
    return;
  }
  if (!last || isDoubtful(world) || world.frozenSince !== undefined) return;
  // Its next beat is not due yet: there is no better evidence to be had.
  if (!isDue(world, monitor, beats)) complain('"unknown" although its next beat is not due');
}

/** Whether the next beat should have come, as far as the beats show when that would be. */
function isDue(world: World, monitor: WorldMonitor, beats: WorldMonitor['beats']): boolean {
  const last = beats.at(-1)!;
  const wait = last.code === 2 ? monitor.retryInterval : monitor.interval;
  const limit = showsInterval(monitor, beats) ? wait : Math.min(wait, LEAST);
  return world.now - last.time > limit - SLACK;
}

/** An interval that was just raised shows in no gap yet, and a gap of days may be a pause. */
const showsInterval = ({interval}: WorldMonitor, beats: WorldMonitor['beats']) =>
  beats.slice(-6).some(({time}, index, list) => {
    const gap = time - (list[index - 1]?.time ?? time);
    return gap >= interval - SLACK && gap <= 25 * HOUR;
  });

/** For how long a beat may speak: generous, because intervals are not published. */
function longestWait({type, interval}: WorldMonitor, beats: WorldMonitor['beats']): number {
  const gaps = beats
    .slice(-12)
    .map(({time}, index, list) => time - (list[index - 1]?.time ?? time));
  const gap = Math.max(interval, ...gaps);
  const alone = type === 'push' && beats.length < 2 ? 25 * HOUR : 0;
  return Math.max(LEAST, Math.min(3 * gap, gap + HOUR), alone);
}

function judgeFigures(
  world: World,
  monitor: WorldMonitor,
  {uptime}: Component,
  complain: (what: string) => void,
): void {
  const at = answeredAt(world);
  const beats = seen(world, monitor);
  const isWhole = beats.length < listLength(world);
  for (const [window, length] of WINDOWS) {
    const figure = uptime[window];
    if (figure === null) continue;
    const inside = beats.filter(({time}) => time > at - length);
    const failures = inside.filter(({code}) => code === 0 || code === 2).length;
    const good = inside.filter(({code}) => code === 1).length;
    if (!inside.length) complain(`${window} is ${figure} without a beat in it`);
    else if (!failures && !good && isListed(world, beats, at - length)) {
      complain(`${window} is ${figure}, but all of it is maintenance`);
    } else if (failures && figure === 100 && isVisible(world, beats)) {
      complain(`${window} is 100 with ${failures} failed beats`);
    } else if (!failures && good && world.version !== '1.23.17' && figure < 99.99) {
      complain(`${window} is ${figure} without a failed beat`);
    } else if (!good && figure > 0 && world.version !== '1.23.17') {
      complain(`${window} is ${figure} without a good beat`);
    }
    const life = at - (beats[0]?.time ?? at);
    if (isWhole && life + monitor.interval + MINUTE < length) {
      complain(`${window} is ${figure} of a monitor that is ${Math.round(life / MINUTE)} min old`);
    }
  }
}

/** Whether the answers show all of the window: what they do not show may have been anything. */
const isListed = (world: World, beats: WorldMonitor['beats'], from: number) =>
  (beats.slice(-listLength(world))[0]?.time ?? 0) <= from;

/** 1.23 weighs by duration, and a first beat has none. */
const isVisible = ({version}: World, beats: WorldMonitor['beats']) =>
  version !== '1.23.17' || beats.length > 2;

function judgePlatform(world: World, status: Status, complain: (what: string) => void): void {
  const {platform_status: word, uptime, components = []} = status;
  const known = world.monitors.map((monitor) => {
    const beats = seen(world, monitor);
    const last = beats.at(-1);
    const isNow = last && !isDue(world, monitor, beats);
    return isNow && !isDoubtful(world) ? WORDS[last.code]! : undefined;
  });
  const isDown = known.includes('major_outage');
  const isUp = known.includes('operational');
  const published = components.map((component) => component.status);
  if (isDown && (word === 'operational' || word === 'under_maintenance')) {
    complain(`"${word}" while a monitor is known to be down`);
  }
  if (word === 'major_outage' && isUp) complain('"major_outage" while a monitor is known to be up');
  if (/outage|degraded/.test(word) && !world.incidents.length) {
    if (!published.some((one) => one === 'major_outage' || one === 'degraded_performance')) {
      complain(`"${word}" without a component in trouble`);
    }
  }
  const evidence = published.filter((one) => one !== 'unknown').length;
  if (word === 'unknown' && evidence * 2 >= world.monitors.length && evidence > 0) {
    complain(`"unknown" although ${evidence} of ${world.monitors.length} report`);
  }
  if (word === 'operational' && evidence * 2 < world.monitors.length) {
    complain(`"operational" although only ${evidence} of ${world.monitors.length} report`);
  }
  const order = ['operational', 'under_maintenance', 'degraded_performance', 'partial_outage'];
  const least = world.incidents.includes('danger')
    ? 3
    : world.incidents.includes('warning')
      ? 2
      : 0;
  if (order.indexOf(word) >= 0 && order.indexOf(word) < least) {
    complain(`"${word}" although an open incident says more`);
  }
  for (const [window] of WINDOWS) {
    const figures = components.flatMap((component) => component.uptime[window] ?? []);
    const covered = uptime.coverage?.[window] ?? 0;
    if (!figures.length && covered > 0) complain(`${window} is covered by no component`);
    if (
      covered > 0 &&
      (uptime[window] > Math.max(...figures) || uptime[window] + 0.02 < Math.min(...figures))
    ) {
      complain(`${window} is ${uptime[window]}, its components have ${figures.join(', ')}`);
    }
  }
}

/** The beats that are in the answers. */
const seen = (world: World, {beats}: WorldMonitor) =>
  beats.filter(({time}) => time <= answeredAt(world));
