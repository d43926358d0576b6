import {isProblem, type Finding} from '../../diagnosis/finding.js';
import {oneLine} from '../../text/printable.js';

const MARKS: Record<Finding['level'], string> = {
  ok: 'ok',
  note: '- ',
  warning: '!!',
  critical: '!!',
};

/** Section by section; below each problem its remedy, and at the end how many there are. */
export function formatReport(sections: readonly [title: string, findings: Finding[]][]): string {
  const problems = sections.flatMap(([, findings]) => findings).filter(isProblem).length;
  const parts = sections.map(([title, findings]) =>
    [
      title,
      ...findings.flatMap((finding) => [
        `  ${MARKS[finding.level]} ${oneLine(finding.text)}`,
        ...(isProblem(finding) ? [`     → ${finding.remedy}`] : []),
      ]),
    ].join('\n'),
  );
  const end =
    problems === 0 ? 'All is well.' : problems === 1 ? 'One problem.' : `${problems} problems.`;
  return [...parts, end].join('\n\n');
}
