import { DatePicker, Descriptions, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry, listAuditEntries } from '../../../../src/kernel/audit/contract.ts';
import { listRoles } from '../../../../src/kernel/identity/contract.ts';
import { addDays } from '../../../../src/kernel/base/calendar-date.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { Verification } from './verification.tsx';
import './audit.css';

export default function AuditPage(): ReactNode {
  const { t } = useTranslation('audit');
  const mayVerify = useCan('audit.chain.verify');
  const [filters, setFilters] = useAddressState();
  const [open, setOpen] = useState<AuditEntry>();
  const { from, to } = filters;
  const answer = useAnswer(
    listAuditEntries,
    {
      query: {
        page: filters['page'] ?? 1,
        pageSize: filters['pageSize'] ?? 20,
        action: filters['action'],
        subjectId: filters['subject'],
        from: from ? startOfDay(from) : undefined,
        // The last day counts as a whole.
        to: to ? startOfDay(addDays(to, 1)) : undefined,
      },
    },
    { keepPrevious: true },
  );
  const change = (changes: Record<string, string | undefined>): void => setFilters({ ...changes, page: undefined });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {mayVerify ? <Verification /> : null}
      <div className="filters">
        <Input.Search allowClear placeholder={t('filter.action')} aria-label={t('filter.action')} defaultValue={filters['action'] ?? ''} onSearch={(action) => change({ action })} />
        <Input.Search allowClear placeholder={t('filter.subject')} aria-label={t('filter.subject')} defaultValue={filters['subject'] ?? ''} onSearch={(subject) => change({ subject })} />
        <DatePicker placeholder={t('filter.from')} aria-label={t('filter.from')} value={from ? dayjs(from) : null} onChange={(day) => change({ from: day?.format('YYYY-MM-DD') })} />
        <DatePicker placeholder={t('filter.to')} aria-label={t('filter.to')} value={to ? dayjs(to) : null} onChange={(day) => change({ to: day?.format('YYYY-MM-DD') })} />
      </div>
      <PagedTable<AuditEntry>
        label={t('title')}
        answer={answer}
        rowKey={(entry) => entry.id}
        onPage={(page, pageSize) => setFilters({ page: String(page), pageSize: String(pageSize) })}
        onRow={setOpen}
        empty={<Empty title={t('empty.title')} hint={t('empty.hint')} />}
        columns={[
          { title: t('column.seq'), render: (_, entry) => <Sequence entry={entry} /> },
          { title: t('column.at'), render: (_, entry) => <Instant at={entry.at} /> },
          { title: t('column.action'), render: (_, entry) => <code>{entry.action}</code> },
          { title: t('column.subject'), render: (_, entry) => <Subject entry={entry} /> },
          { title: t('column.actor'), render: (_, entry) => <Who entry={entry} /> },
          { title: t('column.hash'), render: (_, entry) => <code className="faint">{entry.hash.slice(0, 10)}…</code> },
        ]}
        card={(entry) => (
          <div className="stack-tight">
            <div className="row spread">
              <Sequence entry={entry} />
              <span className="faint">
                <Instant at={entry.at} />
              </span>
            </div>
            <code>{entry.action}</code>
            <Subject entry={entry} />
            <Who entry={entry} />
          </div>
        )}
      />
      <Modal open={open !== undefined} title={open?.action} footer={null} width={720} onCancel={() => setOpen(undefined)}>
        {open ? <Entry entry={open} /> : null}
      </Modal>
    </>
  );
}

function Sequence({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation('audit');
  return entry.seq === null ? <span className="faint">{t('waiting')}</span> : <strong className="number">{entry.seq}</strong>;
}

/** Under which role it was done; the names of roles come from the pack. */
function Who({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useSay();
  const roles = useAnswer(listRoles);
  if (!entry.actor) return t('system');
  const role = roles.data?.items.find((one) => one.id === entry.actor?.role);
  // Whoever signs in or changes a password acts for himself, under no role.
  return role ? say(role) : (entry.actor.role ?? t('self'));
}

function Subject({ entry }: { entry: AuditEntry }): ReactNode {
  return (
    <span>
      {entry.subject.kind} <code className="faint">{entry.subject.id}</code>
    </span>
  );
}

function Entry({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <div className="stack">
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'at', label: t('column.at'), children: <Instant at={entry.at} /> },
          { key: 'subject', label: t('column.subject'), children: <Subject entry={entry} /> },
          { key: 'actor', label: t('column.actor'), children: <Who entry={entry} /> },
          { key: 'account', label: t('detail.account'), children: <code>{entry.actor?.accountId ?? '—'}</code> },
          { key: 'organisation', label: t('detail.organisation'), children: <code>{entry.actor?.organisationId ?? '—'}</code> },
          { key: 'request', label: t('detail.request'), children: <code>{entry.requestId ?? '—'}</code> },
          { key: 'hash', label: t('column.hash'), children: <code>{entry.hash}</code> },
        ]}
      />
      <h3>{t('detail.content')}</h3>
      <pre className="json">{JSON.stringify(entry.detail, null, 2)}</pre>
    </div>
  );
}

/** Days are Beijing days. */
function startOfDay(day: string): string {
  return `${day}T00:00:00+08:00`;
}
