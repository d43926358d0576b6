import packageJson from '../../../package.json' with {type: 'json'};
import type {Config} from '../../config/config.js';
import {secretsIn} from '../../config/secrets-in.js';
import type {Environment} from '../../config/environment.js';
import {examineBackups} from '../../diagnosis/examine-backups.js';
import {examineClocks} from '../../diagnosis/examine-clocks.js';
import {examineHistories} from '../../diagnosis/examine-history.js';
import {examineTargets} from '../../diagnosis/examine-targets.js';
import {examineUptimeKuma} from '../../diagnosis/examine-uptime-kuma.js';
import {isProblem, note, warning, type Finding} from '../../diagnosis/finding.js';
import type {Fault} from '../../errors/fault.js';
import {formatReport} from './format-report.js';
import {createMask} from '../../io/log.js';
import {listSettings} from './settings.js';

interface DoctorOptions {
  env: Environment;
  origins: readonly string[];
  out: (line: string) => void;
  /** What a run would log of the configuration and the machine. */
  warnings: readonly Required<Fault>[];
}

/**
 * Prints what the configuration sees. Reads alone: nothing is written, locked or pinged.
 *
 * @returns the exit code
 */
export async function doctor(
  config: Config,
  {env, origins, out, warnings}: DoctorOptions,
): Promise<number> {
  const signal = AbortSignal.timeout(config.cycleTimeout);
  const now = Date.now();
  const [uptimeKuma, backups, targets, histories, clocks] = await Promise.all([
    examineUptimeKuma(config.uptimeKuma, signal),
    examineBackups(config, {signal, now}),
    examineTargets(config, {origins, signal, now}),
    examineHistories(config, {signal, now}),
    examineClocks(config, signal),
  ]);
  const sections: [title: string, findings: Finding[]][] = [
    [
      'Settings',
      [
        ...listSettings(env, config).map(note),
        ...warnings.map(({what, remedy}) => warning(what, remedy)),
        ...listUncalled(config),
      ],
    ],
    ['Uptime Kuma', uptimeKuma],
    ['Backups', backups],
    ['Targets', [...targets, ...histories]],
    ['Clocks', clocks],
  ];
  const mask = createMask(secretsIn(env));
  const version = `elytra-status ${packageJson.version}, Node ${process.versions.node}`;
  out(mask(`${version}\n\n${formatReport(sections)}`));
  return sections.some(([, findings]) => findings.some(isProblem)) ? 1 : 0;
}

const listUncalled = ({pingUrl, webhook}: Config): Finding[] => [
  ...(pingUrl ? [note('PING_URL was not called: it would count as a run')] : []),
  ...(webhook ? [note('WEBHOOK_URL was not called: nothing was published')] : []),
];
