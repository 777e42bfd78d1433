import { Alert, Button, Drawer, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explainMine, getMine, type OwnEntry, type OwnMiss, readMessages } from '../../../../src/modules/entitlement/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { AccountDialog, AppealDialog, OptOutDialog } from './mine-dialogs.tsx';
import { NoticeState } from './notice-state.tsx';
import { Recoveries } from './recoveries.tsx';
import { WhyPanel } from './why-panel.tsx';
import { entryColour, reasonsOf } from './words.ts';

type Mine = CallAnswer<typeof getMine>;
type Dialog = { kind: 'optOut' | 'account'; entry: OwnEntry } | { kind: 'appeal'; roundId: string };

/** The firm's own page: what it is given without applying, how to answer, and what it missed. */
export default function MinePage(): ReactNode {
  const { t } = useTranslation('entitlement');
  const answer = useAnswer(getMine);
  const data = answer.data;
  const [why, setWhy] = useState<string>();
  const [dialog, setDialog] = useState<Dialog>();
  const close = (): void => setDialog(undefined);
  return (
    <div className="stack">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} actions={<AppLink to="/entitlement/notices">{t('mine.notices')}</AppLink>} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data && !data.firm ? <Alert type="warning" showIcon title={t('mine.noFirm')} description={t('mine.noFirmHint')} /> : null}
      {data?.firm ? (
        <>
          {data.entries.length === 0 ? <section className="panel"><Empty title={t('mine.empty')} hint={t('mine.emptyHint')} /></section> : null}
          {data.entries.map((e) => <EntryCard key={e.entry.id} own={e} onWhy={setWhy} onDialog={setDialog} />)}
          {data.recoveries.length > 0 ? <section className="stack"><h2>{t('mine.recoveries')}</h2><Recoveries items={data.recoveries} plain /></section> : null}
          <Misses data={data} onWhy={setWhy} onAppeal={(roundId) => setDialog({ kind: 'appeal', roundId })} />
          <Appeals data={data} />
          <Messages data={data} />
        </>
      ) : null}
      <Drawer open={why !== undefined} size={560} title={t(data?.misses.some((m) => m.round.id === why) ? 'why.title' : 'mine.why')} onClose={() => setWhy(undefined)}>{why ? <Why roundId={why} /> : null}</Drawer>
      {dialog?.kind === 'optOut' ? <OptOutDialog own={dialog.entry} onClose={close} /> : null}
      {dialog?.kind === 'account' ? <AccountDialog own={dialog.entry} firm={data?.firm?.name ?? ''} onClose={close} /> : null}
      {dialog?.kind === 'appeal' ? <AppealDialog roundId={dialog.roundId} onClose={close} /> : null}
    </div>
  );
}

function EntryCard({ own, onWhy, onDialog }: { own: OwnEntry; onWhy: (roundId: string) => void; onDialog: (dialog: Dialog) => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const { entry, round } = own;
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{say({ zh: round.programmeZh, en: round.programmeEn })}</h2>
        <Light colour={entryColour[entry.status]} text={t(`status.${entry.status}`)} />
      </div>
      {own.mayRespond ? <Alert type="success" showIcon title={t('mine.onList')} /> : null}
      <div className="grid">
        <div className="fact"><span className="faint">{t(entry.status === 'PAID' ? 'mine.paidAmount' : 'mine.amount')}</span><strong><Money fen={entry.proposedFen ?? entry.amountFen} /></strong></div>
        <div className="fact"><span className="faint">{round.title}</span><NoticeState notice={own.notice} /></div>
        <div className="fact"><span className="faint">{t('round.account')}</span><span>{own.account ? t('mine.accountNow', { bank: own.account.bank, ends: own.account.number.slice(-4) }) : t('mine.noAccount')}</span></div>
      </div>
      {entry.refusedReason ? <Alert type="error" showIcon title={entry.refusedReason} /> : null}
      <div className="row">
        <Button onClick={() => onWhy(round.id)}>{t('mine.why')}</Button>
        {own.mayRespond ? <Button type="primary" onClick={() => onDialog({ kind: 'account', entry: own })}>{t('mine.account')}</Button> : null}
        {own.mayAppeal ? <Button onClick={() => onDialog({ kind: 'appeal', roundId: round.id })}>{t('mine.appeal')}</Button> : null}
        {own.mayRespond ? <Button danger onClick={() => onDialog({ kind: 'optOut', entry: own })}>{t('mine.optOut')}</Button> : null}
        <AppLink to={`/entitlement/notices/${round.id}`}>{t('mine.view')}</AppLink>
      </div>
    </section>
  );
}

function Misses({ data, onWhy, onAppeal }: { data: Mine; onWhy: (roundId: string) => void; onAppeal: (roundId: string) => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  if (data.misses.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t('mine.misses')}</h2>
      <span className="faint">{t('mine.missHint')}</span>
      {data.misses.map((m) => <Miss key={m.round.id} miss={m} onWhy={onWhy} onAppeal={onAppeal} />)}
    </section>
  );
}

function Miss({ miss, onWhy, onAppeal }: { miss: OwnMiss; onWhy: (roundId: string) => void; onAppeal: (roundId: string) => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const { round, finding } = miss;
  return (
    <div className="panel stack-tight">
      <span className="row spread"><strong>{round.title}</strong><NoticeState notice={miss.notice} /></span>
      <span>{t(`outcome.${finding.outcome}`)} · {reasonsOf(finding, say, (what) => t('round.failing', { what }))}</span>
      <div className="row">
        <Button size="small" onClick={() => onWhy(round.id)}>{t('round.why')}</Button>
        {miss.mayAppeal ? <Button size="small" type="primary" onClick={() => onAppeal(round.id)}>{t('mine.appeal')}</Button> : null}
      </div>
    </div>
  );
}

function Appeals({ data }: { data: Mine }): ReactNode {
  const { t } = useTranslation('entitlement');
  if (data.appeals.length === 0) return null;
  const titles = new Map([...data.entries, ...data.misses].map(({ round }) => [round.id, round.title]));
  return (
    <section className="stack">
      <h2>{t('mine.appeals')}</h2>
      {data.appeals.map((a) => (
        <div key={a.id} className="panel stack-tight">
          <span className="row spread"><strong>{titles.get(a.roundId)}</strong><Light colour={a.status === 'OPEN' ? 'yellow' : a.status === 'UPHELD' ? 'green' : 'red'} text={t(a.status === 'OPEN' ? 'mine.waiting' : a.status === 'UPHELD' ? 'round.upheld' : 'round.dismissed')} /></span>
          <small className="faint">{a.filedByName} · <Instant at={a.filedAt} /></small>
          <span>{a.text}</span>
          {a.reason ? <span className="faint">{t('mine.answer')}{colon()}{a.reason}</span> : null}
        </div>
      ))}
    </section>
  );
}

function Messages({ data }: { data: Mine }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const read = useAction(readMessages);
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('mine.messages')}</h2>
        {data.messages.some((m) => m.readAt === null) ? <Button size="small" loading={read.isPending} onClick={() => read.mutate({})}>{t('mine.read')}</Button> : null}
      </div>
      {data.messages.length === 0 ? <span className="faint">{t('mine.messagesEmpty')}</span> : null}
      {data.messages.map((m) => (
        <div key={m.id} className="stack-tight">
          <span>{m.readAt === null ? <Light colour="yellow" text={t('mine.unread')} /> : null} {say(m)}</span>
          <small className="faint"><Instant at={m.sentAt} /></small>
        </div>
      ))}
    </section>
  );
}

function Why({ roundId }: { roundId: string }): ReactNode {
  return <WhyPanel answer={useAnswer(explainMine, { params: { id: roundId } })} />;
}
