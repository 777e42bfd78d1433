import { App, Button, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addLines, type BatchLineView, collectProposals, getBatch, importLines, payeeKinds, refuseLine } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { FileDrop } from '../../components/file-drop.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { AskDialog, useDone } from './ask-dialog.tsx';
import { stateColour } from './batches-page.tsx';
import { TraceDrawer } from './trace-drawer.tsx';

type Batch = CallAnswer<typeof getBatch>;

/** One batch: its lines, who did what, and the way to the case where it is checked, approved and paid. */
export default function BatchPage(): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const id = useRouteParam('id');
  const answer = useAnswer(getBatch, { params: { id } });
  const data = answer.data;
  return (
    <div className="stack">
      <PageHead
        title={data ? data.batch.title : t('batches.one')}
        lead={data ? `${data.batch.number} · ${say({ zh: data.batch.fundZh, en: data.batch.fundEn })} · ${say(data.regions.find((r) => r.code === data.batch.region) ?? { zh: data.batch.region, en: data.batch.region })}` : undefined}
        actions={data ? <AppLink to={`/cases/${data.batch.caseId}`}>{t('batch.case')}</AppLink> : undefined}
      />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <section className="panel row spread">
            <div className="fact">
              <span className="faint">{t('batches.amount')}</span>
              <strong>
                <Money fen={data.batch.amountFen} />
              </strong>
            </div>
            <Light colour={stateColour[data.batch.status]} text={t(`state.${data.batch.status}`)} />
            <span>
              {t('batches.count', { n: data.batch.lines })}
              {data.batch.refused > 0 ? ` · ${t('batches.refused', { n: data.batch.refused })}` : ''}
            </span>
          </section>
          {data.may.fill ? <Filling data={data} onDone={() => void answer.refetch()} /> : null}
          <Lines data={data} />
          <section className="panel stack-tight">
            <h2>{t('batch.steps')}</h2>
            <span>
              {t('trace.who', { what: t('batches.prepared'), name: data.batch.preparedByName })} · <Instant at={data.batch.preparedAt} />
            </span>
            {data.steps.map((s, i) => (
              <span key={i}>
                {t('trace.who', { what: t(`action.${s.action as 'pay'}`), name: s.byName })} · <Instant at={s.at} />
              </span>
            ))}
          </section>
        </>
      ) : null}
    </div>
  );
}

function Filling({ data, onDone }: { data: Batch; onDone: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const params = { id: data.batch.id };
  const collect = useAction(collectProposals, { onSuccess: ({ added }) => void message.success(t('batch.collected', { added })) });
  return (
    <section className="panel stack">
      <h2>{t('batch.import')}</h2>
      <span className="faint">{t('batch.importHint')}</span>
      <FileDrop
        contract={importLines}
        input={{ params }}
        accept={['.xlsx', '.csv']}
        onDone={({ added, known }) => {
          void message.success(t('batch.imported', { added, known }));
          onDone();
        }}
      />
      <div className="row">
        <Button onClick={() => setAdding(true)}>{t('batch.add')}</Button>
        {data.waiting > 0 ? (
          <Button loading={collect.isPending} onClick={() => collect.mutate({ params })}>
            {t('batch.collect', { n: data.waiting })}
          </Button>
        ) : null}
      </div>
      <ProblemAlert problem={collect.error} />
      {adding ? <LineDialog data={data} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function LineDialog({ data, onClose }: { data: Batch; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const done = useDone(onClose);
  const action = useAction(addLines, { onSuccess: () => done(t('fund.done')) });
  return (
    <AskDialog
      title={t('batch.add')}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'payeeName', label: t('batch.payee'), kind: 'text' },
        { name: 'payeeCode', label: t('batch.code'), kind: 'text' },
        { name: 'payeeKind', label: t('batch.kind'), kind: 'choice', options: payeeKinds.map((k) => ({ value: k, label: t(`payee.${k}`) })), initial: 'firm' },
        { name: 'task', label: t('batch.task'), kind: 'choice', options: data.tasks.map((x, i) => ({ value: String(i), label: `${x.programme} ${x.no} ${x.title}` })) },
        { name: 'amountFen', label: t('fund.amount'), kind: 'yuan' },
        { name: 'clause', label: t('batch.clause'), kind: 'text', initial: '002 六/（二）' },
        { name: 'costLine', label: t('batch.costLine'), kind: 'choice', options: data.costLines.map((c) => ({ value: c.id, label: say(c) })) },
        { name: 'document', label: t('batch.document'), kind: 'text' },
        { name: 'evidence', label: t('batch.evidence'), kind: 'text' },
        { name: 'reference', label: t('batch.reference'), kind: 'text' },
      ]}
      onSend={(v) => {
        const task = data.tasks[Number(v['task'])]!;
        action.mutate({
          params: { id: data.batch.id },
          body: {
            lines: [{
              payeeName: String(v['payeeName']), payeeCode: String(v['payeeCode']).toUpperCase(), payeeKind: payeeKinds.find((k) => k === v['payeeKind'])!, programme: task.programme, taskNo: task.no, amountFen: Number(v['amountFen']),
              clause: String(v['clause']), costLine: String(v['costLine']), document: String(v['document']), evidence: String(v['evidence']), reference: String(v['reference']),
            }],
          },
        });
      }}
    />
  );
}

function Lines({ data }: { data: Batch }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const [refusing, setRefusing] = useState<string>();
  const [traced, setTraced] = useState<string>();
  if (data.lines.length === 0) return <Empty title={t('batch.empty')} hint={t('batch.emptyHint')} />;
  const state = (l: BatchLineView): ReactNode => {
    if (l.refusedReason) return <Tag color="red">{t('batch.refusedBy', { name: l.refusedByName ?? '', reason: l.refusedReason })}</Tag>;
    if (l.transfer) {
      return (
        <Button size="small" onClick={() => setTraced(l.transfer!)}>
          {t('fund.trace')}
        </Button>
      );
    }
    return data.may.refuse || data.may.fill ? (
      <Button size="small" danger onClick={() => setRefusing(l.id)}>
        {t('batch.refuse')}
      </Button>
    ) : null;
  };
  return (
    <>
      <Table
        aria-label={t('batch.lines')}
        rowKey="id"
        size="small"
        pagination={data.lines.length > 100 ? { pageSize: 100 } : false}
        scroll={{ x: 'max-content' }}
        dataSource={[...data.lines]}
        columns={[
          { title: '#', dataIndex: 'no' },
          { title: t('batch.payee'), render: (_, l) => <Two first={l.payeeName} second={l.payeeCode} /> },
          { title: t('batch.amount'), align: 'right', render: (_, l) => <Money fen={l.amountFen} unit="yuan" /> },
          { title: t('batch.task'), render: (_, l) => <Two first={l.taskTitle} second={l.rule ? t('batch.rule', { rule: l.rule, version: l.ruleVersion }) : l.clause} /> },
          { title: t('batch.costLine'), render: (_, l) => <Two first={say(data.costLines.find((c) => c.id === l.costLine) ?? { zh: l.costLine, en: l.costLine })} second={l.document} /> },
          { title: t('batch.reference'), render: (_, l) => <Two first={l.reference} second={l.paymentOrder ? t('batch.order', { order: l.paymentOrder }) : l.evidence} /> },
          { title: '', render: (_, l) => state(l) },
        ]}
      />
      {refusing ? <RefuseDialog lineId={refusing} onClose={() => setRefusing(undefined)} /> : null}
      {traced ? <TraceDrawer key={traced} transfer={traced} onClose={() => setTraced(undefined)} /> : null}
    </>
  );
}

function Two({ first, second }: { first: string; second: string }): ReactNode {
  return (
    <div className="fact">
      <span>{first}</span>
      <small className="faint">{second}</small>
    </div>
  );
}

function RefuseDialog({ lineId, onClose }: { lineId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const done = useDone(onClose);
  const action = useAction(refuseLine, { onSuccess: () => done(t('fund.done')) });
  return <AskDialog title={t('batch.refuse')} action={action} onClose={onClose} fields={[{ name: 'reason', label: t('batch.reason'), kind: 'text' }]} onSend={(v) => action.mutate({ params: { id: lineId }, body: { reason: String(v['reason']) } })} />;
}
