import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { OrderView } from '../../../../src/modules/vouchers/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { formatMoney } from '../../components/money.tsx';
import { formatDay } from '../../components/time.tsx';
import { useVoucherWords } from './words.ts';

/** Claims that were refused because their invoice had served before; which order it was stands only where the reader may see it. */
export function RefusedInvoices({ list }: { list: NonNullable<OrderView['refusedInvoices']> }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  if (list.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('order.refused')}
      description={list.map((r, i) => (
        <div key={i}>
          {t('order.refusedText', { date: formatDay(r.at.slice(0, 10), language), by: r.by, number: r.invoiceNumber })}
          {r.earlier ? (
            <div>
              <AppLink to={`/vouchers/orders/${r.earlier.orderId}`}>
                {t('order.earlier', { number: r.earlier.number, claimant: r.earlier.claimantName, provider: r.earlier.providerName, amount: formatMoney(r.earlier.amountFen, language), date: formatDay(r.earlier.on, language) })}
              </AppLink>
            </div>
          ) : <div className="faint">{t('order.earlierHidden')}</div>}
        </div>
      ))}
    />
  );
}
