import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { openBreach, type OrderView } from '../../../../src/modules/vouchers/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useVoucherWords } from './words.ts';

/** Opens an inquiry into the claimant of an order, which freezes everything of it. */
export function OpenBreach({ order }: { order: OrderView }): ReactNode {
  const { t } = useVoucherWords();
  const go = useGo();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [allegation, setAllegation] = useState('');
  const action = useAction(openBreach, {
    onSuccess: ({ caseId }) => {
      void message.success(t('desk.breachDone'));
      void go(`/cases/${caseId}`);
    },
  });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>{t('desk.openBreach')}</Button>
      <Modal
        open={open} title={`${t('desk.openBreach')} · ${order.claimantName}`} onCancel={() => setOpen(false)} okButtonProps={{ danger: true, disabled: allegation.trim().length < 10, loading: action.isPending }}
        onOk={() => action.mutate({ body: { claimantId: order.claimantId, orderId: null, allegation } })}
      >
        <div className="stack"><Input.TextArea aria-label={t('desk.allegation')} placeholder={t('desk.allegation')} rows={4} value={allegation} onChange={(e) => setAllegation(e.target.value)} maxLength={4000} /><ProblemAlert problem={action.error} /></div>
      </Modal>
    </>
  );
}
