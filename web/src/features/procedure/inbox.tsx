import { Segmented, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type InboxItem, readInbox } from '../../../../src/kernel/procedure/contract.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { CalendarDay, formatDay } from '../../components/time.tsx';
import { LightFilter, ProcedureFilter, TextFilter } from './case-filters.tsx';
import { CaseLight } from './light-of.tsx';
import './procedure.css';

const LIGHTS = ['green', 'yellow', 'red'] as const;

/** What waits for the person, with its filters in the address. Also stands on the workbench. */
export function Inbox(): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const go = useGo();
  const [filters, setFilters] = useAddressState();
  const when = filters['when'] === 'later' ? 'later' : 'now';
  const light = LIGHTS.find((l) => l === filters['light']);
  const answer = useAnswer(
    readInbox,
    {
      query: {
        when,
        page: Number(filters['page'] ?? 1),
        pageSize: Number(filters['size'] ?? 20),
        ...(filters['procedure'] ? { definition: filters['procedure'] } : {}),
        ...(light ? { light } : {}),
        ...(filters['q'] ? { text: filters['q'] } : {}),
      },
    },
    { keepPrevious: true },
  );
  const filter = (name: string) => (value: string | undefined) => setFilters({ [name]: value, page: undefined });
  const columns: NonNullable<TableProps<InboxItem>['columns']> = [
    { key: 'light', title: t('inbox.light'), width: 110, render: (_, item) => <CaseLight light={item.light} kind={item.state.kind} /> },
    { key: 'case', title: t('inbox.case'), render: (_, item) => <CaseTitle item={item} /> },
    { key: 'state', title: t('inbox.state'), render: (_, item) => say(item.state) },
    { key: 'next', title: t('inbox.next'), render: (_, item) => <NextSteps item={item} /> },
    { key: 'due', title: t('inbox.due'), render: (_, item) => (item.dueOn ? <CalendarDay date={item.dueOn} /> : <span className="faint">—</span>) },
  ];
  return (
    <div className="stack">
      <Segmented
        className="inbox-when"
        value={when}
        onChange={(value) => setFilters({ when: value === 'now' ? undefined : String(value), page: undefined })}
        options={[
          { value: 'now', label: t('inbox.now') },
          { value: 'later', label: t('inbox.later', { count: answer.data?.later ?? 0 }) },
        ]}
      />
      <div className="filters">
        <ProcedureFilter value={filters['procedure']} onChange={filter('procedure')} />
        <LightFilter value={light} onChange={filter('light')} />
        <TextFilter value={filters['q']} onChange={filter('q')} label={t('inbox.search')} />
      </div>
      <PagedTable
        answer={answer}
        columns={columns}
        rowKey={(item) => item.id}
        label={t('inbox.title')}
        onRow={(item) => go(`/cases/${item.id}`)}
        onPage={(page, size) => setFilters({ page: String(page), size: String(size) })}
        card={(item) => (
          <div className="stack-tight">
            <div className="row spread">
              <CaseLight light={item.light} kind={item.state.kind} />
              {item.dueOn ? <span className="faint">{<CalendarDay date={item.dueOn} />}</span> : null}
            </div>
            <CaseTitle item={item} />
            <NextSteps item={item} />
          </div>
        )}
        empty={<Empty title={when === 'now' ? t('inbox.none') : t('inbox.noneLater')} hint={t('inbox.noneHint')} />}
      />
    </div>
  );
}

function CaseTitle({ item }: { item: InboxItem }): ReactNode {
  const say = useSay();
  return (
    <div>
      <AppLink to={`/cases/${item.id}`}>{item.title}</AppLink>
      <div className="faint small-line">
        {say(item.definition)} · <span className="number">{item.number}</span>
      </div>
    </div>
  );
}

function NextSteps({ item }: { item: InboxItem }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  return (
    <span>
      {item.next.map((step) => (
        <span key={step.action} className="next-step">
          {say(step)}
          {step.from && step.from > item.state.since ? <small className="faint"> {t('inbox.from', { date: formatDay(step.from, language) })}</small> : null}
        </span>
      ))}
    </span>
  );
}
