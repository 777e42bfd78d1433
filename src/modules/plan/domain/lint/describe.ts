import { type LintReport, severities } from '../../contract/lint.ts';

const SIGN = { error: '✗', warning: '!', note: '·' } as const;

/** One block a finding for a terminal: sentence in both languages, clauses and proof. */
export function describeLint({ findings, counts }: LintReport): string {
  const blocks = findings.map((f) =>
    [
      `${SIGN[f.severity]} ${f.code}  ${f.clauses.map((c) => `${c.document} ${c.path}`).join(', ')}`,
      `  ${f.zh}`,
      `  ${f.en}`,
      ...f.proof.flatMap(({ zh, en }) => [`    ${zh}`, `    ${en}`]),
    ].join('\n'),
  );
  return [...blocks, severities.map((s) => `${s}: ${counts[s]}`).join('  ')].join('\n\n');
}
