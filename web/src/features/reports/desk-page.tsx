import { Button, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listReports, type ReportHead, reportStatuses } from '../../../../src/modules/reports/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { StatusTag } from './status-tag.tsx';

/** Every report the reader may see, with number, who and when. */
export default function DeskPage(): ReactNode {
  const { t } = useTranslation('reports');
  const say = useSay();
  const go = useGo();
  const mayDraft = useCan('reports.report.draft');
  const [filter, change] = useAddressState();
  const { page, pageSize, onPage, first } = usePaging();
  const status = reportStatuses.find((s) => s === filter.status);
  const answer = useAnswer(listReports, { query: { page, pageSize, ...(status ? { status } : {}) } }, { keepPrevious: true });
  const create = mayDraft ? (
    <Button type="primary" onClick={() => void go('/reports/new')}>
      {t('desk.new')}
    </Button>
  ) : undefined;
  const name = (r: ReportHead): ReactNode => (
    <>
      <AppLink to={`/reports/desk/${r.id}`}>{r.title}</AppLink>
      <br />
      <small className="faint">
        {r.number ?? t('noNumber')} · <CalendarDay date={r.asOf} />
      </small>
    </>
  );
  return (
    <div className="stack">
      <PageHead title={t('desk.title')} lead={t('desk.lead')} actions={create} />
      <div className="row">
        <Select
          aria-label={t('desk.status')}
          style={{ minWidth: 160 }}
          value={filter.status ?? ''}
          options={[{ value: '', label: t('desk.any') }, ...reportStatuses.map((s) => ({ value: s as string, label: t(`status.${s}`) }))]}
          onChange={(next: string) => {
            first();
            change({ status: next });
          }}
        />
      </div>
      <PagedTable<ReportHead>
        label={t('desk.title')}
        answer={answer}
        rowKey={(r) => r.id}
        onPage={onPage}
        empty={<Empty title={t('desk.empty')} hint={t('desk.emptyHint')} action={create} />}
        card={(r) => (
          <div className="stack-tight">
            <div>{name(r)}</div>
            <div className="row-tight">
              <StatusTag status={r.status} /> <Tag>{t(`audience.${r.audience}`)}</Tag>
            </div>
          </div>
        )}
        columns={[
          { title: t('desk.report'), key: 'report', render: (_, r) => name(r) },
          { title: t('desk.place'), key: 'place', render: (_, r) => say(r.place) },
          { title: t('desk.audience'), key: 'audience', render: (_, r) => t(`audience.${r.audience}`) },
          { title: t('desk.status'), key: 'status', render: (_, r) => <StatusTag status={r.status} /> },
          { title: t('desk.drafted'), key: 'drafted', render: (_, r) => <>{r.draftedBy}<br /><small className="faint"><Instant at={r.draftedAt} /></small></> },
          { title: t('desk.issued'), key: 'issued', render: (_, r) => (r.issuedAt ? <>{r.issuedBy}<br /><small className="faint"><Instant at={r.issuedAt} /></small></> : '—') },
        ]}
      />
    </div>
  );
}
