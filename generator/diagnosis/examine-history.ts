import type {Status} from '../../embed/contract/status.js';
import type {Config} from '../config/config.js';
import type {Location} from '../config/location.js';
import {parseStanding} from '../document/parse-standing.js';
import {PublishError} from '../errors/publish-error.js';
import {readKnownHistory} from '../targets/known-history.js';
import {openTarget, type OpenTarget} from '../targets/open-target.js';
import {note, warning, type Finding} from './finding.js';
import type {ExamineOptions} from './examine-options.js';
import {judgeHistory, judgeOrder} from './judge-history.js';

/** Whether each target has a history that the next run goes on from. */
export async function examineHistories(
  config: Config,
  {signal, now}: Pick<ExamineOptions, 'signal' | 'now'>,
): Promise<Finding[]> {
  if (!config.historyDays) return [note('STATUS_HISTORY_DAYS=0: no history is kept')];
  const findings = await Promise.all(
    config.targets.map(async (target): Promise<Finding[]> => {
      const place = openTarget(target, signal);
      const {history, fault, standing} = await readKnownHistory(place, target.location, signal);
      // After the history, or a run between the two would look like a second publisher.
      const document = await documentIn(place, target.location);
      place.close();
      const say = (finding: Finding) => ({...finding, text: `${target.name}: ${finding.text}`});
      if (fault)
        return [say(warning(`history: ${fault.what}`, fault.remedy ?? 'see the log of publish'))];
      if (history) {
        const size = standing?.is === 'present' ? Buffer.byteLength(standing.body) : 0;
        return [...judgeHistory(history, size, now), ...judgeOrder(history, document, now)].map(
          say,
        );
      }
      return standing?.is === 'present' && standing.body.trim()
        ? [
            say(
              warning(
                'the history is corrupt; the next run sets it aside and begins anew',
                'see what else writes there',
              ),
            ),
          ]
        : [say(note('no history yet; the next run begins one'))];
    }),
  );
  return findings.flat();
}

/** Null where there is none to be read; others say why. */
async function documentIn(place: OpenTarget, location: Location): Promise<Status | null> {
  try {
    const standing = await place.inTime(place.store(location, () => {}).read());
    return parseStanding(standing.is === 'present' ? standing.body : null);
  } catch (error) {
    if (error instanceof PublishError) return null;
    throw error;
  }
}
