import { Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { myIncome } from '../../../../src/modules/ownership/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** What one receives oneself: parts of plans, paid and to come, and rights that were granted. */
export default function MinePage(): ReactNode {
  const { t } = useTranslation('ownership');
  const language = useLanguage();
  const { data, error } = useAnswer(myIncome);
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      {data.parts.length + data.grants.length === 0 ? <Empty title={t('mine.none')} hint={t('mine.noneHint')} /> : null}
      {data.parts.length > 0 ? (
        <section className="panel stack">
          <div className="grid">
            {(['paid', 'expected'] as const).map((key) => <div key={key} className="fact"><span className="faint">{t(`mine.${key}`)}</span><strong><Money fen={data[`${key}Fen`]} /></strong></div>)}
          </div>
          <h2>{t('mine.parts')}</h2>
          {data.parts.map((p) => (
            <div key={p.planId} className="row spread">
              <span>{p.resultTitle} <span className="faint">{p.organisationName} · {t('mine.of', { pool: formatMoney(p.poolFen, language), share: p.sharePpm / 10_000 })}</span></span>
              <span><strong><Money fen={p.fen} unit="yuan" /></strong> <Tag color={p.paidOn ? 'green' : 'blue'}>{p.paidOn ? t('plans.paid', { on: p.paidOn }) : `${t(`status.${p.status}`)} · ${t('plans.due')} ${p.dueOn}`}</Tag></span>
            </div>
          ))}
        </section>
      ) : null}
      {data.grants.length > 0 ? (
        <section className="panel stack-tight">
          <h2>{t('mine.grants')}</h2>
          {data.grants.map((g) => (
            <div key={g.grantId}>
              <AppLink to={`/ownership/grants/${g.grantId}`}>{g.resultTitle}</AppLink> {t(`kind.${g.kind}`)} {g.kind === 'LONG_TERM_USE' ? t('grants.years', { n: g.termYears }) : `${g.sharePpm / 10_000}%`} <Tag color="blue">{t(`status.${g.status}`)}</Tag>
            </div>
          ))}
        </section>
      ) : null}
    </div>
  );
}
