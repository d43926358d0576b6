import type {Config} from '../config/config.js';
import type {ExamineOptions} from './examine-options.js';
import {note, ok, type Finding} from './finding.js';
import {judgeCaching} from './judge-caching.js';
import {judgeCors} from './judge-cors.js';
import {publicAddress} from '../io/public-address.js';
import {askPublished, type PublishedAnswer} from './published-answer.js';
import type {BucketTarget} from '../targets/open-target.js';
import {readDocument} from './read-document.js';

const TIMEOUT = 10_000; // ms
/** Some site, where none is known: it tells whether every one may read. */
const STRANGER = 'https://example.com';

/** What visitors get from the bucket's own address: access, caching and CORS. */
export async function examinePublished(
  {s3, location}: BucketTarget,
  config: Config,
  {origins, signal}: ExamineOptions,
): Promise<{isPublic: boolean; findings: Finding[]}> {
  const url = publicAddress(s3, location);
  const ask = (origin?: string) => askPublished(url, {origin, signal, timeout: TIMEOUT});
  const plain = await ask();
  if (!('answer' in plain)) {
    const text = `${url} is not for visitors: ${plain.text}`;
    return {isPublic: false, findings: [{...plain, text}]};
  }
  const status = readDocument(plain.answer);
  const findings: Finding[] = [ok(`visitors may read ${url}`)];
  if (!('level' in status)) {
    findings.push(judgeCaching(plain.answer.headers, status, config.publishInterval));
  }
  const sites = origins.length ? origins : originsOf(config);
  if (!sites.length) findings.push(await askAsStranger(ask));
  for (const origin of sites) {
    const asked = await ask(origin);
    if ('answer' in asked) {
      const answers = {plain: plain.answer.headers, asked: asked.answer.headers};
      findings.push(judgeCors(url, origin, answers));
    } else {
      findings.push({...asked, text: `asked for ${origin}: ${asked.text}`});
    }
  }
  return {isPublic: true, findings};
}

/** The page that shows the status is the one site that the configuration knows. */
const originsOf = ({page}: Config): string[] => (page.url ? [new URL(page.url).origin] : []);

async function askAsStranger(
  ask: (origin: string) => Promise<PublishedAnswer | Finding>,
): Promise<Finding> {
  const asked = await ask(STRANGER);
  if ('answer' in asked && asked.answer.headers['access-control-allow-origin'] === '*') {
    return ok('every site may read it');
  }
  return note('not every site may read it; doctor --origin checks yours');
}
