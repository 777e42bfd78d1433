import { Select, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseSummary, listCases } from '../../../../src/kernel/procedure/contract.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useSay } from '../../app/i18n.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Instant } from '../../components/time.tsx';
import { LightFilter, ProcedureFilter, TextFilter } from './case-filters.tsx';
import { CaseLight } from './light-of.tsx';
import './procedure.css';

const LIGHTS = ['green', 'yellow', 'red'] as const;
const KINDS = ['open', 'done', 'stopped'] as const;

/** Every case the person may read. */
export default function CasesPage(): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const go = useGo();
  const { nameOf, cities } = usePlaces();
  const [filters, setFilters] = useAddressState();
  const light = LIGHTS.find((l) => l === filters['light']);
  const kind = KINDS.find((k) => k === filters['kind']);
  const answer = useAnswer(
    listCases,
    {
      query: {
        page: Number(filters['page'] ?? 1),
        pageSize: Number(filters['size'] ?? 20),
        ...(filters['procedure'] ? { definition: filters['procedure'] } : {}),
        ...(filters['region'] ? { region: filters['region'] } : {}),
        ...(filters['q'] ? { text: filters['q'] } : {}),
        ...(light ? { light } : {}),
        ...(kind ? { kind } : {}),
      },
    },
    { keepPrevious: true },
  );
  const filter = (name: string) => (value: string | null | undefined) => setFilters({ [name]: value ?? undefined, page: undefined });
  const columns: NonNullable<TableProps<CaseSummary>['columns']> = [
    { key: 'light', title: t('inbox.light'), width: 110, render: (_, c) => <CaseLight light={c.light} kind={c.state.kind} /> },
    {
      key: 'case',
      title: t('inbox.case'),
      render: (_, c) => (
        <div>
          <AppLink to={`/cases/${c.id}`}>{c.title}</AppLink>
          <div className="faint small-line">
            {say(c.definition)} · <span className="number">{c.number}</span>
          </div>
        </div>
      ),
    },
    { key: 'state', title: t('inbox.state'), render: (_, c) => say(c.state) },
    { key: 'region', title: t('cases.region'), render: (_, c) => (c.region ? nameOf(c.region) : '—') },
    { key: 'last', title: t('cases.last'), render: (_, c) => <Instant at={c.lastAt} /> },
  ];
  return (
    <>
      <PageHead title={t('cases.title')} lead={t('cases.lead')} />
      <div className="filters">
        <ProcedureFilter value={filters['procedure']} onChange={filter('procedure')} />
        <Select
          aria-label={t('cases.kind')}
          allowClear
          placeholder={t('cases.kind')}
          value={kind ?? null}
          options={KINDS.map((k) => ({ value: k as string, label: t(`cases.kinds.${k}`) }))}
          onChange={filter('kind')}
        />
        <LightFilter value={light} onChange={filter('light')} />
        <Select
          aria-label={t('cases.region')}
          allowClear
          placeholder={t('cases.region')}
          value={filters['region'] ?? null}
          options={cities.map((c) => ({ value: c.code, label: say(c) }))}
          onChange={filter('region')}
        />
        <TextFilter value={filters['q']} onChange={filter('q')} label={t('inbox.search')} />
      </div>
      <PagedTable
        answer={answer}
        columns={columns}
        rowKey={(c) => c.id}
        label={t('cases.title')}
        onRow={(c) => go(`/cases/${c.id}`)}
        onPage={(page, size) => setFilters({ page: String(page), size: String(size) })}
        card={(c) => (
          <div className="stack-tight">
            <div className="row spread">
              <CaseLight light={c.light} kind={c.state.kind} />
              <span className="faint">{say(c.state)}</span>
            </div>
            <AppLink to={`/cases/${c.id}`}>{c.title}</AppLink>
            <span className="faint small-line">
              {say(c.definition)} · {c.number}
            </span>
          </div>
        )}
        empty={<Empty title={t('cases.none')} hint={t('cases.noneHint')} />}
      />
    </>
  );
}
