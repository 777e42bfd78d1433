import { Alert, App, Button, Form, Input, Modal, Skeleton, Steps, Tag } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dealOfTalk, enterContractOfTalk } from '../../../../src/flows/deal/contract.ts';
import { answerTalk, endTalk, getTalk, type TalkView, writeMessage } from '../../../../src/modules/market/contract.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { EvidencePanel } from '../trading/evidence-panel.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { StatusTag } from './status-tag.tsx';
import { TermsPanel } from './terms-panel.tsx';
import './market.css';

export default function TalkPage(): ReactNode {
  const { t } = useTranslation('market');
  const id = useRouteParam('id');
  const { data: talk, error } = useAnswer(getTalk, { params: { id } });
  if (error) return <ProblemAlert problem={error} />;
  if (!talk) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead
        title={<>{talk.result.title} <StatusTag of="talkStatus" status={talk.status} /></>}
        lead={t('talk.live')}
        actions={<EndButton talk={talk} />}
      />
      <Progress talk={talk} />
      <Sides talk={talk} />
      <Answer talk={talk} />
      <NextStep talk={talk} />
      <div className="talk-columns">
        <Messages talk={talk} />
        <TermsPanel talk={talk} />
      </div>
      {talk.side === 'seller' && talk.pricingCaseId ? <EvidencePanel kind="talks" id={talk.id} /> : null}
    </div>
  );
}

const STEP_OF = { ASKED: 0, DECLINED: 0, OPEN: 1, ENDED: 1, AGREED: 2, PRICING: 3, PRICE_FIXED: 4, CONTRACTED: 5 } as const;

function Progress({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const steps = ['asked', 'open', 'agreed', ...(talk.noticeNeeded || talk.pricingCaseId ? ['priced'] : []), 'contracted'];
  const at = talk.status === 'CONTRACTED' ? steps.length : Math.min(STEP_OF[talk.status] + (talk.status === 'AGREED' ? 1 : 0), steps.length - 1);
  const stopped = talk.status === 'DECLINED' || talk.status === 'ENDED';
  return <Steps size="small" responsive current={at} status={stopped ? 'error' : 'process'} items={steps.map((step) => ({ title: t(`talk.step.${step}`) }))} />;
}

function Sides({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const { nameOf } = usePlaces();
  return (
    <div className="grid">
      {(['buyer', 'seller'] as const).map((side) => (
        <section className="panel" key={side}>
          <div className="faint">
            {t(`talk.${side}`)} {talk.side === side ? <Tag color="blue">{t('talk.you')}</Tag> : null}
          </div>
          <strong>{talk[side].name}</strong> <span className="faint">{talk[side].region ? nameOf(talk[side].region!) : ''}</span>
          <div>
            {side === 'buyer' ? (
              <AppLink to={`/market/demands/${talk.demand.id}`}>{talk.demand.title}</AppLink>
            ) : (
              <>
                <AppLink to={`/market/results/${talk.result.id}`}>{talk.result.title}</AppLink> {talk.result.jobResult ? <Tag>{t('talk.jobResult')}</Tag> : null}
              </>
            )}
          </div>
        </section>
      ))}
    </div>
  );
}

function Answer({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const [declining, setDeclining] = useState(false);
  const answer = useAction(answerTalk, { onSuccess: () => setDeclining(false) });
  if (talk.status === 'DECLINED') return <Alert type="error" showIcon title={t('talk.declinedWith', { reason: talk.declineReason })} />;
  if (talk.status === 'ENDED') return <Alert type="info" showIcon title={t('talk.endedWith', { reason: talk.endReason })} />;
  if (talk.status !== 'ASKED') return null;
  if (!talk.may.answer) return <Alert type="info" showIcon title={t('talk.waitAnswer')} />;
  return (
    <>
      <Alert
        type="warning" showIcon title={t('talk.answer')}
        action={
          <div className="row">
            <Button type="primary" loading={answer.isPending} onClick={() => answer.mutate({ params: { id: talk.id }, body: { accept: true } })}>{t('talk.accept')}</Button>
            <Button onClick={() => setDeclining(true)}>{t('talk.decline')}</Button>
          </div>
        }
      />
      <ProblemAlert problem={answer.error} />
      {declining ? (
        <ReasonDialog
          title={t('talk.decline')} label={t('talk.declineReason')} pending={answer.isPending} problem={answer.error} onClose={() => setDeclining(false)}
          onReason={(reason) => answer.mutate({ params: { id: talk.id }, body: { accept: false, reason } })}
        />
      ) : null}
    </>
  );
}

/** What stands between agreement and contract, and the button that leads on. */
function NextStep({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const go = useGo();
  const mayEnter = useCan('contracts.contract.write') && talk.may.enterContract;
  const deal = useAnswer(dealOfTalk, { params: { id: talk.id } }, { enabled: talk.status === 'CONTRACTED' });
  const enter = useAction(enterContractOfTalk, { onSuccess: ({ contractId }) => go(`/contracts/${contractId}`) });
  const notice = talk.pricingCaseId ? <Button onClick={() => go(`/cases/${talk.pricingCaseId}`)}>{t('talk.noticeCase')}</Button> : null;
  if (talk.status === 'CONTRACTED') {
    const contractId = deal.data?.contractId;
    return <Alert type="success" showIcon title={t('talk.contractEntered')} action={contractId ? <Button onClick={() => go(`/contracts/${contractId}`)}>{t('talk.viewContract')}</Button> : null} />;
  }
  if (talk.status === 'OPEN' && talk.pricingCaseId) return <Alert type="warning" showIcon title={t('talk.noticeRevise')} action={notice} />;
  if (talk.status === 'PRICING') return <Alert type="info" showIcon title={t('talk.noticeNeeded')} action={notice} />;
  if (talk.status !== 'AGREED' && talk.status !== 'PRICE_FIXED') return null;
  return (
    <>
      <Alert
        type="success" showIcon title={t('talk.agreed')}
        action={
          <div className="row">
            {notice}
            {mayEnter ? <Button type="primary" loading={enter.isPending} onClick={() => enter.mutate({ params: { id: talk.id } })}>{t('talk.enterContract')}</Button> : null}
          </div>
        }
      />
      <ProblemAlert problem={enter.error} />
    </>
  );
}

function Messages({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const end = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const write = useAction(writeMessage, { onSuccess: () => setText('') });
  const count = talk.messages.length;
  useEffect(() => {
    // Within the list only: the page itself must not jump when somebody writes.
    const list = end.current?.parentElement;
    if (list) list.scrollTop = list.scrollHeight;
  }, [count]);
  return (
    <section className="panel stack">
      <h3>{t('talk.messages')}</h3>
      <div className="messages" role="log" aria-label={t('talk.messages')}>
        {count === 0 ? <p className="faint">{t('talk.noMessages')}</p> : null}
        {talk.messages.map((m) => (
          <div key={m.id} className={m.side === talk.side ? 'message own' : 'message'}>
            <small>
              {m.authorName} · <Instant at={m.at} />
            </small>
            {m.text}
          </div>
        ))}
        <div ref={end} />
      </div>
      {talk.may.write ? (
        <div className="stack-tight">
          <Input.TextArea value={text} onChange={(e) => setText(e.target.value)} aria-label={t('talk.write')} placeholder={t('talk.write')} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4_000} />
          <div>
            <Button type="primary" disabled={text.trim() === ''} loading={write.isPending} onClick={() => write.mutate({ params: { id: talk.id }, body: { text } })}>
              {t('talk.send')}
            </Button>
          </div>
          <ProblemAlert problem={write.error} />
        </div>
      ) : null}
    </section>
  );
}

function EndButton({ talk }: { talk: TalkView }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [asking, ask] = useState(false);
  const end = useAction(endTalk, {
    onSuccess: () => {
      void message.success(t('talk.ended'));
      ask(false);
    },
  });
  if (!talk.may.end) return null;
  return (
    <>
      <Button danger onClick={() => ask(true)}>{t('talk.end')}</Button>
      {asking ? (
        <ReasonDialog title={t('talk.end')} label={t('talk.endReason')} pending={end.isPending} problem={end.error} onClose={() => ask(false)} onReason={(reason) => end.mutate({ params: { id: talk.id }, body: { reason } })} />
      ) : null}
    </>
  );
}

function ReasonDialog(props: { title: string; label: string; pending: boolean; problem: unknown; onReason: (reason: string) => void; onClose: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal open title={props.title} okText={props.title} cancelText={t('talk.cancel')} okButtonProps={{ danger: true, loading: props.pending }} onOk={() => form.submit()} onCancel={props.onClose}>
      <Form form={form} layout="vertical" onFinish={({ reason }) => props.onReason(reason)}>
        <Form.Item name="reason" label={props.label} rules={[{ required: true, min: 2, whitespace: true }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} />
        </Form.Item>
      </Form>
      <ProblemAlert problem={props.problem} />
    </Modal>
  );
}
