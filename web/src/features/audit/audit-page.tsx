import { AutoComplete, DatePicker, Descriptions, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuditEntry, listAuditEntries } from '../../../../src/kernel/audit/contract.ts';
import { listNames, listRoles } from '../../../../src/kernel/identity/contract.ts';
import { listProcedures } from '../../../../src/kernel/procedure/contract.ts';
import { addDays } from '../../../../src/kernel/base/calendar-date.ts';
import { useSay } from '../../app/i18n.ts';
import { useFeatures } from '../../app/features-context.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { actionWords, procedureOf } from './action-words.ts';
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
  const nameOf = useNames(answer.data?.items ?? []);
  const change = (changes: Record<string, string | undefined>): void => setFilters({ ...changes, page: undefined });
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      {mayVerify ? <Verification /> : null}
      <div className="filters">
        <ActionFilter value={filters['action']} onChange={(action) => change({ action })} />
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
          { title: t('column.action'), render: (_, entry) => <Action entry={entry} /> },
          { title: t('column.subject'), render: (_, entry) => <Subject entry={entry} nameOf={nameOf} /> },
          { title: t('column.actor'), render: (_, entry) => <Who entry={entry} nameOf={nameOf} /> },
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
            <Action entry={entry} />
            <Subject entry={entry} nameOf={nameOf} />
            <Who entry={entry} nameOf={nameOf} />
          </div>
        )}
      />
      <Modal open={open !== undefined} title={open ? <Action entry={open} /> : null} footer={null} width={720} onCancel={() => setOpen(undefined)}>
        {open ? <Entry entry={open} nameOf={nameOf} /> : null}
      </Modal>
    </>
  );
}

function Sequence({ entry }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation('audit');
  return entry.seq === null ? <span className="faint">{t('waiting')}</span> : <strong className="number">{entry.seq}</strong>;
}

/** The codes of actions begin with the kind of what they touch: a kind is picked by name, a longer code typed. */
function ActionFilter({ value, onChange }: { value: string | undefined; onChange: (action: string) => void }): ReactNode {
  const { t } = useTranslation('audit');
  const kinds = t('kind', { returnObjects: true }) as unknown as Record<string, Record<string, string>>;
  const options = Object.entries(kinds).flatMap(([module, things]) => Object.entries(things).map(([thing, label]) => ({ value: `${module}.${thing}`, label })));
  const find = (text: string): void => onChange(options.find((one) => one.label === text)?.value ?? text.trim());
  return (
    <AutoComplete options={options} defaultValue={value ?? ''} onSelect={onChange} showSearch={{ filterOption: (typed, option) => `${option?.label} ${option?.value}`.includes(typed) }}>
      <Input.Search allowClear placeholder={t('filter.action')} aria-label={t('filter.action')} onSearch={find} />
    </AutoComplete>
  );
}

/** What was done in words, the code beneath it: the filter and other systems know the code. */
function Action({ entry: { action } }: { entry: AuditEntry }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useSay();
  const procedure = procedureOf(action);
  const procedures = useAnswer(listProcedures, {}, { enabled: procedure !== undefined });
  const found = procedures.data?.items.find((one) => one.id === procedure);
  const words = found ? { zh: `${t('case')} ${found.title.zh}`, en: `${t('case')} ${found.title.en}` } : actionWords(action);
  if (!words) return <code>{action}</code>;
  return (
    <span className="audit-action">
      {say(words)}
      <code className="faint">{action}</code>
    </span>
  );
}

/** Names of the people and organisations on this page of the log, asked for together. */
function useNames(entries: readonly AuditEntry[]): (id: string | null | undefined) => string | undefined {
  const say = useSay();
  const mayAsk = useCan('identity.account.read');
  const ids = [...new Set(entries.flatMap((e) => [e.actor?.accountId, e.actor?.organisationId, e.subject.kind.startsWith('identity.') ? e.subject.id : undefined]))]
    .filter((id): id is string => UUID.test(id ?? ''))
    .toSorted();
  const { data } = useAnswer(listNames, { query: { ids: ids.join(',') } }, { enabled: mayAsk && ids.length > 0, keepPrevious: true });
  const names = new Map([
    ...(data?.accounts ?? []).map((a) => [a.id, a.displayName] as const),
    ...(data?.organisations ?? []).map((o) => [o.id, say({ zh: o.nameZh, en: o.nameEn })] as const),
  ]);
  return (id) => (id ? names.get(id) : undefined);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
type NameOf = ReturnType<typeof useNames>;

/** The person, the organisation and the role under which it was done; the names of roles come from the pack. */
function Who({ entry, nameOf }: { entry: AuditEntry; nameOf: NameOf }): ReactNode {
  const { t } = useTranslation('audit');
  const say = useSay();
  const roles = useAnswer(listRoles);
  if (!entry.actor) return t('system');
  const role = roles.data?.items.find((one) => one.id === entry.actor?.role);
  // Whoever signs in or changes a password acts for himself, under no role.
  const person = nameOf(entry.actor.accountId);
  const under = [nameOf(entry.actor.organisationId), role ? say(role) : (entry.actor.role ?? t('self'))].filter(Boolean).join(' · ');
  return (
    <span className="audit-who">
      <span title={entry.actor.accountId}>{person ?? <code className="faint">{entry.actor.accountId.slice(0, 8)}…</code>}</span>
      <small className="faint">{under}</small>
    </span>
  );
}

/** What was touched, in words, with its page where it has one. */
function Subject({ entry, nameOf, whole = false }: { entry: AuditEntry; nameOf: NameOf; whole?: boolean }): ReactNode {
  const { t } = useTranslation('audit');
  const { kind, id } = entry.subject;
  const page = useFeatures().flatMap((f) => f.subjectPages?.[kind] ?? [])[0];
  const name = nameOf(id) ?? (whole || !UUID.test(id) ? id : `${id.slice(0, 8)}…`);
  return (
    <span title={id}>
      {t(`kind.${kind}`, { defaultValue: kind })} {page ? <AppLink to={page.replace('$id', encodeURIComponent(id))}>{name}</AppLink> : <code className="faint">{name}</code>}
    </span>
  );
}

function Entry({ entry, nameOf }: { entry: AuditEntry; nameOf: NameOf }): ReactNode {
  const { t } = useTranslation('audit');
  return (
    <div className="stack">
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'at', label: t('column.at'), children: <Instant at={entry.at} /> },
          { key: 'subject', label: t('column.subject'), children: <Subject entry={entry} nameOf={nameOf} whole /> },
          { key: 'actor', label: t('column.actor'), children: <Who entry={entry} nameOf={nameOf} /> },
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
