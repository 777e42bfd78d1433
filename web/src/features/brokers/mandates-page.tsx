import { Button, Segmented, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportList, listMandates, type MandateView } from '../../../../src/modules/brokers/contract.ts';
import { comma } from '../../app/marks.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';

type Scope = 'mine' | 'client' | 'jurisdiction';

export default function MandatesPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const go = useGo();
  const can: Record<Scope, boolean> = { mine: useCan('brokers.mandate.write'), client: useCan('brokers.mandate.confirm'), jurisdiction: useCan('brokers.mandate.read') };
  const scopes = (['mine', 'client', 'jurisdiction'] as const).filter((s) => can[s]);
  const [chosen, setScope] = useState<Scope>();
  const scope = chosen ?? scopes[0] ?? 'mine';
  const { page, pageSize, onPage, first } = usePaging();
  const answer = useAnswer(listMandates, { query: { page, pageSize, scope } }, { keepPrevious: true });
  const status = (m: MandateView): ReactNode => <Tag color={m.status === 'CONFIRMED' ? 'green' : m.status === 'PROPOSED' ? 'blue' : undefined}>{t(`mandateStatus.${m.status}`)}</Tag>;
  const shares = (m: MandateView): string => m.shares.map((s) => `${s.name} ${s.sharePpm / 10_000}%`).join(comma());
  return (
    <div className="stack">
      <PageHead title={t('mandates.title')} lead={t('mandates.lead')} actions={scope === 'mine' ? <Button onClick={() => void download(exportList, { params: { list: 'mandates' } })}>{t('desk.export')}</Button> : null} />
      {scopes.length > 1 ? <div><Segmented value={scope} options={scopes.map((s) => ({ value: s, label: t(`mandates.${s}`) }))} onChange={(s) => { setScope(s as Scope); first(); }} /></div> : null}
      <PagedTable<MandateView>
        answer={answer} label={t('mandates.title')} rowKey={(m) => m.id} onPage={onPage} onRow={(m) => void go(`/brokers/mandates/${m.id}`)} empty={<Empty title={t('mandates.empty')} hint={t('mandates.emptyHint')} />}
        columns={[
          { title: t('mandates.about'), render: (_, m) => <AppLink to={`/brokers/mandates/${m.id}`}>{m.title}</AppLink> },
          { title: t('mandates.clientName'), render: (_, m) => m.client ?? <span className="faint">{t('mandates.hidden')}</span> },
          { title: t('mandates.shares'), render: (_, m) => shares(m) },
          { title: t('mandates.from'), dataIndex: 'fromOn' },
          { title: t('mandates.status'), render: (_, m) => status(m) },
        ]}
        card={(m) => <div className="stack-tight"><div className="row spread"><strong>{m.title}</strong>{status(m)}</div><span className="faint">{shares(m)}</span></div>}
      />
    </div>
  );
}
