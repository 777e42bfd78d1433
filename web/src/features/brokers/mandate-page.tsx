import { App, Button, Descriptions, Form, Input, Modal, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMandateEvent, answerMandate, decideDispute, endMandate, getMandate, type MandateView, raiseDispute } from '../../../../src/modules/brokers/contract.ts';
import { inBrackets, pause, semicolon } from '../../app/marks.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import './brokers.css';

type Doing = 'confirm' | 'decline' | 'end' | 'event' | 'dispute' | 'uphold' | 'dismiss';

export default function MandatePage(): ReactNode {
  const { t } = useTranslation('brokers');
  const { data: m, error } = useAnswer(getMandate, { params: { id: useRouteParam('id') } });
  const [doing, setDoing] = useState<Doing>();
  if (error) return <ProblemAlert problem={error} />;
  if (!m) return <Skeleton active />;
  const about = m.talkId ? null : m.demandId ? `/market/demands/${m.demandId}` : `/market/results/${m.resultId}`;
  return (
    <div className="stack">
      <PageHead
        title={<>{m.title} <Tag color={m.status === 'CONFIRMED' ? 'green' : 'blue'}>{t(`mandateStatus.${m.status}`)}</Tag></>} lead={t('mandates.lead')}
        actions={
          <>
            {m.may.answer ? <><Button type="primary" onClick={() => setDoing('confirm')}>{t('mandates.confirm')}</Button><Button onClick={() => setDoing('decline')}>{t('mandates.decline')}</Button></> : null}
            {m.may.work ? <><Button type="primary" onClick={() => setDoing('event')}>{t('mandates.add')}</Button><Button danger onClick={() => setDoing('end')}>{t('mandates.end')}</Button></> : null}
            {m.may.dispute ? <Button onClick={() => setDoing('dispute')}>{t('mandates.dispute')}</Button> : null}
            {m.may.decide ? <><Button type="primary" onClick={() => setDoing('uphold')}>{t('mandates.uphold')}</Button><Button onClick={() => setDoing('dismiss')}>{t('mandates.dismiss')}</Button></> : null}
          </>
        }
      />
      <div className="panel">
        <Descriptions
          column={{ xs: 1, sm: 2 }}
          items={[
            { key: 'about', label: t('mandates.about'), children: about ? <AppLink to={about}>{m.title}</AppLink> : m.title },
            { key: 'client', label: t('mandates.clientName'), children: m.client ?? t('mandates.hidden') },
            { key: 'from', label: t('mandates.from'), children: <CalendarDay date={m.fromOn} /> },
            { key: 'reward', label: t('mandates.reward'), children: t(`mandates.${m.rewardTo}`) },
            { key: 'shares', label: t('mandates.shares'), children: m.shares.map((s) => `${s.name}${inBrackets(`${s.number}${pause()}${s.organisation ?? '—'}`)}${s.sharePpm / 10_000}%`).join(semicolon()) },
          ]}
        />
      </div>
      <section className="panel stack-tight">
        <h2>{t('mandates.trail')}</h2>
        <ul className="desk-list">{m.events.map((e, i) => <li key={i}><span><Tag>{t(`event.${e.kind}`)}</Tag>{e.text} {e.documents.map((d) => <Tag key={d}>{d}</Tag>)}</span><small className="faint">{e.byName} · <Instant at={e.at} /></small></li>)}</ul>
      </section>
      {m.disputes.length > 0 ? (
        <section className="panel stack-tight">
          <h2>{t('mandates.disputes')}</h2>
          <ul className="desk-list">{m.disputes.map((d) => <li key={d.id}><span><Tag color={d.status === 'OPEN' ? 'orange' : undefined}>{t(`disputeStatus.${d.status}`)}</Tag><strong>{d.claimant}</strong> {d.claim} {d.decision ? <em>{d.decision}</em> : null}</span><small className="faint"><Instant at={d.raisedAt} /></small></li>)}</ul>
        </section>
      ) : null}
      {doing ? <Dialog doing={doing} mandate={m} onDone={() => setDoing(undefined)} /> : null}
    </div>
  );
}

const KINDS = ['CALL', 'VISIT', 'MEETING', 'LETTER', 'TRIAL', 'OTHER'] as const;
const HALF = 500_000;

function Dialog({ doing, mandate: m, onDone }: { doing: Doing; mandate: MandateView; onDone: () => void }): ReactNode {
  const { t } = useTranslation('brokers');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ text: string; kind: (typeof KINDS)[number]; documents: string[] }>();
  const done = { onSuccess: () => { void message.success(t('mandates.done')); onDone(); } };
  const answer = useAction(answerMandate, done);
  const end = useAction(endMandate, done);
  const event = useAction(addMandateEvent, done);
  const dispute = useAction(raiseDispute, done);
  const decide = useAction(decideDispute, done);
  const open = m.disputes.find((d) => d.status === 'OPEN');
  const params = { id: m.id };
  const finish = ({ text = '', kind, documents = [] }: { text: string; kind: (typeof KINDS)[number]; documents: string[] }): void => {
    if (doing === 'confirm' || doing === 'decline') answer.mutate({ params, body: { accept: doing === 'confirm', reason: text } });
    else if (doing === 'end') end.mutate({ params, body: { reason: text } });
    else if (doing === 'event') event.mutate({ params, body: { kind, text, documents } });
    else if (doing === 'dispute') dispute.mutate({ params, body: { claim: text, documents } });
    else if (open) decide.mutate({ params: { id: open.id }, body: { uphold: doing === 'uphold', decision: text, shares: doing === 'uphold' && open.claimantId ? [{ brokerId: m.shares[0]!.brokerId, sharePpm: HALF }, { brokerId: open.claimantId, sharePpm: HALF }] : undefined } });
  };
  const least = { confirm: 0, decline: 0, end: 2, event: 2, dispute: 10, uphold: 4, dismiss: 4 }[doing];
  const label = { confirm: 'mandates.reason', decline: 'mandates.reason', end: 'mandates.reason', event: 'mandates.text', dispute: 'mandates.claim', uphold: 'mandates.decision', dismiss: 'mandates.decision' }[doing];
  const title = { confirm: 'mandates.confirm', decline: 'mandates.decline', end: 'mandates.end', event: 'mandates.add', dispute: 'mandates.dispute', uphold: 'mandates.uphold', dismiss: 'mandates.dismiss' }[doing];
  const waiting = [answer, end, event, dispute, decide].some((a) => a.isPending);
  return (
    <Modal open title={t(title)} okText={t('mandates.save')} cancelText={t('mandates.cancel')} onCancel={onDone} onOk={() => form.submit()} okButtonProps={{ loading: waiting }}>
      <Form form={form} layout="vertical" onFinish={finish} initialValues={{ kind: 'VISIT', text: '', documents: [] }}>
        {doing === 'event' ? <Form.Item name="kind" label={t('mandates.kind')}><Select options={KINDS.map((k) => ({ value: k, label: t(`event.${k}`) }))} /></Form.Item> : null}
        <Form.Item name="text" label={t(label)} rules={least > 0 ? [{ required: true, min: least }] : []}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
        {doing === 'event' || doing === 'dispute' ? <Form.Item name="documents" label={t('mandates.documents')} extra={t('mandates.documentsHint')}><Select mode="tags" open={false} /></Form.Item> : null}
        {doing === 'uphold' ? <p className="faint">{t('mandates.equal')}</p> : null}
      </Form>
      <ProblemAlert problem={answer.error ?? end.error ?? event.error ?? dispute.error ?? decide.error} />
    </Modal>
  );
}
