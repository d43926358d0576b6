import {parse} from '../../embed/contract/parse.js';
import type {Status} from '../../embed/contract/status.js';
import {critical, type Finding} from './finding.js';
import type {Answer} from '../io/http-get.js';
import {statusSchema} from '../document/schema.js';
import {withoutBom} from '../text/without-bom.js';

const REMEDY = 'publish it anew, and check that nothing else writes there';

/** The document in an answer; a finding where it is none, or not as the contract says. */
export function readDocument({body, type}: Pick<Answer, 'body' | 'type'>): Status | Finding {
  let value: unknown;
  try {
    value = JSON.parse(withoutBom(body));
  } catch {
    return describeText(body, type);
  }
  const result = validated(value);
  if (!result)
    return critical('invalid: thousands of its parts are not as the contract says', REMEDY);
  if (!result.success) {
    const {issues} = result.error;
    const {path, message} = issues[0]!;
    const where = path.length ? `${path.join('.')}: ${message}` : message;
    const more = issues.length > 1 ? `, and ${issues.length - 1} more` : '';
    return critical(`invalid: ${where}${more}`, REMEDY);
  }
  // What readers take is judged by another text; a document that they refuse is of no use.
  return parse(value) ? result.data : critical('invalid: no reader takes its dates', REMEDY);
}

/** Null where there is more wrong than can be listed. */
function validated(value: unknown) {
  try {
    return statusSchema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function describeText(body: string, type: string): Finding {
  if (!body.trim()) return critical('HTTP 200, but empty', REMEDY);
  if (type === 'text/html' || /^\s*</.test(body)) {
    return critical(
      'HTTP 200, but HTML',
      'a web page answers: check the address, and what stands before the server',
    );
  }
  return critical('HTTP 200, but no JSON', REMEDY);
}
