import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { type Finding, lintPlan, severities } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import { Light, type LightColour } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { FindingCard, FindingClauses } from './finding-card.tsx';
import './plan.css';
import { usePlanWords } from './words.ts';

const COLOUR: Record<Finding['severity'], LightColour> = { error: 'red', warning: 'yellow', note: 'grey' };
/** Findings of one kind beyond this number become one list: each says the same of another target. */
const CARDS_PER_KIND = 6;

export default function LintPage(): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const answer = useAnswer(lintPlan);
  const report = answer.data;
  return (
    <div className="stack lint-page">
      <PageHead title={t('lint.title')} lead={t('lint.lead')} />
      <ProblemAlert problem={answer.error} />
      {report ? (
        <>
          <ul className="light-counts">
            {severities.map((severity) => (
              <li key={severity}>
                <Light colour={COLOUR[severity]} text={t(`lint.severity.${severity}`)} /> <strong className="number">{t('lint.count', { count: report.counts[severity] })}</strong>
              </li>
            ))}
          </ul>
          {report.findings.length === 0 ? <p>{t('lint.none')}</p> : null}
          {severities.map((severity) => (
            <Severity key={severity} severity={severity} findings={report.findings.filter((f) => f.severity === severity)} />
          ))}
          <p className="faint">{t('lint.year', { year: report.year, source: say({ zh: report.parameters.sourceZh, en: report.parameters.sourceEn }) })}</p>
        </>
      ) : answer.error ? null : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </div>
  );
}

function Severity({ severity, findings }: { severity: Finding['severity']; findings: readonly Finding[] }): ReactNode {
  const { t } = usePlanWords();
  if (findings.length === 0) return null;
  const kinds = [...new Set(findings.map((f) => f.code))].map((code) => findings.filter((f) => f.code === code));
  return (
    <section className="stack-tight">
      <h2>
        <Light colour={COLOUR[severity]} text={t(`lint.severity.${severity}`)} />
      </h2>
      {kinds.map((list) => (list.length > CARDS_PER_KIND ? <Many key={list[0]!.code} findings={list} /> : list.map((f) => <FindingCard key={keyOf(f)} finding={f} />)))}
    </section>
  );
}

function Many({ findings }: { findings: readonly Finding[] }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  return (
    <details className="panel finding">
      <summary>{t('lint.about', { count: findings.length, what: t(`lint.code.${findings[0]!.code}`) })}</summary>
      <ul className="clauses">
        {findings.map((f) => (
          <li key={keyOf(f)}>
            {say(f)} <FindingClauses finding={f} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const keyOf = (f: Finding): string => `${f.code} ${f.targets[0] ?? f.tasks[0] ?? ''}`;
