import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewDesk } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { comma } from '../../app/marks.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';

type Row = CallAnswer<typeof reviewDesk>['items'][number];

/** What waits for a second person of the unit. */
export default function ReviewDeskPage(): ReactNode {
  const { t } = useTranslation('library');
  const [state, change] = useAddressState();
  const answer = useAnswer(reviewDesk, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keepPrevious: true });
  const name = (r: Row): ReactNode => <><AppLink to={`/market/results/${r.id}`}>{r.title}</AppLink> {r.fundingFiscal ? <Tag>{t('desk.fiscal')}</Tag> : null}</>;
  const open = (r: Row): ReactNode => (r.caseId ? <AppLink to={`/cases/${r.caseId}`}>{t('desk.open')}</AppLink> : null);
  return (
    <div className="stack">
      <PageHead title={t('desk.title')} lead={t('desk.lead')} />
      <PagedTable<Row>
        label={t('desk.title')} answer={answer} rowKey={(r) => r.id} onPage={(page) => change({ page: String(page) })} empty={<Empty title={t('desk.none')} hint={t('desk.noneHint')} />}
        columns={[
          { title: t('desk.name'), render: (_, r) => name(r) },
          { title: t('desk.completers'), render: (_, r) => r.completers.join(comma()) || '—' },
          { title: t('desk.maturity'), render: (_, r) => (r.maturity ? `TRL ${r.maturity}` : '—') },
          { title: t('desk.sent'), render: (_, r) => <Instant at={r.updatedAt} /> },
          { title: '', render: (_, r) => open(r) },
        ]}
        card={(r) => <div className="stack-tight">{name(r)}<div className="faint">{r.completers.join(comma())}{r.maturity ? ` · TRL ${r.maturity}` : ''} · <Instant at={r.updatedAt} /></div>{open(r)}</div>}
      />
    </div>
  );
}
