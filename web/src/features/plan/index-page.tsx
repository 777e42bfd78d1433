import { Select, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { getIndex, indexAggregations, indexMethods } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { IndexContributions } from './index-contributions.tsx';
import { IndexRanking } from './index-ranking.tsx';
import { IndexSensitivity } from './index-sensitivity.tsx';
import { IndexValues } from './index-values.tsx';
import './plan.css';
import { usePlanWords } from './words.ts';

type Query = NonNullable<NonNullable<Parameters<typeof useAnswer<typeof getIndex>>[1]>['query']>;

export default function IndexPage(): ReactNode {
  const { t } = usePlanWords();
  const [state, change] = useAddressState();
  const answer = useAnswer(getIndex, { query: state as Query }, { keepPrevious: true });
  const index = answer.data;
  return (
    <div className="stack index-page">
      <PageHead
        title={t('index.title')}
        lead={t('index.lead')}
        actions={
          index ? (
            <>
              <Select aria-label={t('index.year')} value={index.year} options={index.years.map((year) => ({ value: year, label: String(year) }))} onChange={(year) => change({ year: String(year) })} />
              <Select
                aria-label={t('index.method')}
                className="index-select"
                value={index.method}
                options={indexMethods.map((value) => ({ value, label: t(`index.methods.${value}`) }))}
                onChange={(method) => change({ method, aggregation: undefined })}
              />
              <Select
                aria-label={t('index.aggregation')}
                className="index-select"
                value={index.aggregation}
                // A geometric mean of z-scores does not exist.
                options={indexAggregations.map((value) => ({ value, label: t(`index.aggregations.${value}`), disabled: index.method === 'ZSCORE' && value === 'GEOMETRIC' }))}
                onChange={(aggregation) => change({ aggregation })}
              />
            </>
          ) : undefined
        }
      />
      <ProblemAlert problem={answer.error} />
      {index ? (
        <>
          <IndexRanking index={index} />
          <IndexContributions index={index} />
          <IndexSensitivity index={index} />
          <IndexValues index={index} />
          <Method index={index} />
        </>
      ) : answer.error ? null : (
        <Skeleton active paragraph={{ rows: 12 }} />
      )}
    </div>
  );
}

function Method({ index }: { index: NonNullable<ReturnType<typeof useAnswer<typeof getIndex>>['data']> }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const notes = index.notesZh.map((zh, i) => ({ zh, en: index.notesEn[i] }));
  return (
    <section className="stack-tight">
      <h2>{t('index.rules')}</h2>
      <ol className="finding-proof">
        {notes.map((note) => (
          <li key={note.zh}>{say(note)}</li>
        ))}
        {indexMethods.map((method) => (
          <li key={method}>
            {method === index.method ? <strong>{t(`index.formulas.${method}`, { cap: index.constants.cap })}</strong> : t(`index.formulas.${method}`, { cap: index.constants.cap })}
          </li>
        ))}
        <li>{t(`index.joins.${index.aggregation}`, { epsilon: index.constants.epsilon })}</li>
        <li>{t('index.thresholds', { indicator: `${index.constants.indicatorCoverage * 100}%`, place: `${index.constants.placeCoverage * 100}%`, age: index.constants.maxAge })}</li>
        <li>{t('index.run', { spread: `${index.spread * 100}%`, draws: index.draws, seed: index.seed, tie: `${index.tieShare * 100}%` })}</li>
      </ol>
      <p className="faint">
        {t('index.version', { version: index.version, source: say({ zh: index.sourceZh, en: index.sourceEn }) })} · {t('index.basis')} <ClauseLink document={index.basis.document} path={index.basis.path} />
      </p>
    </section>
  );
}
