import { Alert, App, Button, Drawer, Input, Skeleton, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkRound, downloadList, type EntryView, explainFinding, type FindingView, getRound, listEntries, listFindings, openRecovery } from '../../../../src/modules/entitlement/contract.ts';
import { type CallAnswer } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { ClosedDialog } from './closed-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { Disputes } from './disputes.tsx';
import { NoticeState } from './notice-state.tsx';
import { Recoveries } from './recoveries.tsx';
import { RoundSteps } from './round-steps.tsx';
import { WhyPanel } from './why-panel.tsx';
import { entryColour, placeOf, reasonsOf, roundColour } from './words.ts';

export type Round = CallAnswer<typeof getRound>;

/** One round: what the list comes to, where it stands, each firm with its reasons, objections, appeals and recoveries. */
export default function RoundPage(): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const id = useRouteParam('id');
  const answer = useAnswer(getRound, { params: { id } });
  const data = answer.data;
  const [why, setWhy] = useState<{ enterpriseId: string; name: string }>();
  const disputes = data ? data.objections.filter((o) => o.status === 'open').length + data.appeals.filter((a) => a.status === 'OPEN').length : 0;
  return (
    <div className="stack">
      <PageHead
        title={data?.round.title ?? t('rounds.one')}
        lead={data ? `${data.round.number} · ${say(placeOf(data.regions, data.round.region))} · ${say({ zh: data.round.programmeZh, en: data.round.programmeEn })}` : undefined}
        actions={data ? <RoundSteps data={data} /> : undefined}
      />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <Facts data={data} />
          <Tabs
            items={[
              { key: 'list', label: `${t('round.list')} ${data.outcomes.ENTITLED}`, children: <List data={data} onWhy={setWhy} /> },
              { key: 'near', label: `${t('round.near')} ${data.outcomes.NEAR_MISS}`, children: <Findings roundId={id} outcome="NEAR_MISS" onWhy={setWhy} /> },
              { key: 'unknown', label: `${t('round.unknown')} ${data.outcomes.UNKNOWN}`, children: <Findings roundId={id} outcome="UNKNOWN" onWhy={setWhy} /> },
              { key: 'excluded', label: `${t('round.excluded')} ${data.outcomes.EXCLUDED}`, children: <Findings roundId={id} outcome="EXCLUDED" onWhy={setWhy} /> },
              { key: 'disputes', label: `${t('round.disputes')}${disputes > 0 ? ` ${disputes}` : ''}`, children: <Disputes data={data} /> },
              { key: 'recoveries', label: t('round.recoveries'), children: <Recoveries items={data.recoveries} /> },
            ]}
          />
          <Drawer open={why !== undefined} size={560} title={why ? `${why.name} · ${t('why.title')}` : ''} onClose={() => setWhy(undefined)}>
            {why ? <Why roundId={id} enterpriseId={why.enterpriseId} /> : null}
          </Drawer>
        </>
      ) : null}
    </div>
  );
}

function Facts({ data }: { data: Round }): ReactNode {
  const { t } = useTranslation('entitlement');
  const { round, outcomes } = data;
  const [checking, setChecking] = useState(false);
  const check = useAnswer(checkRound, { params: { id: round.id } }, { enabled: checking });
  const judged = Object.values(outcomes).reduce((a, b) => a + b, 0);
  const fact = (label: string, value: ReactNode): ReactNode => <div className="fact"><span className="faint">{label}</span><strong>{value}</strong></div>;
  return (
    <section className="panel stack">
      <div className="row spread">
        <span className="row">
          <Light colour={roundColour[round.status]} text={t(`state.${round.status}`)} />
          {round.publishedAt ? <NoticeState notice={data.notice} /> : null}
        </span>
        <span className="row">
          <Button loading={check.isFetching} onClick={() => (checking ? void check.refetch() : setChecking(true))}>{t('round.check')}</Button>
          <Button onClick={() => void download(downloadList, { params: { id: round.id } })}>{t('round.export')}</Button>
        </span>
      </div>
      <div className="grid">
        {fact(t('round.judged'), t('rounds.firms', { n: judged }))}
        {fact(t('round.listed'), t('rounds.firms', { n: data.statuses.filter((s) => s.status !== 'OPTED_OUT' && s.status !== 'REFUSED').reduce((n, s) => n + s.firms, 0) }))}
        {fact(t('round.total'), <Money fen={data.totalFen} />)}
        {fact(t('round.budget'), <Money fen={round.budgetFen} />)}
        {fact(t('rounds.factsOn'), <CalendarDay date={round.factsOn} />)}
      </div>
      {data.totalFen > round.budgetFen ? <Alert type="warning" showIcon title={t('round.overBudget')} /> : null}
      <ProblemAlert problem={check.error} />
      {check.data ? <Alert type={check.data.same ? 'success' : 'error'} showIcon title={check.data.same ? t('round.same', { firms: check.data.firms, hash: check.data.recomputedHash.slice(0, 16) }) : t('round.differs')} /> : null}
      <small className="faint">{t('why.rule', { rule: round.rule, version: round.ruleVersion })} · {round.clause} · {round.fund}</small>
    </section>
  );
}

type OnWhy = (firm: { enterpriseId: string; name: string }) => void;

function List({ data, onWhy }: { data: Round; onWhy: OnWhy }): ReactNode {
  const { t } = useTranslation('entitlement');
  const language = useLanguage();
  const { message } = App.useApp();
  const { page, pageSize, onPage, first } = usePaging();
  const [q, setQ] = useState('');
  const [recovering, setRecovering] = useState<EntryView>();
  const answer = useAnswer(listEntries, { params: { id: data.round.id }, query: { page, pageSize, q: q || undefined } }, { keepPrevious: true });
  const recover = useAction(openRecovery, {
    onSuccess: ({ amountFen }) => {
      void message.success(t('round.recovered', { amount: formatMoney(amountFen, language) }));
      setRecovering(undefined);
    },
  });
  const [deciding, setDeciding] = useState<EntryView>();
  const light = (e: EntryView): ReactNode => <Light colour={entryColour[e.status]} text={t(`status.${e.status}`)} />;
  const closed = (e: EntryView): ReactNode => (e.closed ? <small className="faint">{e.closed.said}{e.closed.paid ? ` · ${t('closed.paid')}` : ''}</small> : null);
  const actions = (e: EntryView): ReactNode => (
    <span className="row-tight">
      <Button type="link" size="small" onClick={() => onWhy(e)}>{t('round.why')}</Button>
      {data.may.approve && e.closed && !e.closed.paid && e.status === 'CONFIRMED' ? <Button type="link" size="small" danger onClick={() => setDeciding(e)}>{t('closed.decide')}</Button> : null}
      {data.may.prepare && e.status === 'PAID' ? <Button type="link" size="small" danger onClick={() => setRecovering(e)}>{t('round.recover')}</Button> : null}
    </span>
  );
  return (
    <div className="stack">
      <Search onSearch={(text) => { setQ(text); first(); }} />
      <PagedTable<EntryView>
        answer={answer}
        label={t('round.list')}
        rowKey={(e) => e.id}
        onPage={onPage}
        empty={<Empty title={t('round.none')} />}
        columns={[
          { title: t('notice.no'), dataIndex: 'no', align: 'right' },
          { title: t('notice.firm'), render: (_, e) => e.name },
          { title: t('notice.code'), render: (_, e) => <span className="number">{e.creditCode}</span> },
          { title: t('notice.amount'), align: 'right', render: (_, e) => <Money fen={e.proposedFen ?? e.amountFen} unit="wan" /> },
          { title: t('rounds.state'), render: (_, e) => <span className="stack-tight">{light(e)}{e.refusedReason ? <small className="faint">{e.refusedReason}</small> : null}{closed(e)}</span> },
          { title: t('round.account'), render: (_, e) => (e.hasAccount ? t('round.hasAccount') : '—') },
          { title: '', render: (_, e) => actions(e) },
        ]}
        card={(e) => (
          <div className="stack-tight">
            <strong>{e.no}. {e.name}</strong>
            <span className="row spread">{light(e)}<Money fen={e.proposedFen ?? e.amountFen} /></span>
            {closed(e)}
            {actions(e)}
          </div>
        )}
      />
      {deciding ? <ClosedDialog entry={deciding} onClose={() => setDeciding(undefined)} /> : null}
      {recovering ? (
        <DecideDialog title={`${t('round.recoverTitle')} · ${recovering.name}`} facts={data.facts} action={recover} onClose={() => setRecovering(undefined)} onSend={(body) => recover.mutate({ params: { id: recovering.id }, body })} />
      ) : null}
    </div>
  );
}

function Findings({ roundId, outcome, onWhy }: { roundId: string; outcome: FindingView['outcome']; onWhy: OnWhy }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const { page, pageSize, onPage, first } = usePaging();
  const [q, setQ] = useState('');
  const answer = useAnswer(listFindings, { params: { id: roundId }, query: { page, pageSize, outcome, q: q || undefined } }, { keepPrevious: true });
  const reasons = (f: FindingView): ReactNode => <span>{reasonsOf(f, say, (what) => t('round.failing', { what }))}</span>;
  return (
    <div className="stack">
      <Search onSearch={(text) => { setQ(text); first(); }} />
      <PagedTable<FindingView>
        answer={answer}
        label={t(`outcome.${outcome}`)}
        rowKey={(f) => f.enterpriseId}
        onPage={onPage}
        empty={<Empty title={t('round.none')} />}
        columns={[
          { title: t('notice.firm'), render: (_, f) => f.name },
          { title: t('round.reasons'), width: 480, render: (_, f) => reasons(f) },
          { title: t('round.full'), align: 'right', render: (_, f) => <Money fen={f.fullFen} unit="wan" /> },
          { title: '', render: (_, f) => <Button type="link" size="small" onClick={() => onWhy(f)}>{t('round.why')}</Button> },
        ]}
        card={(f) => (
          <div className="stack-tight">
            <strong>{f.name}</strong>
            {reasons(f)}
            <div><Button type="link" size="small" onClick={() => onWhy(f)}>{t('round.why')}</Button></div>
          </div>
        )}
      />
    </div>
  );
}

function Search({ onSearch }: { onSearch: (text: string) => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  return <Input.Search allowClear className="narrow" placeholder={t('search')} aria-label={t('search')} onSearch={(text) => onSearch(text.trim())} />;
}

function Why({ roundId, enterpriseId }: { roundId: string; enterpriseId: string }): ReactNode {
  return <WhyPanel answer={useAnswer(explainFinding, { params: { id: roundId, enterpriseId } })} />;
}
