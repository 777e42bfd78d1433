import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { semicolon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import type { Round } from './round-page.tsx';

/** What is asked back, why, and how much has come. */
export function Recoveries({ items, plain = false }: { items: Round['recoveries']; plain?: boolean }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const language = useLanguage();
  if (items.length === 0) return <Empty title={t('round.noRecovery')} />;
  return (
    <div className="stack">
      {items.map((v) => (
        <section key={v.id} className="panel stack-tight">
          <span className="row spread"><strong>{v.name} · <Money fen={v.amountFen} /></strong><Light colour={v.status === 'REPAID' ? 'done' : v.status === 'DROPPED' ? 'grey' : 'yellow'} text={t(`recovery.${v.status as 'OPEN'}`)} /></span>
          <span>{v.reasons.map(say).join(semicolon())}</span>
          <small className="faint">{t('round.repaid', { amount: formatMoney(v.repaidFen, language) })}</small>
          {plain ? null : <AppLink to={`/cases/${v.caseId}`}>{t('case')}</AppLink>}
        </section>
      ))}
    </div>
  );
}
