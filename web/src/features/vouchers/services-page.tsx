import { Button, Input, Pagination, Select, Skeleton, Tabs, Tag } from 'antd';
import type { ReactNode } from 'react';
import { listProviders, listServices } from '../../../../src/modules/vouchers/contract.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DemoTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

export default function ServicesPage(): ReactNode {
  const { t } = useVoucherWords();
  const [state, change] = useAddressState();
  return (
    <div className="stack">
      <PageHead title={t('services.title')} lead={t('services.lead')} />
      <Filters />
      <Tabs
        activeKey={state.tab ?? 'items'}
        onChange={(tab) => change({ tab, page: undefined })}
        items={[{ key: 'items', label: t('services.tabItems'), children: <Items /> }, { key: 'providers', label: t('services.tabProviders'), children: <Providers /> }]}
      />
    </div>
  );
}

function Filters(): ReactNode {
  const { t, classes, say } = useVoucherWords();
  const { cities, nameOf } = usePlaces();
  const [state, change] = useAddressState();
  return (
    <div className="row">
      <Input.Search allowClear placeholder={t('services.search')} aria-label={t('services.search')} defaultValue={state.q ?? ''} onSearch={(q) => change({ q: q || undefined, page: undefined })} style={{ maxWidth: 320 }} />
      <Select
        allowClear placeholder={t('common.region')} aria-label={t('common.region')} style={{ minWidth: 130 }} value={state.region ?? null}
        onChange={(region: string | null) => change({ region: region ?? undefined, page: undefined })} options={cities.map((c) => ({ value: c.code, label: nameOf(c.code) }))}
      />
      {state.tab === 'providers' ? null : (
        <Select
          allowClear placeholder={t('services.class')} aria-label={t('services.class')} style={{ minWidth: 180 }} value={state.class ?? null}
          onChange={(value: string | null) => change({ class: value ?? undefined, page: undefined })} options={classes.map((c) => ({ value: c.id, label: say(c) }))}
        />
      )}
    </div>
  );
}

function Items(): ReactNode {
  const { t, className } = useVoucherWords();
  const { nameOf } = usePlaces();
  const go = useGo();
  const mayOrder = useCan('vouchers.wallet.use');
  const [state, change] = useAddressState();
  const page = Number(state.page ?? 1);
  const answer = useAnswer(listServices, { query: { page, pageSize: 24, q: state.q, region: state.region, serviceClass: state.class } }, { keepPrevious: true });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active />;
  const { items, total } = answer.data;
  if (total === 0) return <Empty title={t('services.empty')} hint={t('services.emptyHint')} />;
  return (
    <div className="stack">
      <div className="service-grid">
        {items.map((i) => (
          <article key={i.id} className="panel service-card">
            <div className="row-tight"><Tag color="blue">{className(i.serviceClass)}</Tag><span className="faint">{nameOf(i.region)}</span></div>
            <h3>{i.name}</h3>
            <div className="faint">{i.providerName}</div>
            <div>{i.description}</div>
            <footer>
              <span>
                <span className="price"><Money fen={i.priceFen} unit="yuan" /></span> <small className="faint">/ {i.unit}{i.orders > 0 ? ` · ${t('services.times', { count: i.orders })}` : ''}{i.rating === null ? '' : ` · ${t('services.rating')} ${i.rating}`}</small>
              </span>
              {mayOrder ? <Button type="primary" onClick={() => go(`/vouchers/new/${i.id}`)}>{t('services.order')}</Button> : null}
            </footer>
          </article>
        ))}
      </div>
      {total > 24 ? <Pagination align="center" current={page} pageSize={24} total={total} showSizeChanger={false} onChange={(next) => change({ page: String(next) })} /> : null}
    </div>
  );
}

function Providers(): ReactNode {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  const [state, change] = useAddressState();
  const page = Number(state.page ?? 1);
  const answer = useAnswer(listProviders, { query: { page, pageSize: 20, q: state.q, region: state.region } }, { keepPrevious: true });
  return (
    <PagedTable
      label={t('services.tabProviders')} answer={answer} rowKey={(p) => p.id} onPage={(next) => change({ page: String(next) })} empty={<Empty title={t('services.noProviders')} />}
      columns={[
        { title: t('common.provider'), key: 'name', width: 320, render: (_, p) => <><strong>{p.name}</strong> <DemoTag demo={p.demo} /><div className="faint">{p.introduction}</div></> },
        { title: t('common.region'), dataIndex: 'region', render: nameOf },
        { title: t('provider.qualification'), dataIndex: 'qualification' },
        { title: t('common.service'), key: 'items', render: (_, p) => t('services.items', { count: p.items.filter((i) => i.active).length }) },
        { title: t('services.rating'), dataIndex: 'rating', align: 'right', render: (r: number | null) => r ?? '—' },
        { title: t('common.status'), key: 'status', render: (_, p) => (p.status === 'SUSPENDED' ? <Tag color="red">{t('services.suspended')}</Tag> : t('services.acceptedOn', { date: p.acceptedOn })) },
      ]}
      card={(p) => (
        <>
          <strong>{p.name}</strong> <DemoTag demo={p.demo} />
          <div className="faint">{nameOf(p.region)} · {t('services.items', { count: p.items.length })}{p.rating === null ? '' : ` · ${t('services.rating')} ${p.rating}`}</div>
          <div>{p.introduction}</div>
        </>
      )}
    />
  );
}
