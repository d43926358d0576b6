import type {Config} from './config.js';
import type {ConfigReader} from './reader.js';

export type Times = Pick<Config, 'staleAfter' | 'publishInterval' | 'cycleTimeout'>;

/** How often, for how long, and for how long it counts. */
export function readTimes(reader: ConfigReader): Times {
  const staleAfter = reader.value('STALE_AFTER');
  const publishInterval = reader.value('PUBLISH_INTERVAL');
  if (staleAfter < 2 * publishInterval) {
    reader.problem(
      'STALE_AFTER',
      'must be at least twice PUBLISH_INTERVAL or --every, else one late run turns the card grey; for example STALE_AFTER=30m with PUBLISH_INTERVAL=10m',
      {example: ''},
    );
  }
  return {staleAfter, publishInterval, cycleTimeout: reader.value('CYCLE_TIMEOUT')};
}
