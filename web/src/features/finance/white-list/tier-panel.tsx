import { InputNumber } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductTiers } from '../../../../../src/modules/finance/contract.ts';
import { useLanguage, useSay } from '../../../app/i18n.ts';
import { semicolon } from '../../../app/marks.ts';
import { formatMoney } from '../../../components/money.tsx';

const FEN_OF_WAN = 1_000_000;

/** What a further loan would mean for the share of the pool, under each product. */
export function TierPanel({ products }: { products: readonly ProductTiers[] }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const language = useLanguage();
  const field = useId();
  const [wan, setWan] = useState<number | null>(300);
  const money = (fen: number): string => formatMoney(fen, language);
  return (
    <section className="panel stack">
      <h2>{t('whiteList.tier.title')}</h2>
      <span className="faint">{t('whiteList.tier.lead')}</span>
      <label className="row" htmlFor={field}>
        {t('whiteList.tier.amount')} <InputNumber id={field} min={0} max={1_000_000} value={wan} onChange={setWan} />
      </label>
      {products.map((p) => {
        const tier = p.tiers.find((x) => (wan ?? 0) * FEN_OF_WAN <= x.furtherUpToFen);
        return (
          <div key={p.product} className="stack-tight">
            <span className="row spread"><strong>{say(p)}</strong><span>{t('whiteList.tier.now', { balance: money(p.balanceFen) })}</span></span>
            <span>{tier ? t('whiteList.tier.share', { share: tier.fundSharePpm / 10_000 }) : t('whiteList.tier.above')}</span>
            <small className="faint">{p.tiers.length === 0 ? t('whiteList.tier.none') : p.tiers.map((x) => t('whiteList.tier.room', { room: money(x.furtherUpToFen), share: x.fundSharePpm / 10_000 })).join(semicolon())}</small>
          </div>
        );
      })}
    </section>
  );
}
