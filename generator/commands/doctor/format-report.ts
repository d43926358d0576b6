import {isProblem, type Finding} from '../../diagnosis/finding.js';

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
        `  ${MARKS[finding.level]} ${clean(finding.text)}`,
        ...(isProblem(finding) ? [`     → ${finding.remedy}`] : []),
      ]),
    ].join('\n'),
  );
  const end =
    problems === 0 ? 'All is well.' : problems === 1 ? 'One problem.' : `${problems} problems.`;
  return [...parts, end].join('\n\n');
}

/** Names come from outside: none may begin a line of its own, or speak to the terminal. */
const clean = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
