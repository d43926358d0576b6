import type {Config} from '../config/config.js';
import {isBucket} from '../targets/open-target.js';
import {examineBucket} from './examine-bucket.js';
import {examineFile} from './examine-file.js';
import {examineLock} from './examine-lock.js';
import type {ExamineOptions} from './examine-options.js';
import type {Finding} from './finding.js';

/** Whether each target can be reached, and what is published there. */
export async function examineTargets(config: Config, options: ExamineOptions): Promise<Finding[]> {
  const findings = await Promise.all(
    config.targets.map(async (target) => {
      const found = await Promise.all([
        examineLock(target, config, options),
        isBucket(target)
          ? examineBucket(target, config, options)
          : examineFile((target.location as {path: string}).path, options),
      ]);
      return found.flat().map((finding) => ({...finding, text: `${target.name}: ${finding.text}`}));
    }),
  );
  return findings.flat();
}
