import { Segmented, Pagination, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listNotices } from '../../../../src/kernel/procedure/contract.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TextFilter } from './case-filters.tsx';
import { NoticeCard } from './notice-card.tsx';
import './procedure.css';

/** For everybody: what is on public notice, until when, and how to object. */
export default function NoticesPage(): ReactNode {
  const { t } = useTranslation('procedure');
  const [filters, setFilters] = useAddressState();
  const status = filters['status'] === 'ended' ? 'ended' : 'running';
  const { data, error } = useAnswer(
    listNotices,
    { query: { status, page: Number(filters['page'] ?? 1), pageSize: 20, ...(filters['q'] ? { text: filters['q'] } : {}) } },
    { keepPrevious: true },
  );
  return (
    <div className="stack">
      <PageHead title={t('notices.title')} lead={t('notices.lead')} />
      <div className="row spread">
        <Segmented
          value={status}
          onChange={(value) => setFilters({ status: value === 'running' ? undefined : String(value), page: undefined })}
          options={(['running', 'ended'] as const).map((value) => ({ value, label: t(`notices.${value}`) }))}
        />
        <div className="notice-search">
          <TextFilter value={filters['q']} onChange={(q) => setFilters({ q, page: undefined })} label={t('notices.search')} />
        </div>
      </div>
      {error ? <ProblemAlert problem={error} /> : null}
      {!data && !error ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
      {data?.total === 0 ? <Empty title={status === 'running' ? t('notices.none') : t('notices.noneEnded')} hint={t('notices.noneHint')} /> : null}
      {data?.items.map((notice) => (
        <NoticeCard key={`${notice.caseId} ${notice.noticeId} ${notice.run}`} notice={notice} />
      ))}
      {data && data.total > data.pageSize ? (
        <Pagination align="center" current={data.page} pageSize={data.pageSize} total={data.total} showSizeChanger={false} onChange={(page) => setFilters({ page: String(page) })} />
      ) : null}
    </div>
  );
}
