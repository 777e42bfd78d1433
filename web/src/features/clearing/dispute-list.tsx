import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { WindowView } from '../../../../src/modules/clearing/contract.ts';
import { useCan } from '../../app/session.tsx';
import { Money } from '../../components/money.tsx';
import { Instant } from '../../components/time.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useClearingWords } from './words.ts';

type Dispute = WindowView['disputes'][number];

/** Lines a city objected to, with the decision. */
export function DisputeList({ window }: { window: WindowView }): ReactNode {
  const { t, city } = useClearingWords(window.places);
  const mayDecide = useCan('clearing.dispute.decide');
  const [deciding, setDeciding] = useState<Dispute>();
  return (
    <section className="panel stack" aria-labelledby="disputes-title">
      <h2 id="disputes-title">{t('disputes.title')}</h2>
      {window.disputes.map((d) => (
        <div key={d.id} className="card-row stack-tight">
          <div className="row spread">
            <strong>{d.ref}</strong>
            <span>
              {city(d.debtor)} → {city(d.creditor)} <Money fen={d.amountFen} unit="yuan" />
            </span>
          </div>
          <span>{d.reason}</span>
          <small className="faint">
            {t('disputes.by', { city: city(d.party), name: d.raisedByName })} <Instant at={d.raisedAt} />
          </small>
          {d.upheld === null ? (
            <div className="row">
              <Tag color="warning">{t('disputes.open')}</Tag>
              {mayDecide ? (
                <Button size="small" type="primary" onClick={() => setDeciding(d)}>
                  {t('disputes.decide')}
                </Button>
              ) : null}
            </div>
          ) : (
            <span>
              <Tag>{t(d.upheld ? 'disputes.upheld' : 'disputes.dismissed')}</Tag> {d.decision}
            </span>
          )}
        </div>
      ))}
      {deciding ? <ReasonDialog kind="decide" id={deciding.id} title={`${t('disputes.decide')} ${deciding.ref}`} onDone={() => setDeciding(undefined)} /> : null}
    </section>
  );
}
