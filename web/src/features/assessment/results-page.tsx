import { Skeleton, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AssessmentResult, listResults, listSchemes, type Scheme } from '../../../../src/modules/assessment/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma, inBrackets } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';

/** Published assessments, and the schemes by which third parties score. */
export default function ResultsPage(): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  const results = useAnswer(listResults);
  const schemes = useAnswer(listSchemes);
  return (
    <div className="stack">
      <PageHead title={t('results.title')} lead={t('results.lead')} />
      <ProblemAlert problem={results.error ?? schemes.error} />
      {results.isPending ? <Skeleton active /> : null}
      {results.data?.items.length === 0 ? <Empty title={t('results.none')} hint={t('results.noneHint')} /> : null}
      {results.data?.items.map((r) => <Result key={r.number} result={r} />)}
      <h2>{t('results.methods')}</h2>
      <p className="faint">{t('results.rule')}</p>
      {schemes.data?.schemes.map((s) => <SchemeTable key={s.id} scheme={s} />)}
      {schemes.data ? <small className="faint">{say({ zh: schemes.data.sourceZh, en: schemes.data.sourceEn })} · <AppLink to="/plan/index">{t('results.indexMethod')}</AppLink></small> : null}
    </div>
  );
}

function Result({ result: r }: { result: AssessmentResult }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  return (
    <article className="panel stack">
      <div className="row">
        <h2>{r.title}</h2>
        <Tag color="blue">{t('results.total', { total: r.total })} · {say(r.grade)}</Tag>
        {r.demo ? <Tag>{t('demo')}</Tag> : null}
      </div>
      <div className="row faint">
        <span className="number">{r.number}</span> <span>{r.assessor.name}</span> <span>{r.yearFrom}—{r.yearTo}</span> <Instant at={r.submittedAt} />
      </div>
      <p>{r.summary}</p>
      <ul className="stack-tight">
        {r.scheme.criteria.map((c) => {
          const given = r.marks.find((m) => m.criterion === c.code);
          return <li key={c.code}><strong>{say(c)} {given?.mark}</strong> <span className="faint">{inBrackets(`${Math.round(c.weight * 100)}%`)} {given?.grounds}</span></li>;
        })}
      </ul>
      {r.findings.length > 0 ? <h3>{t('results.findings')}</h3> : null}
      {r.findings.map((f) => <p key={f.title}><strong>{f.title}</strong>{colon()}{f.text}</p>)}
      <small className="faint">{t('facts.assessed')}{colon()}{r.assessed.map((a) => a.name).join(comma())}</small>
    </article>
  );
}

function SchemeTable({ scheme: s }: { scheme: Scheme }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  return (
    <section className="panel stack-tight">
      <h3>{say(s)} <small className="faint">{t('results.version', { version: s.version })}</small></h3>
      <Table
        aria-label={say(s)}
        dataSource={s.criteria}
        rowKey="code"
        size="small"
        pagination={false}
        columns={[
          { title: t('marks.criterion'), key: 'name', width: 130, render: (_, c) => <strong>{say(c)}</strong> },
          { title: t('marks.weight'), key: 'weight', width: 80, render: (_, c) => `${Math.round(c.weight * 100)}%` },
          { title: t('marks.guide'), key: 'guide', render: (_, c) => say({ zh: c.guideZh, en: c.guideEn }) },
        ]}
      />
      <div className="row faint">
        <span>{s.marks.min}—{s.marks.max}</span>
        {s.grades.map((g, i) => <span key={g.code}>{t(i < s.grades.length - 1 ? 'results.grades' : 'results.gradeRest', { from: g.from, name: say(g) })}</span>)}
        <ClauseLink document={s.basis.document} path={s.basis.path} />
      </div>
    </section>
  );
}
