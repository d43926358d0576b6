import {ReadError} from '../errors/read-error.js';
import {componentStatus} from '../rules/component-status.js';
import type {UptimeKumaConfig} from '../config/config.js';
import {note, ok, warning, critical, type Finding} from './finding.js';
import {judgeAbsence} from './judge-absence.js';
import {judgeSilence} from './judge-silence.js';
import {CHECK_OUTPUTS} from '../errors/check-outputs.js';
import {NO_MONITORS} from '../errors/remedies.js';
import {platformStatus, raisedBy, reporting} from '../../embed/contract/platform-status.js';
import {askMetrics} from '../sources/uptime-kuma/by-key.js';
import {UptimeKumaClient} from '../sources/uptime-kuma/client.js';
import {uptimeKuma} from '../sources/uptime-kuma/read.js';
import type {Reading} from '../sources/reading.js';

/** Somebody waits: a server that has not answered for so long is not waited for. */
const PERSISTENCE = 3_000; // ms

/** Whether Uptime Kuma can be read, its version, and which monitors give evidence. */
export async function examineUptimeKuma(
  config: UptimeKumaConfig,
  signal: AbortSignal,
): Promise<Finding[]> {
  const [reading, version] = await Promise.all([
    uptimeKuma(config)
      .read({signal, giveUpAfter: PERSISTENCE})
      .catch((error: unknown) => {
        if (error instanceof ReadError) return error;
        throw error;
      }),
    examineVersion(config, signal),
  ]);
  if (reading instanceof ReadError) {
    return [critical(...explain(reading)), ...version.filter(({level}) => level === 'ok')];
  }
  return [...examineMonitors(reading, config), ...version];
}

function examineMonitors(reading: Reading, config: UptimeKumaConfig): Finding[] {
  const {components, paused = [], readAt, warnings} = reading;
  const statuses = components.map((component) => componentStatus(component, readAt));
  const {fresh, total} = reporting(statuses);
  const word = raisedBy(platformStatus(statuses), reading.incidents).replaceAll('_', ' ');
  const standsStill = warnings.some(({output}) => output === 'standstill');
  const source = config.slug === undefined ? 'API key' : `status page "${config.slug}"`;
  return [
    ok(`${source}: ${fresh} of ${total} monitors with fresh evidence, platform status ${word}`),
    ...(total ? [] : [warning(NO_MONITORS.what, NO_MONITORS.remedy)]),
    ...components.flatMap((component, index) => {
      const status = statuses[index]!;
      if (status === 'operational') return [];
      // Why, is among the warnings.
      if (component.missing) return [];
      if (status === 'unknown' && standsStill && component.beats.length) return [];
      if (status === 'unknown') return [judgeSilence(component, readAt)];
      return [note(`"${component.name}" (${component.id}): ${status.replaceAll('_', ' ')}`)];
    }),
    ...judgeAbsence(components),
    ...paused.map(({id, name}) => note(`"${name}" (${id}): paused, and left out`)),
    ...warnings.map((error) => warning(...explain(error))),
  ];
}

/** Only the metrics tell it, and only a key opens them. */
async function examineVersion(config: UptimeKumaConfig, signal: AbortSignal): Promise<Finding[]> {
  if (!config.apiKey) return [note('its version is unknown without UPTIME_KUMA_API_KEY')];
  const client = new UptimeKumaClient(config, {signal, giveUpAfter: PERSISTENCE});
  try {
    const {version} = await askMetrics(client, config.apiKey, Date.now);
    return [
      version
        ? ok(`version ${version.major}.${version.minor}`)
        : note('it does not give its version'),
    ];
  } catch (error) {
    // Why the key opens nothing stands among the warnings of the reading.
    if (error instanceof ReadError) return [note('its version could not be read')];
    throw error;
  } finally {
    client.close();
  }
}

/** With the sentence that the public document has for it. */
const explain = ({output, what, remedy = ''}: ReadError): [text: string, remedy: string] => [
  `${CHECK_OUTPUTS[output]}: ${what}`,
  remedy,
];
