import { Steps } from 'antd';
import type { ReactNode } from 'react';
import type { OrderStatus } from '../../../../src/modules/vouchers/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { useVoucherWords } from './words.ts';

const WAY: readonly OrderStatus[] = ['PLACED', 'ACCEPTED', 'QUOTA_RESERVED', 'CONTRACTED', 'DELIVERED', 'CONFIRMED', 'REDEMPTION_SUBMITTED', 'PUBLICISED', 'APPROVED', 'PAID'];
const BESIDE: Partial<Record<OrderStatus, OrderStatus>> = { DRAFT: 'PLACED', DISPUTED: 'DELIVERED', RETURNED: 'REDEMPTION_SUBMITTED', CHECKED: 'PUBLICISED', OBJECTED: 'REDEMPTION_SUBMITTED', CLAWED_BACK: 'PAID' };

/** The ordinary way of an order with the point where it stands; nothing for one that ended on the way. */
export function OrderSteps({ status }: { status: OrderStatus }): ReactNode {
  const { t } = useVoucherWords();
  const phone = usePhone();
  const at = WAY.indexOf(BESIDE[status] ?? status);
  if (at < 0 || phone) return null;
  return (
    <div className="order-steps" aria-label={t('order.steps')}>
      <Steps size="small" current={status === 'PAID' ? WAY.length : at} titlePlacement="vertical" items={WAY.map((s) => ({ title: <small>{t(`status.${s === WAY[at] ? status : s}`)}</small> }))} />
    </div>
  );
}
