import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../components/money.tsx';
import { Instant } from '../../components/time.tsx';
import { DecideDialog, ProposeDialog } from './fund-dialogs.tsx';
import type { FundView } from './fund-page.tsx';

/** Budgets with who proposed and who decided them, and on which resolution. */
export function BudgetPanel({ fund }: { fund: FundView }): ReactNode {
  const { t } = useTranslation('funds');
  const [proposing, setProposing] = useState(false);
  const [deciding, setDeciding] = useState<string>();
  return (
    <section className="panel stack" aria-label={t('fund.budgets')}>
      <div className="row spread">
        <h2>{t('fund.budgets')}</h2>
        {fund.may.plan && fund.programmes.length > 0 ? (
          <Button size="small" onClick={() => setProposing(true)}>
            {t('fund.propose')}
          </Button>
        ) : null}
      </div>
      {fund.budgets.length === 0 ? <span className="faint">{t('fund.noBudget')}</span> : null}
      {fund.budgets.map((b) => (
        <div key={b.id} className="stack-tight">
          <div className="row">
            <strong>{t('fund.no', { no: b.no })}</strong>
            <Money fen={b.amountFen} />
            <Tag color={b.approved === null ? 'gold' : b.approved ? 'green' : 'red'}>{t(b.approved === null ? 'fund.waiting' : b.approved ? 'fund.approved' : 'fund.refused')}</Tag>
            {b.mayDecide ? (
              <Button size="small" type="primary" onClick={() => setDeciding(b.id)}>
                {t('fund.decide')}
              </Button>
            ) : null}
          </div>
          <small className="faint">
            {t('trace.who', { what: t('fund.proposed'), name: b.proposedByName })} · <Instant at={b.proposedAt} /> · {b.note}
          </small>
          {b.decidedAt && b.decidedByName ? (
            <small className="faint">
              {t('trace.who', { what: t('fund.decided'), name: b.decidedByName })} · <Instant at={b.decidedAt} /> · {b.resolution}
            </small>
          ) : null}
        </div>
      ))}
      {proposing ? <ProposeDialog fund={fund} onClose={() => setProposing(false)} /> : null}
      {deciding ? <DecideDialog budgetId={deciding} onClose={() => setDeciding(undefined)} /> : null}
    </section>
  );
}
