import {constants} from 'node:fs';
import {access, readFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {Config} from '../config/config.js';
import {FILE_READ_REMEDIES} from '../errors/remedies.js';
import {withDeadline} from '../io/deadline.js';
import {examineBucket} from './examine-bucket.js';
import type {ExamineOptions} from './examine-options.js';
import {critical, note, ok, type Finding} from './finding.js';
import {errorCode} from '../io/error-code.js';
import {judgeStanding} from './judge-standing.js';
import {followLinks} from '../targets/follow-links.js';
import {isBucket} from '../targets/open-target.js';

const UNSEEN = note(
  'where visitors read it is not known here; elytra-status check tells of its caching and CORS',
);

/** Whether each target can be reached, and what stands there. */
export async function examineTargets(config: Config, options: ExamineOptions): Promise<Finding[]> {
  const findings = await Promise.all(
    config.targets.map(async (target) => {
      const found = isBucket(target)
        ? await examineBucket(target, config, options)
        : await examineFile((target.location as {path: string}).path, options);
      return found.map((finding) => ({...finding, text: `${target.name}: ${finding.text}`}));
    }),
  );
  return findings.flat();
}

async function examineFile(path: string, {signal, now}: ExamineOptions): Promise<Finding[]> {
  const attempt = <T>(work: Promise<T>) => withDeadline(work, signal, noAnswer);
  // Written is what links lead to; of a circle reading tells.
  const folder = dirname(await attempt(followLinks(path)).catch(() => path));
  try {
    await attempt(access(folder, constants.W_OK | constants.X_OK));
  } catch (error) {
    const code = errorCode(error);
    const remedy = code === 'ENOENT' ? `create ${folder}` : `let this user write into ${folder}`;
    return [critical(`${folder} cannot be written (${code})`, remedy)];
  }
  const writable = ok(`this user may write into ${folder}`);
  try {
    const body = await attempt(readFile(path, 'utf8'));
    return [writable, judgeStanding(body, now), UNSEEN];
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return [writable, judgeStanding(null, now)];
    return [
      writable,
      critical(
        `${path} cannot be read (${code})`,
        FILE_READ_REMEDIES[code] ?? 'let this user read it',
      ),
    ];
  }
}

/** A network file system may never come back. */
const noAnswer = () => Object.assign(new Error('no answer in time'), {code: 'ETIMEDOUT'});
