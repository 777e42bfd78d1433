import { Alert, App, Button, Popconfirm, Radio, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { declareLoans, getOwnCredit, type OwnConsent, withdrawConsent } from '../../../../../src/modules/finance/contract.ts';
import type { CallAnswer } from '../../../app/api.ts';
import { useSay } from '../../../app/i18n.ts';
import { comma } from '../../../app/marks.ts';
import { AppLink } from '../../../app/navigation.tsx';
import { useAction, useAnswer } from '../../../app/query.ts';
import { Empty } from '../../../components/empty.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { Instant } from '../../../components/time.tsx';
import { ConsentDialog } from './consent-dialog.tsx';
import { Reasons } from './entry-panel.tsx';
import { AnswerLine, ConsentLight } from './state-light.tsx';
import { TierPanel } from './tier-panel.tsx';

type Own = CallAnswer<typeof getOwnCredit>;

/** The firm's own page: on the list or why not, which bank may read what, and who has read. */
export default function OwnPage(): ReactNode {
  const { t } = useTranslation('finance');
  const answer = useAnswer(getOwnCredit);
  const data = answer.data;
  const [giving, setGiving] = useState(false);
  return (
    <div className="stack">
      <PageHead title={t('whiteList.own.title')} lead={t('whiteList.own.lead')} actions={data?.firm ? <Button type="primary" onClick={() => setGiving(true)}>{t('whiteList.own.give')}</Button> : undefined} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data && !data.firm ? <Alert type="warning" showIcon title={t('whiteList.own.noFirm')} description={t('whiteList.own.noFirmHint')} /> : null}
      {data?.firm ? (
        <>
          <Listing own={data} />
          <section className="stack">
            <h2>{t('whiteList.own.consents')}</h2>
            {data.consents.length === 0 ? <section className="panel"><Empty title={t('whiteList.own.none')} hint={t('whiteList.own.noneHint')} /></section> : null}
            {data.consents.map((c) => <ConsentCard key={c.id} consent={c} />)}
          </section>
          <Statement own={data} />
          <TierPanel products={data.tiers} />
          {giving ? <ConsentDialog own={data} onClose={() => setGiving(false)} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Listing({ own: { listing, rule } }: { own: Own }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  if (!listing) return <Alert type="info" showIcon title={t('whiteList.own.never')} description={t('whiteList.own.neverHint')} />;
  const open = ['CANDIDATE', 'SCORED', 'REVIEWED'].includes(listing.state);
  const against = listing.reasons.filter((r) => r.answer !== 'YES');
  return (
    <section className="panel stack">
      <Alert
        type={listing.listed ? 'success' : 'info'}
        showIcon
        title={t(listing.listed ? 'whiteList.own.on' : 'whiteList.own.off')}
        description={listing.listed ? t('whiteList.own.onHint', { year: listing.year, until: listing.validUntil }) : open ? t('whiteList.own.progress', { state: t(`whiteList.list.state.${listing.state}`) }) : undefined}
      />
      {listing.trigger ? <span>{t('whiteList.own.left', { trigger: say(listing.trigger) })}</span> : null}
      {listing.reason ? <span>{t('whiteList.own.why', { reason: listing.reason })}</span> : null}
      {listing.points === null ? null : <span>{t('whiteList.own.points', { points: listing.points })}</span>}
      {!listing.listed && listing.state === 'NOT_MET' ? <strong>{t('whiteList.own.offHint')}</strong> : null}
      {!listing.listed && against.length > 0 ? <Reasons reasons={against} /> : null}
      {listing.missing.length > 0 ? <span>{t('whiteList.own.unknownHint')} {listing.missing.map(say).join(comma())}</span> : null}
      <span className="row spread"><small className="faint">{t('whiteList.own.rule', { source: say(rule.source) })}</small><AppLink to="/enterprises/own">{t('whiteList.own.update')}</AppLink></span>
    </section>
  );
}

function ConsentCard({ consent: c }: { consent: OwnConsent }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const { message } = App.useApp();
  const withdraw = useAction(withdrawConsent, { onSuccess: () => void message.success(t('whiteList.own.withdrawn')) });
  const running = c.state === 'LIVE' || c.state === 'WAITING';
  return (
    <div className="panel stack-tight">
      <span className="row spread"><strong>{c.bankName}</strong><ConsentLight state={c.state} /></span>
      <span>{say(c.purpose)} · {t('whiteList.own.period', { from: c.from, until: c.until })}</span>
      <small className="faint">{c.fields.map(say).join(comma())}</small>
      {c.answers.map((a) => <AnswerLine key={a.id} answer={a} />)}
      <details>
        <summary>{c.reads.length === 0 ? t('whiteList.own.readsNone') : t('whiteList.own.reads', { n: c.reads.length })}</summary>
        {c.reads.map((r) => <div key={r.at}><Instant at={r.at} /> {t('whiteList.own.readLine', { who: r.byName, n: r.fields.length })}</div>)}
      </details>
      <ProblemAlert problem={withdraw.error} />
      {running ? (
        <div className="row">
          <Popconfirm title={t('whiteList.own.withdrawSure', { bank: c.bankName })} okText={t('ok')} cancelText={t('cancel')} onConfirm={() => withdraw.mutate({ params: { id: c.id } })}>
            <Button danger loading={withdraw.isPending}>{t('whiteList.own.withdraw')}</Button>
          </Popconfirm>
        </div>
      ) : null}
    </div>
  );
}

function Statement({ own }: { own: Own }): ReactNode {
  const { t } = useTranslation('finance');
  const { message } = App.useApp();
  const declare = useAction(declareLoans, { onSuccess: () => void message.success(t('whiteList.own.stated')) });
  return (
    <section className="panel stack">
      <h2>{t('whiteList.own.loans')}</h2>
      <span>{t('whiteList.own.loansLead')}{own.loansOnRecord > 0 ? ` ${t('whiteList.own.loansOn', { n: own.loansOnRecord })}` : ''}</span>
      <Radio.Group aria-label={t('whiteList.own.loans')} value={own.everBorrowed} disabled={declare.isPending} onChange={(e) => declare.mutate({ body: { everBorrowed: e.target.value as boolean } })}
        options={[{ value: false, label: t('whiteList.own.notBorrowed') }, { value: true, label: t('whiteList.own.borrowed') }]} />
      {own.everBorrowed === null ? <small className="faint">{t('whiteList.own.unstated')}</small> : null}
      <ProblemAlert problem={declare.error} />
    </section>
  );
}
