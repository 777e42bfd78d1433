import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCase, takeAction } from '../../../../src/kernel/procedure/contract.ts';
import { enterContractOfSale } from '../../../../src/flows/deal/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { Sale } from './sale-page.tsx';

/** Steps whose content the platform knows already; the others are on the page of the case. */
export function SaleSteps({ sale }: { sale: Sale }): ReactNode {
  const runs = useCan('trading.sale.run');
  const offers = useCan('trading.sale.offer') && sale.may.qualify;
  if (runs && sale.status === 'APPROVED') return <Announce sale={sale} />;
  if (runs && ['SOLD', 'DEAL_AT_LIST_OR_ABOVE'].includes(sale.status) && sale.buyer) return <Publish sale={sale} />;
  if (offers && (sale.status === 'RESULT_NOTICE' || sale.contractId)) return <Contract sale={sale} />;
  return null;
}

function useStep(sale: Sale): { take: (action: string, data: Record<string, unknown>) => void; action: ReturnType<typeof useAction<typeof takeAction>> } {
  const { t } = useTranslation('trading');
  const { message } = App.useApp();
  const seen = useAnswer(readCase, { params: { id: sale.caseId } });
  const action = useAction(takeAction, { onSuccess: () => void message.success(t('desk.done')) });
  return { action, take: (name, data) => action.mutate({ params: { id: sale.caseId, action: name }, body: { expectedSeq: seen.data?.evaluation.seq ?? 0, data, reason: null } }) };
}

function Announce({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const [contact, setContact] = useState('');
  const { take, action } = useStep(sale);
  return (
    <div className="stack-tight">
      <div className="row">
        <Input className="grow" value={contact} onChange={(e) => setContact(e.target.value)} placeholder={t('desk.contact')} aria-label={t('desk.contact')} />
        <Button
          type="primary" loading={action.isPending} disabled={contact.trim().length < 4}
          onClick={() => take('announce', { lot: sale.title, listPriceFen: sale.priceFen, bidDepositFen: sale.depositFen, saleScope: sale.scope, contact: contact.trim() })}
        >
          {t('desk.announce')}
        </Button>
      </div>
      <ProblemAlert problem={action.error} />
    </div>
  );
}

function Publish({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const { take, action } = useStep(sale);
  const { name, related, relation } = sale.buyer!;
  return (
    <div className="stack-tight">
      <Button type="primary" loading={action.isPending} onClick={() => take('publishResult', { buyer: name, soldFen: sale.soldFen, relatedParty: related, ...(related && { relation }) })}>{t('desk.publish')}</Button>
      <ProblemAlert problem={action.error} />
    </div>
  );
}

function Contract({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const go = useGo();
  const action = useAction(enterContractOfSale, { onSuccess: ({ contractId }) => void go(`/contracts/${contractId}`) });
  if (sale.contractId) return <Button onClick={() => void go(`/contracts/${sale.contractId}`)}>{t('desk.contractOpen')}</Button>;
  return (
    <div className="stack-tight">
      <Button type="primary" loading={action.isPending} onClick={() => action.mutate({ params: { id: sale.id } })}>{t('desk.contract')}</Button>
      <ProblemAlert problem={action.error} />
    </div>
  );
}
