import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Collapse, Descriptions, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmTerms, type TalkView, type TermsVersion } from '../../../../src/modules/market/contract.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { TermsDialog } from './terms-form.tsx';
import './market.css';

/** The terms that count, who has confirmed them, and what they were before. */
export function TermsPanel({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const [proposing, propose] = useState(false);
  const confirm = useAction(confirmTerms);
  const last = talk.terms.at(-1);
  const earlier = talk.terms.slice(0, -1).reverse();
  return (
    <section className="panel stack">
      <div className="row spread">
        <h3>{t('talk.terms')}</h3>
        {talk.may.propose ? <Button size="small" onClick={() => propose(true)}>{t(last ? 'talk.proposeNew' : 'talk.propose')}</Button> : null}
      </div>
      {last ? (
        <>
          <TermsLines terms={last} />
          <div className="confirmations">
            {(['buyer', 'seller'] as const).map((side) => {
              const at = side === 'buyer' ? last.buyerConfirmedAt : last.sellerConfirmedAt;
              return (
                <div key={side} className={at ? 'confirmation yes' : 'confirmation'}>
                  <div className="faint">{t(`talk.${side}`)}{talk.side === side ? inBrackets(t('talk.you')) : ''}</div>
                  {at ? <CheckCircleFilled style={{ color: 'var(--green)' }} /> : <ClockCircleOutlined style={{ color: 'var(--grey)' }} />} {t(at ? 'talk.confirmed' : 'talk.notConfirmed')}
                  {at ? <div className="faint"><Instant at={at} /></div> : null}
                </div>
              );
            })}
          </div>
          {talk.may.confirm ? (
            <div className="stack-tight">
              <Button type="primary" block loading={confirm.isPending} onClick={() => confirm.mutate({ params: { id: talk.id }, body: { termsVersion: last.version } })}>
                {t('talk.confirm')}
              </Button>
              <span className="faint">{t('talk.confirmHint')}</span>
            </div>
          ) : null}
          <ProblemAlert problem={confirm.error} />
        </>
      ) : (
        <Empty title={t('talk.noTerms')} hint={t('talk.noTermsHint')} />
      )}
      {earlier.length > 0 ? (
        <Collapse
          ghost
          items={[{ key: 'history', label: `${t('talk.history')} (${earlier.length})`, children: <div className="stack">{earlier.map((terms) => <TermsLines key={terms.version} terms={terms} />)}</div> }]}
        />
      ) : null}
      {proposing ? <TermsDialog talk={talk} onClose={() => propose(false)} /> : null}
    </section>
  );
}

function TermsLines({ terms }: { terms: TermsVersion }): ReactNode {
  const { t } = useTranslation('market');
  return (
    <div>
      <div className="faint">
        {t('talk.version', { version: terms.version })} · {t('talk.by', { side: t(`talk.${terms.proposedBy}`) })} · <Instant at={terms.proposedAt} />
      </div>
      <Descriptions
        column={1} size="small"
        items={[
          { key: 'price', label: t('talk.price'), children: <strong><Money fen={terms.priceFen} /></strong> },
          { key: 'pricing', label: t('talk.pricingMode'), children: t(`pricing.${terms.pricingMode}`) },
          { key: 'type', label: t('talk.contractType'), children: t(`contractType.${terms.contractType}`) },
          { key: 'payment', label: t('talk.paymentMode'), children: t(`payment.${terms.paymentMode}`) },
          ...(terms.scope ? [{ key: 'scope', label: t('talk.scope'), children: <span style={{ whiteSpace: 'pre-wrap' }}>{terms.scope}</span> }] : []),
        ]}
      />
      {terms.relatedParties ? <Tag color="orange">{t('talk.relatedYes')}</Tag> : null}
    </div>
  );
}
