import { App, Button, Input, Modal, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportEnterprises, importEnterprises, type ListedEnterprise, listEnterprises } from '../../../../src/modules/enterprises/contract.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { EnterDialog } from './enter-dialog.tsx';
import { useWords } from './use-words.ts';

/** The firms of one's jurisdiction, by place, rung, qualification and what ends soon. */
export default function ListPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const go = useGo();
  const words = useWords();
  const { cities, parks, nameOf } = usePlaces();
  const mayManage = useCan('enterprises.dossier.manage');
  const [filters, setFilters] = useAddressState();
  const [importing, setImporting] = useState(false);
  const [entering, setEntering] = useState(false);
  const { page, pageSize, onPage, first } = usePaging();
  const filter = { q: filters.q, city: filters.city, park: filters.park, rung: filters.rung, type: filters.type, endingWithin: filters.ending ? Number(filters.ending) : undefined };
  const answer = useAnswer(listEnterprises, { query: { page, pageSize, ...filter } }, { keepPrevious: true });
  const choose = (name: string) => (value: string): void => {
    setFilters({ [name]: value || undefined });
    first();
  };
  const any = { value: '', label: t('list.any') };
  const held = (row: ListedEnterprise): ReactNode => (
    <span className="row-tight">
      {row.held.map((h) => <Tag key={`${h.type}.${h.edition}`}>{words.rung(h.type)}</Tag>)}
      {row.pools.length > 0 ? <Tag color="blue">{t('list.inPool')}</Tag> : null}
    </span>
  );
  const rung = (row: ListedEnterprise): ReactNode => (row.closedOn ? <Tag color="red">{t('closure.any')}</Tag> : words.rung(row.rung));
  const place = (row: ListedEnterprise): string => `${nameOf(row.city)}${row.park ? ` · ${nameOf(row.park)}` : ''}`;
  return (
    <div className="stack">
      <PageHead
        title={t('list.title')} lead={t('list.lead')}
        actions={
          <>
            <Button onClick={() => void download(exportEnterprises, { query: filter })}>{t('list.export')}</Button>
            {mayManage ? <Button onClick={() => setEntering(true)}>{t('acts.enter')}</Button> : null}
            {mayManage ? <Button type="primary" onClick={() => setImporting(true)}>{t('list.import')}</Button> : null}
          </>
        }
      />
      <div className="filters">
        <label>{t('list.name')}<Input.Search allowClear defaultValue={filters.q ?? ''} placeholder={t('list.search')} onSearch={(q) => choose('q')(q.trim())} /></label>
        <label>{t('funnel.place')}<Select style={{ width: '100%' }} value={filters.city ?? ''} options={[any, ...cities.map((c) => ({ value: c.code, label: nameOf(c.code) }))]} onChange={choose('city')} /></label>
        <label>{t('funnel.park')}<Select style={{ width: '100%' }} value={filters.park ?? ''} options={[any, ...parks.filter((p) => !filters.city || p.city === filters.city).map((p) => ({ value: p.code, label: nameOf(p.code) }))]} onChange={choose('park')} /></label>
        <label>{t('list.rung')}<Select style={{ width: '100%' }} value={filters.rung ?? ''} options={[any, ...(words.data?.main ?? []).map((r) => ({ value: r.type, label: words.rung(r.type) }))]} onChange={choose('rung')} /></label>
        <label>{t('list.holds')}<Select style={{ width: '100%' }} value={filters.type ?? ''} options={[any, ...words.qualifications.map((r) => ({ value: r.type, label: words.rung(r.type) }))]} onChange={choose('type')} /></label>
        <label>{t('qualifications.ENDING')}<Select style={{ width: '100%' }} value={filters.ending ?? ''} options={[any, ...['30', '90', '180'].map((days) => ({ value: days, label: t('list.ending', { days }) }))]} onChange={choose('ending')} /></label>
      </div>
      <PagedTable<ListedEnterprise>
        answer={answer} label={t('list.title')} rowKey={(r) => r.id} onPage={onPage} onRow={(r) => void go(`/enterprises/firms/${r.id}`)} empty={<div className="panel"><Empty title={t('list.empty')} hint={t('list.emptyHint')} /></div>}
        columns={[
          { title: t('list.name'), render: (_, r) => <div className="stack-tight"><AppLink to={`/enterprises/firms/${r.id}`}>{r.name}</AppLink><small className="faint">{r.creditCode}</small></div> },
          { title: t('list.place'), render: (_, r) => place(r) },
          { title: t('list.rung'), render: (_, r) => rung(r) },
          { title: t('list.held'), render: (_, r) => held(r) },
          { title: t('list.founded'), render: (_, r) => (r.foundedOn ? <CalendarDay date={r.foundedOn} /> : t('firm.unregistered')) },
        ]}
        card={(r) => (
          <div className="stack-tight">
            <strong>{r.name}</strong>
            <span>{rung(r)} · {place(r)}</span>
            {held(r)}
          </div>
        )}
      />
      {entering ? <EnterDialog onClose={() => setEntering(false)} /> : null}
      {importing ? <ImportDialog onClose={() => setImporting(false)} onDone={() => void answer.refetch()} /> : null}
    </div>
  );
}

function ImportDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { message } = App.useApp();
  return (
    <Modal open title={t('list.importTitle')} footer={null} onCancel={onClose}>
      <p className="faint">{t('list.importHint')}</p>
      <FileDrop
        contract={importEnterprises} accept={['.xlsx', '.csv']}
        onDone={(report) => {
          void message.success(t('list.imported', report));
          onDone();
          onClose();
        }}
      />
    </Modal>
  );
}
