import { GlobalOutlined } from '@ant-design/icons';
import { Input, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ForeignView, listForeign } from '../../../../src/modules/network/contract.ts';
import { useRegions } from '../../app/regions.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';

/** Demands and results of other markets; each line says where it comes from. */
export default function ForeignPage(): ReactNode {
  const { t } = useTranslation('network');
  const { nameOf } = useRegions();
  const { page, pageSize, onPage, first } = usePaging();
  const [q, setQ] = useState('');
  const [origin, setOrigin] = useState<string>();
  const [kind, setKind] = useState<ForeignView['kind']>();
  const answer = useAnswer(listForeign, { query: { page, pageSize, q: q || undefined, origin, kind } }, { keepPrevious: true });
  const marks = (r: ForeignView): ReactNode => (
    <>
      <Tag color="purple" icon={<GlobalOutlined />}>{t('foreign.from', { origin: r.origin })}</Tag>
      {r.withdrawn ? <Tag color="orange">{t('foreign.withdrawn')}</Tag> : null}
    </>
  );
  const title = (r: ForeignView): ReactNode => (
    <div className="stack-tight">
      <strong className={r.withdrawn ? 'faint' : undefined}>{r.title}</strong>
      <span>{marks(r)}</span>
      {r.abstract ? <small className="faint">{r.abstract.slice(0, 160)}{r.abstract.length > 160 ? '…' : ''}</small> : null}
    </div>
  );
  return (
    <div className="stack">
      <PageHead title={t('foreign.title')} lead={t('foreign.lead')} />
      <div className="row">
        <Input.Search aria-label={t('foreign.search')} placeholder={t('foreign.search')} style={{ maxWidth: 320 }} allowClear onSearch={(v) => { setQ(v.trim()); first(); }} />
        <Select
          aria-label={t('foreign.origin')} style={{ minWidth: 160 }} value={origin ?? ''} onChange={(v) => { setOrigin(v || undefined); first(); }}
          options={[{ value: '', label: t('foreign.all') }, ...(answer.data?.origins ?? []).map((o) => ({ value: o, label: o }))]}
        />
        <Select
          aria-label={t('foreign.kind')} style={{ minWidth: 150 }} value={kind ?? ''} onChange={(v) => { setKind(v === 'demand' || v === 'result' ? v : undefined); first(); }}
          options={[{ value: '', label: t('foreign.allKinds') }, { value: 'demand', label: t('kind.demand') }, { value: 'result', label: t('kind.result') }]}
        />
      </div>
      <PagedTable<ForeignView>
        answer={answer} label={t('foreign.title')} rowKey={(r) => `${r.origin} ${r.id}`} onPage={onPage} empty={<Empty title={t('foreign.empty')} hint={t('foreign.emptyHint')} />}
        columns={[
          { title: t('foreign.name'), width: '50%', render: (_, r) => title(r) },
          { title: t('foreign.kind'), render: (_, r) => t(`kind.${r.kind}`) },
          { title: t('foreign.field'), dataIndex: 'field' },
          { title: t('foreign.place'), render: (_, r) => (r.place ? nameOf(r.place) : '—') },
          { title: t('foreign.maturity'), align: 'right', render: (_, r) => r.maturity ?? '—' },
          { title: t('foreign.updated'), render: (_, r) => <Instant at={r.updatedAt} /> },
        ]}
        card={(r) => <div className="stack-tight">{title(r)}<small className="faint">{t(`kind.${r.kind}`)} · {r.field} · {r.place ? nameOf(r.place) : '—'}</small></div>}
      />
    </div>
  );
}
