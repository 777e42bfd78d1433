import { Alert, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { getWindow } from '../../../../src/modules/clearing/contract.ts';
import { useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { DisputeList } from './dispute-list.tsx';
import { FlowSankey } from './flow-sankey.tsx';
import { LineDrawer } from './line-drawer.tsx';
import { PairTable } from './pair-table.tsx';
import { PaymentList } from './payment-list.tsx';
import { WindowActions } from './window-actions.tsx';
import { useClearingWords } from './words.ts';

/** One window from running to settled. */
export default function WindowPage(): ReactNode {
  const id = useRouteParam('id');
  const answer = useAnswer(getWindow, { params: { id } });
  const window = answer.data;
  const { t, city, language, light, due } = useClearingWords(window?.places);
  const [pair, setPair] = useState<readonly [string, string]>();
  return (
    <div className="stack">
      <PageHead
        title={t('window.named', { id })}
        lead={window ? t('window.span', { from: formatDay(window.opensOn, language), to: formatDay(window.closesOn, language) }) : undefined}
        actions={window ? <WindowActions window={window} /> : undefined}
      />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {window ? (
        <>
          <section className="panel stack">
            <div className="row spread">
              <Light {...light(window)} />
              <span className="faint">{due(window)}</span>
            </div>
            <div className="grid">
              <div className="fact">
                <span className="faint">{t('window.gross')}</span>
                <strong>
                  <Money fen={window.grossFen} />
                </strong>
                <small className="faint">
                  {t('column.count')} {window.count}
                </small>
              </div>
              {window.netted ? (
                <>
                  <div className="fact">
                    <span className="faint">{t('window.bilateral')}</span>
                    <strong>
                      <Money fen={window.netted.bilateralFen} />
                    </strong>
                  </div>
                  <div className="fact">
                    <span className="faint">{t('window.multilateral')}</span>
                    <strong>
                      <Money fen={window.netted.multilateralFen} />
                    </strong>
                  </div>
                </>
              ) : null}
            </div>
            {window.closed ? <small className="faint">{t('act.closedBy', { name: window.closed.byName })}{window.closed.earlyReason ? `：${window.closed.earlyReason}` : ''}</small> : null}
            {window.netted ? (
              <>
                <small className="faint">
                  {t('act.nettedBy', { name: window.netted.byName })} · {t('window.digest')} <code>{window.netted.digest.slice(0, 16)}</code>
                </small>
                <Alert type={window.netted.recomputedSame ? 'success' : 'error'} showIcon title={t(window.netted.recomputedSame ? 'window.same' : 'window.differs')} />
              </>
            ) : (
              <Alert type="info" showIcon title={t('window.preview')} />
            )}
          </section>
          <section className="panel stack" aria-labelledby="flows-title">
            <h2 id="flows-title">{t('window.flows')}</h2>
            {window.flows.length === 0 ? <Empty title={t('window.noFlows')} /> : <FlowSankey flows={window.flows} places={window.places} />}
          </section>
          {window.pairs.length > 0 ? <PairTable window={window} onLines={(a, b) => setPair([a, b])} /> : null}
          {window.final ? <PaymentList window={window} /> : null}
          {window.disputes.length > 0 ? <DisputeList window={window} /> : null}
          {pair ? <LineDrawer window={window} pair={pair} title={t('lines.title', { a: city(pair[0]), b: city(pair[1]) })} onClose={() => setPair(undefined)} /> : null}
        </>
      ) : null}
    </div>
  );
}
