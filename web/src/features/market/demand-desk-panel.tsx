import { App, Button, DatePicker, Form, Input, Modal, Select, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../../src/modules/brokers/contract.ts';
import {
  addFollowUp, askVisitor, type DemandType, demandTypes, type DemandView, getDemandDesk, recordVisit, settleFollowUp, triageDemand, visitVerdicts,
} from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma, inBrackets, semicolon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import './market.css';

type Doing = 'visit' | 'ask' | 'triage' | 'followUp';

/** Visits, triage, follow-ups and outcome of a demand; only for those who work on it, and for its firm. */
export function DemandDeskPanel({ demand }: { demand: DemandView }): ReactNode {
  const { t } = useTranslation('market');
  const say = useSay();
  const { me } = useSession();
  const { data } = useAnswer(getDemandDesk, { params: { id: demand.id } }, { enabled: me !== undefined && demand.status !== 'DRAFT' });
  const [doing, setDoing] = useState<Doing>();
  const settle = useAction(settleFollowUp);
  if (!data) return null;
  const best = data.suggestion[0];
  return (
    <section className="panel stack" aria-label={t('desk.title')}>
      <div className="row spread">
        <h3>{t('desk.title')}</h3>
        <span className="row-tight">
          {data.may.visit ? <Button size="small" onClick={() => setDoing('visit')}>{t('desk.addVisit')}</Button> : null}
          {data.may.ask ? <Button size="small" onClick={() => setDoing('ask')}>{t('desk.ask')}</Button> : null}
          {data.may.triage ? <Button size="small" onClick={() => setDoing('triage')}>{t('desk.change')}</Button> : null}
          {data.may.followUp ? <Button size="small" onClick={() => setDoing('followUp')}>{t('desk.addFollowUp')}</Button> : null}
        </span>
      </div>
      <div className="grid">
        <div className="stack-tight">
          <strong>{t('desk.visits')}</strong>
          {data.visitor ? <span className="faint">{t('desk.visitor', { name: data.visitor })}</span> : null}
          {data.visits.length === 0 ? <span className="faint">{t('desk.noVisits')}</span> : null}
          {data.visits.map((v) => (
            <div key={v.id}>
              <Tag color={v.verdict === 'CONFIRMED' ? 'green' : 'orange'}>{t(`desk.verdicts.${v.verdict}`)}</Tag>
              <CalendarDay date={v.visitedOn} /> {v.byName}{inBrackets(t(`desk.by.${v.byKind}`))}<br />
              {v.findings}<br />
              <small className="faint">{v.people.map((p) => [p.name, p.organisation].filter(Boolean).join(' ')).join(comma())} {v.attachments.map((a) => <Tag key={a}>{a}</Tag>)}</small>
            </div>
          ))}
        </div>
        <div className="stack-tight">
          <strong>{t('desk.triage')}</strong>
          <span><Tag color="blue">{t(`demandType.${demand.type}`)}</Tag>{best ? <>{say(best.desk)} <AppLink to={best.path}>{t('desk.route')}</AppLink></> : null}</span>
          <small className="faint">{t('desk.suggestion')}{colon()}{data.suggestion.filter((s) => s.words.length > 0).map((s) => `${t(`demandType.${s.type}`)}${inBrackets(s.words.join(comma()))}`).join(semicolon()) || t('desk.noWords')}</small>
          {data.triage.map((x) => <small key={x.at}>{t(`demandType.${x.type}`)}{colon()}{x.reason} <span className="faint">{x.byName} <Instant at={x.at} /></span></small>)}
        </div>
        <div className="stack-tight">
          <strong>{t('desk.followUps')}</strong>
          {data.followUps.length === 0 ? <span className="faint">{t('desk.none')}</span> : null}
          {data.followUps.map((f) => (
            <div key={f.id} className="row spread">
              <span>{f.doneOn ? <Tag color="green">{t('desk.done')}</Tag> : f.late ? <Tag color="red">{t('desk.late')}</Tag> : null}<CalendarDay date={f.dueOn} /> {f.what}</span>
              {f.doneOn === null && data.may.followUp ? <Button size="small" onClick={() => settle.mutate({ params: { id: f.id }, body: { note: '' } })}>{t('desk.done')}</Button> : null}
            </div>
          ))}
          <ProblemAlert problem={settle.error} />
          {data.outcomes.length > 0 ? <strong>{t('desk.outcomes')}</strong> : null}
          {data.outcomes.map((o) => <small key={o.at + o.outcome}><Tag>{t(`desk.outcome.${o.outcome}`)}</Tag>{o.reason} <span className="faint">{o.byName} <Instant at={o.at} /></span></small>)}
        </div>
      </div>
      {doing ? <Dialog doing={doing} demand={demand} onDone={() => setDoing(undefined)} /> : null}
    </section>
  );
}

interface Fields {
  on: Dayjs;
  people: string[];
  text: string;
  attachments: string[];
  verdict: (typeof visitVerdicts)[number];
  brokerId: string;
  type: DemandType;
}

function Dialog({ doing, demand, onDone }: { doing: Doing; demand: DemandView; onDone: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const done = { onSuccess: () => { void message.success(t('desk.saved')); onDone(); } };
  const visit = useAction(recordVisit, done);
  const ask = useAction(askVisitor, done);
  const triage = useAction(triageDemand, done);
  const follow = useAction(addFollowUp, done);
  const brokers = useAnswer(listRegister, { query: { page: 1, pageSize: 200, region: demand.region ?? undefined } }, { enabled: doing === 'ask' });
  const params = { id: demand.id };
  const finish = (f: Fields): void => {
    if (doing === 'visit') visit.mutate({ params, body: { visitedOn: f.on.format('YYYY-MM-DD'), people: f.people.map((name) => ({ name, organisation: '' })), findings: f.text, attachments: f.attachments ?? [], verdict: f.verdict } });
    else if (doing === 'ask') ask.mutate({ params, body: { brokerId: f.brokerId } });
    else if (doing === 'triage') triage.mutate({ params, body: { type: f.type, reason: f.text } });
    else follow.mutate({ params, body: { dueOn: f.on.format('YYYY-MM-DD'), what: f.text } });
  };
  const need = [{ required: true }];
  const title = { visit: 'desk.addVisit', ask: 'desk.ask', triage: 'desk.change', followUp: 'desk.addFollowUp' }[doing];
  const text = { visit: 'desk.findings', ask: 'desk.reason', triage: 'desk.reason', followUp: 'desk.what' }[doing];
  return (
    <Modal open title={t(title)} okText={t('desk.save')} cancelText={t('desk.cancel')} onCancel={onDone} onOk={() => form.submit()} okButtonProps={{ loading: [visit, ask, triage, follow].some((a) => a.isPending) }}>
      <Form form={form} layout="vertical" onFinish={finish} initialValues={{ verdict: 'CONFIRMED', type: demand.type }}>
        {doing === 'visit' || doing === 'followUp' ? <Form.Item name="on" label={t(doing === 'visit' ? 'desk.visitedOn' : 'desk.dueOn')} rules={need}><DatePicker /></Form.Item> : null}
        {doing === 'visit' ? <Form.Item name="people" label={t('desk.people')} extra={t('desk.peopleHint')} rules={need}><Select mode="tags" open={false} /></Form.Item> : null}
        {doing === 'ask' ? <Form.Item name="brokerId" label={t('desk.ask')} extra={t('desk.askHint')} rules={need}><Select showSearch={{ optionFilterProp: 'label' }} options={brokers.data?.items.filter((b) => b.status === 'REGISTERED').map((b) => ({ value: b.id, label: `${b.name}${inBrackets(b.organisation ?? '—')}` }))} /></Form.Item> : null}
        {doing === 'triage' ? <Form.Item name="type" label={t('desk.type')} rules={need}><Select options={demandTypes.map((d) => ({ value: d, label: t(`demandType.${d}`) }))} /></Form.Item> : null}
        {doing === 'ask' ? null : <Form.Item name="text" label={t(text)} rules={[{ required: true, min: doing === 'visit' ? 4 : 2 }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={doing === 'visit' ? 4000 : 200} /></Form.Item>}
        {doing === 'visit' ? (
          <>
            <Form.Item name="attachments" label={t('desk.attachments')} extra={t('desk.peopleHint')}><Select mode="tags" open={false} /></Form.Item>
            <Form.Item name="verdict" label={t('desk.verdict')}><Select options={visitVerdicts.map((v) => ({ value: v, label: t(`desk.verdicts.${v}`) }))} /></Form.Item>
          </>
        ) : null}
      </Form>
      <ProblemAlert problem={visit.error ?? ask.error ?? triage.error ?? follow.error} />
    </Modal>
  );
}
