import {
  describeSeededMonitors,
  describeUptimeKuma,
  type RunningKuma,
} from '../../system/kuma/suite.js';
import {startReplay, type KumaVersion} from '../../support/uptime-kuma/replay.js';

// Like our own server, the page names `Website` in both of its groups.
async function start(version: KumaVersion): Promise<RunningKuma> {
  const replay = await startReplay({version});
  const [core, other] = replay.page.publicGroupList;
  other.monitorList.push(core.monitorList[0]);
  return {...replay, slug: 'public'};
}

for (const version of ['1.23.17', '2.5.3'] as const) {
  describeUptimeKuma(() => start(version), `a replayed ${version}`);
  describeSeededMonitors(() => start(version), `a replayed ${version}`);
}
