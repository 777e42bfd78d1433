import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommissionView, exportList, listCommissions } from '../../../../src/modules/brokers/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { semicolon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';

export default function RewardsPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const say = useSay();
  const official = useCan('brokers.commission.read');
  const [chosen, setScope] = useState<'mine' | 'jurisdiction'>();
  const scope = chosen ?? (official ? 'jurisdiction' : 'mine');
  const { page, pageSize, onPage, first } = usePaging();
  const answer = useAnswer(listCommissions, { query: { page, pageSize, scope } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead
        title={t('rewards.title')} lead={t('rewards.lead')}
        actions={<>{answer.data ? <span>{t('rewards.sum')} <Money fen={answer.data.sumFen} /></span> : null}{scope === 'mine' ? <Button onClick={() => void download(exportList, { params: { list: 'commissions' } })}>{t('desk.export')}</Button> : null}</>}
      />
      {official ? <div><Segmented value={scope} options={(['mine', 'jurisdiction'] as const).map((s) => ({ value: s, label: t(`rewards.${s}`) }))} onChange={(s) => { setScope(s as 'mine'); first(); }} /></div> : null}
      <PagedTable<CommissionView>
        answer={answer} label={t('rewards.title')} rowKey={(c) => c.id} onPage={onPage} empty={<Empty title={t('rewards.empty')} hint={t('rewards.emptyHint')} />}
        columns={[
          { title: t('rewards.payee'), render: (_, c) => official ? <AppLink to={`/brokers/contracts/${c.contractId}/rewards`}>{c.payeeName}</AppLink> : c.payeeName },
          { title: t('rewards.year'), dataIndex: 'year' },
          { title: t('rewards.base'), align: 'right', render: (_, c) => <Money fen={c.baseFen} /> },
          { title: t('rewards.amount'), align: 'right', render: (_, c) => <Money fen={c.amountFen} /> },
          { title: t('rewards.why'), render: (_, c) => <small>{c.explanation.map((e) => say(e)).join(semicolon())}</small> },
        ]}
        card={(c) => <div className="stack-tight"><div className="row spread"><strong>{c.payeeName}</strong><Money fen={c.amountFen} /></div><small className="faint">{c.explanation.map((e) => say(e)).join(semicolon())}</small></div>}
      />
    </div>
  );
}
