import { Collapse, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Similar, similarDemands, similarResults } from '../../../../src/modules/market/contract.ts';
import { semicolon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Likely duplicates of a result or a demand with the passages in common; only for those who review it. */
export function SimilarPanel({ kind, id }: { kind: 'result' | 'demand'; id: string }): ReactNode {
  const { t } = useTranslation('market');
  const may = useCan(kind === 'result' ? 'market.result.review' : 'market.demand.read');
  const { data, error } = useAnswer(kind === 'result' ? similarResults : similarDemands, { params: { id } }, { enabled: may });
  // Whoever reviews for another unit may read this page, but is not the one to be told.
  if (!may || (error as { code?: string } | null)?.code === 'FORBIDDEN') return null;
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return null;
  return (
    <section className="panel stack" aria-label={t('similar.title')}>
      <div className="row spread">
        <h3>{t('similar.title')}</h3>
        <span className="faint">{t('similar.compared', { count: data.compared })}</span>
      </div>
      {data.items.length === 0 ? <span className="faint">{t('similar.none')}</span> : <span className="faint">{t('similar.lead')}</span>}
      {data.items.map((item) => <Found key={item.id} kind={kind} item={item} />)}
    </section>
  );
}

function Found({ kind, item }: { kind: 'result' | 'demand'; item: Similar }): ReactNode {
  const { t } = useTranslation('market');
  return (
    <div className="stack-tight">
      <div>
        <Tag color={item.relation === 'copy' ? 'red' : 'gold'}>{t(`similar.${item.relation}`)}</Tag>
        <AppLink to={`/market/${kind}s/${item.id}`}>{item.title}</AppLink> <span className="faint">{item.organisationName}</span>
      </div>
      <span className="faint">{t('similar.ofThis', { share: percent(item.ofThis) })} · {t('similar.ofThat', { share: percent(item.ofThat) })}</span>
      {item.passages.length > 0 ? (
        <Collapse
          size="small"
          items={[{
            key: 'passages',
            label: `${t('similar.passages')} (${item.passages.length})`,
            children: item.passages.map((p, i) => (
              <div key={i} className="stack-tight" style={{ overflowWrap: 'anywhere' }}>
                <div><strong>{t('similar.here')}</strong> {p.here}</div>
                <div><strong>{t('similar.there')}</strong> {p.there}</div>
                {p.numbers.length > 0 ? <div><Tag color="orange">{t('similar.numbers', { list: p.numbers.map((n) => `${n.here} / ${n.there}`).join(semicolon()) })}</Tag></div> : null}
              </div>
            )),
          }]}
        />
      ) : null}
    </div>
  );
}
