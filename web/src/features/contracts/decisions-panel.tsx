import { Alert, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getContractRules, getDecisions } from '../../../../src/modules/contracts/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { Judgement } from './judgement.tsx';

interface Found {
  contractType?: string;
  contractAmountFen?: number;
  technologyTransactionAmountFen?: number;
  opinion?: string;
}

/** What the officer should look at, and why each step came out as it did. */
export function DecisionsPanel({ contractId }: { contractId: string }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  const { data, error } = useAnswer(getDecisions, { params: { id: contractId } });
  const regulations = useAnswer(getContractRules).data?.regulations.regulations ?? [];
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return null;
  return (
    <section className="panel stack" aria-label={t('decisions.title')}>
      <h3>{t('decisions.title')}</h3>
      {data.lookalikes.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('decisions.lookalikes', { count: data.lookalikes.length })}
          description={
            <ul>
              {data.lookalikes.map((l) => (
                <li key={l.id}>
                  <AppLink to={`/contracts/${l.id}`}>{l.name}</AppLink> <Tag>{t(`status.${l.status}`)}</Tag> {l.registryName} · {l.reasons.map(say).join(comma())} · {l.score}%
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {data.decisionDueOn ? <p>{t('decisions.due', { on: data.decisionDueOn })}</p> : null}
      <details>
        <summary>{t('decisions.documents')}</summary>
        <ul>
          {data.documents.map((d) => (
            <li key={d.id}>{say(d)}</li>
          ))}
        </ul>
      </details>
      {data.decisions.length === 0 ? <p className="faint">{t('decisions.none')}</p> : null}
      {data.decisions.map((d) => {
        const regulation = regulations.find((r) => r.id === d.regulationId);
        const found = (d.facts.found ?? d.facts.after) as Found | null | undefined;
        return (
          <div key={d.id} className="stack-tight">
            <div className="row">
              <strong>{t(`decisions.action.${d.action}`, { defaultValue: d.action })}</strong>
              <Instant at={d.madeAt} />
              {regulation ? <span className="faint">{t('decisions.regulation', { name: say(regulation) })}</span> : null}
            </div>
            {found ? (
              <div className="row">
                {found.contractType ? <Tag>{t(`type.${found.contractType}`)}</Tag> : null}
                {found.contractAmountFen === undefined ? null : (
                  <span>
                    {t('list.amount')} <Money fen={found.contractAmountFen} />
                  </span>
                )}
                {found.technologyTransactionAmountFen === undefined ? null : (
                  <span>
                    {t('decisions.technology')} <Money fen={found.technologyTransactionAmountFen} />
                  </span>
                )}
                {found.opinion ? <span>{found.opinion}</span> : null}
              </div>
            ) : null}
            {typeof d.facts.reason === 'string' ? <p>{d.facts.reason}</p> : null}
            {d.judgement ? <Judgement judgement={d.judgement} /> : d.action.startsWith('review') ? <small className="faint">{t('decisions.unanswered')}</small> : null}
          </div>
        );
      })}
    </section>
  );
}
