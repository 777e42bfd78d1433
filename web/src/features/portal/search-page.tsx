import { Button, Pagination, Segmented, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type SearchHit, searchMarket } from '../../../../src/modules/market/contract.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Highlighted } from './highlighted.tsx';
import { SearchBox } from './search-box.tsx';
import './portal.css';

const PAGE_SIZE = 20;

export default function SearchPage(): ReactNode {
  const { t } = useTranslation('portal');
  const go = useGo();
  const [address, setAddress] = useAddressState();
  const q = address['q'] ?? '';
  const kind = address['kind'] === 'result' || address['kind'] === 'demand' ? address['kind'] : undefined;
  const page = Number(address['page'] ?? 1);
  const answer = useAnswer(searchMarket, { query: { q, kind, page, pageSize: PAGE_SIZE } }, { enabled: q !== '', keepPrevious: true });
  return (
    <>
      <PageHead title={t('search.title')} />
      <div className="stack">
        <SearchBox initial={q} onSearch={(text) => setAddress({ q: text, page: undefined })} />
        <Segmented
          className="search-kind"
          value={kind ?? 'all'}
          options={['all', 'result', 'demand'].map((value) => ({ value, label: t(`search.${value}`) }))}
          onChange={(value) => setAddress({ kind: value === 'all' ? undefined : value, page: undefined })}
        />
        {q === '' ? <Empty title={t('search.start.title')} hint={t('search.start.hint')} /> : null}
        <ProblemAlert problem={answer.error} />
        {q !== '' && answer.isPending && !answer.error ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
        {q !== '' && answer.data ? (
          answer.data.total === 0 ? (
            <Empty
              title={t('search.none.title', { q })}
              hint={t('search.none.hint')}
              action={<Button onClick={() => go('/market/demands/new')}>{t('search.none.action')}</Button>}
            />
          ) : (
            <>
              <p className="faint">{t('search.found', { total: answer.data.total.toLocaleString('en-US') })}</p>
              <ul className="hits">
                {answer.data.items.map((hit) => (
                  <Hit key={`${hit.kind} ${hit.id}`} hit={hit} />
                ))}
              </ul>
              <Pagination align="center" current={page} pageSize={PAGE_SIZE} total={answer.data.total} showSizeChanger={false} hideOnSinglePage onChange={(next) => setAddress({ page: String(next) })} />
            </>
          )
        ) : null}
      </div>
    </>
  );
}

function Hit({ hit }: { hit: SearchHit }): ReactNode {
  const { t } = useTranslation('portal');
  const { nameOf } = usePlaces();
  return (
    <li className="panel">
      <div className="row-tight">
        <Tag color={hit.kind === 'result' ? 'blue' : 'cyan'}>{t(`search.${hit.kind}`)}</Tag>
        {hit.demo ? <Tag>{t('search.demo')}</Tag> : null}
      </div>
      <h3>
        <AppLink to={`/market/${hit.kind}s/${hit.id}`}>
          <Highlighted text={hit.title} spans={hit.titleSpans} />
        </AppLink>
      </h3>
      <p className="hit-summary">
        <Highlighted text={hit.summary} spans={hit.summarySpans} />
      </p>
      <p className="faint">{[hit.organisationName, hit.region ? nameOf(hit.region) : null, hit.field].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
