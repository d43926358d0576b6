import {UPTIME_WINDOWS} from '../../../embed/contract/status.js';
import {byWeight, MAX_FINDING, verdictOf} from './check-verdict.js';
import type {CheckResult} from './check.js';
import {isProblem, type Finding} from '../../diagnosis/finding.js';
import {oneLine} from '../../text/printable.js';

/**
 * One line as monitoring plugins print it: `STATUS OK - operational | age=180s;900;1800;0 …`. Of what is
 * in order only the first is named, so that the line stays one.
 *
 * @param maxAge ms
 */
export function formatNagiosLine(result: CheckResult, maxAge: number): string {
  const {findings} = result;
  const [first] = findings;
  const shown = byWeight(findings).filter((one) => one.level !== 'ok' || one === first);
  const verdict = verdictOf(findings).toUpperCase();
  const text = shown.map(describe).map(clean).join('; ');
  const data = perfdata(result, maxAge);
  return `STATUS ${verdict} - ${text}${data && ` | ${data}`}`;
}

const describe = (finding: Finding) =>
  isProblem(finding) ? `${finding.text} (${finding.remedy})` : finding.text;

/** Names come from outside: a bar or a line end in one would begin another part of the output. */
const clean = (text: string) => oneLine(text, MAX_FINDING).replace(/[|\s]+/g, ' ');

/** `label=value[unit];warn;crit;min;max`, in seconds and percent. */
function perfdata({document, took}: CheckResult, maxAge: number): string {
  const data: string[] = [];
  if (document) {
    const {age, staleAfter, status} = document;
    const [late, stale] = [maxAge, staleAfter].map((ms) => Math.round(ms / 1000));
    data.push(`age=${Math.round(age / 1000)}s;${late};${stale};0`);
    for (const window of UPTIME_WINDOWS) {
      const {[window]: value, coverage} = status.uptime;
      // Nothing was measured: a 0 would be drawn as an outage.
      if (coverage?.[window] === 0) continue;
      data.push(`${window.replace('last', 'uptime')}=${value}%;;;0;100`);
    }
  }
  if (took !== undefined) data.push(`time=${(took / 1000).toFixed(3)}s;;;0`);
  return data.join(' ');
}
