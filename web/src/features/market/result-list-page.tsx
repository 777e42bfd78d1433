import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { intendedModes, listResults } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { CitySelect } from './place-select.tsx';
import { StatusTag } from './status-tag.tsx';
import './market.css';

type Row = CallAnswer<typeof listResults>['items'][number];
const TRL = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export default function ResultListPage(): ReactNode {
  const { t } = useTranslation('market');
  const go = useGo();
  const { nameOf } = usePlaces();
  const mayWrite = useCan('market.result.write');
  const [state, change] = useAddressState();
  const scope = mayWrite && state.scope === 'mine' ? 'mine' : 'public';
  const mode = intendedModes.find((one) => one === state.mode);
  const query = {
    page: Number(state.page ?? 1), pageSize: Number(state.pageSize ?? 20), scope, q: state.q, region: state.region, mode, minMaturity: state.trl,
  } as const;
  const answer = useAnswer(listResults, { query }, { keepPrevious: true });
  const set = (changes: Record<string, string | undefined>): void => change({ ...changes, page: undefined });
  const write = mayWrite ? (
    <Button type="primary" icon={<ExperimentOutlined />} onClick={() => go('/market/results/new')}>
      {t('results.write')}
    </Button>
  ) : null;
  const tags = (row: Row): ReactNode => (
    <>
      {row.secrecy === 'INTERNAL' ? <Tag>{t('demands.internal')}</Tag> : null}
      {scope === 'mine' || row.status !== 'PUBLISHED' ? <StatusTag of="resultStatus" status={row.status} /> : null}
    </>
  );
  return (
    <div className="stack">
      <PageHead title={t('results.title')} lead={t('results.lead')} actions={write} />
      {mayWrite ? (
        <div>
          <Segmented
            aria-label={t('results.scopeLabel')} value={scope} onChange={(value) => set({ scope: value === 'public' ? undefined : value })}
            options={(['public', 'mine'] as const).map((value) => ({ value, label: t(`results.scope.${value}`) }))}
          />
        </div>
      ) : null}
      <div className="filters">
        <Input.Search allowClear placeholder={t('results.search')} aria-label={t('results.search')} defaultValue={state.q ?? ''} onSearch={(q) => set({ q })} />
        <CitySelect value={state.region} onChange={(region) => set({ region })} />
        <Select
          allowClear placeholder={t('results.anyMode')} aria-label={t('results.mode')} value={mode ?? null} onChange={(value) => set({ mode: value ?? undefined })}
          options={intendedModes.map((value) => ({ value, label: t(`mode.${value}`) }))}
        />
        <Select
          allowClear placeholder={t('results.anyMaturity')} aria-label={t('results.maturity')} value={state.trl ?? null} onChange={(value) => set({ trl: value ?? undefined })}
          options={TRL.map((level) => ({ value: String(level), label: `≥ ${t(`trl.${level}`)}` }))}
        />
      </div>
      <PagedTable<Row>
        label={t('results.title')}
        answer={answer}
        rowKey={(row) => row.id}
        onPage={(page, pageSize) => change({ page: String(page), pageSize: String(pageSize) })}
        onRow={(row) => go(`/market/results/${row.id}`)}
        empty={scope === 'mine' && !state.q ? <Empty title={t('results.noneMine')} hint={t('results.noneMineHint')} action={write} /> : <Empty title={t('results.none')} hint={t('results.noneHint')} />}
        columns={[
          {
            title: t('results.name'), width: 520, render: (_, row) => (
              <>
                <AppLink to={`/market/results/${row.id}`}>{row.title || '—'}</AppLink> {tags(row)}
                <div className="faint clamp">{row.summary}</div>
              </>
            ),
          },
          { title: t('results.owner'), render: (_, row) => row.organisationName ?? '—' },
          { title: t('results.place'), render: (_, row) => (row.region ? nameOf(row.region) : '—') },
          { title: t('results.level'), render: (_, row) => (row.maturity ? `TRL ${row.maturity}` : '—') },
          { title: t('results.mode'), render: (_, row) => (row.intendedMode ? t(`mode.${row.intendedMode}`) : '—') },
          { title: t('results.price'), align: 'right', render: (_, row) => <Money fen={row.priceHintFen} /> },
        ]}
        card={(row) => (
          <div className="stack-tight">
            <strong>{row.title || '—'}</strong>
            <div>{tags(row)}</div>
            <div className="faint clamp">{row.summary}</div>
            <div className="faint">
              {[row.organisationName, row.region ? nameOf(row.region) : '', row.maturity ? `TRL ${row.maturity}` : ''].filter(Boolean).join(' · ')}
            </div>
          </div>
        )}
      />
    </div>
  );
}
