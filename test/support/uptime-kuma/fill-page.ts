import type {Replay} from './replay.js';

/** So many monitors in one group, all of them as the first one is now, with a hundred beats each. */
export function fillPage(kuma: Replay, count: number): void {
  const [group] = kuma.page.publicGroupList;
  const [monitor] = group.monitorList;
  const ids = Array.from({length: count}, (_, index) => index + 1);
  const beats = kuma.heartbeat.heartbeatList[monitor.id];
  const monitorList = ids.map((id) => ({...monitor, id, name: `Monitor ${id}`}));
  kuma.page.publicGroupList = [{...group, monitorList}];
  kuma.heartbeat.heartbeatList = Object.fromEntries(ids.map((id) => [id, beats]));
  kuma.heartbeat.uptimeList = Object.fromEntries(ids.map((id) => [`${id}_24`, 1]));
}
