import { Pagination, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { listRecords } from '../../../../src/flows/cockpit/contract.ts';
import type { TargetView } from '../../../../src/modules/plan/contract.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { usePlanWords } from './words.ts';

const PAGE = 8;

/** The contracts that make up the platform's own figure of a year, the largest first. */
export function RecordsPanel({ target }: { target: TargetView }): ReactNode {
  const { t } = usePlanWords();
  const years = (target.operational?.figures ?? []).filter((f) => f.value > 0).map((f) => f.year);
  const [chosen, setChosen] = useState<number>();
  const [page, setPage] = useState(1);
  const year = chosen ?? years.at(-1);
  const { data, error } = useAnswer(
    listRecords,
    { query: { indicator: target.indicator.code, place: target.place.code, year: year ?? 0, page, pageSize: PAGE } },
    { enabled: year !== undefined, keepPrevious: true },
  );
  if (year === undefined) return null;
  return (
    <section className="stack-tight records">
      <div className="row spread">
        <h3>{t('detail.records')}</h3>
        <Segmented
          size="small"
          aria-label={t('detail.recordsYear')}
          value={year}
          options={years}
          onChange={(next) => {
            setChosen(Number(next));
            setPage(1);
          }}
        />
      </div>
      <ProblemAlert problem={error} />
      {data ? (
        <p>
          {t('detail.recordsTotal', { year, count: data.all })} <Money fen={data.fen} />。
          <span className="faint">{data.total === 0 ? t('detail.recordsSignIn') : data.total < data.all ? t('detail.recordsHidden', { count: data.total }) : ''}</span>
        </p>
      ) : null}
      <ul className="plain record-list">
        {data?.items.map((item) => (
          <li key={item.id}>
            <AppLink to={`/contracts/${item.id}`}>{item.name}</AppLink>
            <Money fen={item.fen} />
            <small className="faint">
              {item.seller} → {item.buyer} · {item.registeredOn}
            </small>
          </li>
        ))}
      </ul>
      {data && data.total > PAGE ? <Pagination size="small" current={page} pageSize={PAGE} total={data.total} showSizeChanger={false} onChange={setPage} /> : null}
    </section>
  );
}
