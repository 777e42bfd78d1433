import { Alert, App, Button, Checkbox, Input, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRewards, proposeRewards } from '../../../../src/flows/brokering/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import './brokers.css';

/** What a contract's receipts give by the rules, with the grounds of every line; proposed to a fund from here. */
export default function ContractRewardsPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const say = useSay();
  const { message } = App.useApp();
  const id = useRouteParam('id');
  const may = useCan('brokers.commission.propose');
  const [absorber, setAbsorber] = useState(false);
  const [fund, setFund] = useState('');
  const { data, error } = useAnswer(getRewards, { params: { id }, query: { absorber: absorber ? 'true' : 'false' } }, { keepPrevious: true });
  const propose = useAction(proposeRewards, { onSuccess: () => void message.success(t('rewards.proposed')) });
  return (
    <div className="stack">
      <PageHead title={t('rewards.ofContract')} lead={t('rewards.lead')} actions={<AppLink to={`/contracts/${id}`}>{t('board.open')}</AppLink>} />
      <ProblemAlert problem={error} />
      {!data && !error ? <Skeleton active /> : null}
      {data ? (
        <>
          <div className="row"><span>{t('rewards.received')} <Money fen={data.receivedFen} /></span><Checkbox checked={absorber} onChange={(e) => setAbsorber(e.target.checked)}>{t('rewards.absorber')}</Checkbox></div>
          {data.reasons.map((r) => <Alert key={r.code + r.zh} type="warning" showIcon title={say(r)} />)}
          {data.lines.length === 0 ? <div className="panel"><Empty title={t('rewards.none')} /></div> : (
            <div className="stack">
              {data.lines.map((l) => (
                <section key={`${l.receipt}${l.payeeKey}`} className="panel stack-tight">
                  <div className="row spread"><strong>{l.payee} <small className="faint">{l.payeeKey} · {t('rewards.payTo')} {l.payTo}</small></strong><strong><Money fen={l.amountFen} /></strong></div>
                  <small className="faint"><CalendarDay date={l.on} /> · {l.document}</small>
                  <ul>{l.explanation.map((e) => <li key={e.zh}>{say(e)}</li>)}</ul>
                </section>
              ))}
              {may ? (
                <div className="row">
                  <Input aria-label={t('rewards.fund')} placeholder={t('rewards.fund')} style={{ maxWidth: 240 }} value={fund} onChange={(e) => setFund(e.target.value)} />
                  <Button type="primary" disabled={fund.trim() === ''} loading={propose.isPending} onClick={() => propose.mutate({ params: { id }, body: { fund: fund.trim(), absorber } })}>{t('rewards.propose')}</Button>
                </div>
              ) : null}
            </div>
          )}
          <ProblemAlert problem={propose.error} />
        </>
      ) : null}
    </div>
  );
}
