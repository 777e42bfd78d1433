import { App, Button, Collapse, Form, Input, Modal, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerSelfTransformation, askSelfTransformation, recordMaturity, resultHistory } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { colon, comma } from '../../app/marks.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';

type History = CallAnswer<typeof resultHistory>;
type Step = 'mature' | 'ask' | 'answer';

/** How a result came to be what it is: maturity with its evidence, every version, requests of its completers. */
export function ResultHistoryPanel({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('library');
  const { me } = useSession();
  const { data } = useAnswer(resultHistory, { params: { id } }, { enabled: me !== undefined });
  const [step, setStep] = useState<Step>();
  if (!data || data.versions.length + data.maturity.length + data.selfTransformations.length === 0) return null;
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('history.title')}</h2>
        <span className="row">
          {data.may.mature ? <Button size="small" onClick={() => setStep('mature')}>{t('history.mature')}</Button> : null}
          {data.may.ask ? <Button size="small" type="primary" onClick={() => setStep('ask')}>{t('history.ask')}</Button> : null}
          {data.may.answer ? <Button size="small" type="primary" onClick={() => setStep('answer')}>{t('history.answer')}</Button> : null}
        </span>
      </div>
      {data.maturity.map((m) => (
        <div key={m.no}><Tag color="blue">TRL {m.level}</Tag><CalendarDay date={m.asOf} /> {m.evidence} <span className="faint">{m.accountName}</span></div>
      ))}
      {data.selfTransformations.map((s) => (
        <div key={s.id}><Tag color={s.status === 'AGREED' ? 'green' : 'gold'}>{t('history.self')} {t(`history.status.${s.status}`)}</Tag>{s.askedName}{colon()}{s.plan}{s.answer ? ` → ${s.answer}` : ''} <span className="faint"><Instant at={s.askedAt} /></span></div>
      ))}
      {data.versions.length > 0 ? <Versions versions={data.versions} /> : null}
      {step ? <StepDialog id={id} step={step} onClose={() => setStep(undefined)} /> : null}
    </section>
  );
}

function Versions({ versions }: { versions: History['versions'] }): ReactNode {
  const { t } = useTranslation('library');
  return (
    <Collapse
      size="small"
      items={versions.map((v) => ({
        key: v.no,
        label: <>{t('history.version', { no: v.no })} · {v.accountName} · <Instant at={v.at} /> · {t('history.changes', { count: v.changes.length })}</>,
        children: (
          <div className="stack-tight">
            {v.changes.map((c) => (
              <div key={c.field} style={{ overflowWrap: 'anywhere' }}>
                <strong>{t(`history.field.${c.field}`)}</strong> {v.no > 1 ? <><del className="faint">{plain(c.before)}</del> → </> : null}{plain(c.after)}
              </div>
            ))}
          </div>
        ),
      }))}
    />
  );
}

/** Values of the form as a person reads them: names of owners and completers, numbers of rights. */
function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map(plain).join(comma()) || '—';
  if (typeof value === 'object') {
    const { name, number, title, sharePpm } = value as { name?: string; number?: string; title?: string; sharePpm?: number };
    return `${name ?? (number || title) ?? ''}${sharePpm === undefined ? '' : ` ${sharePpm / 10_000}%`}`;
  }
  return String(value);
}

function StepDialog({ id, step, onClose }: { id: string; step: Step; onClose: () => void }): ReactNode {
  const { t } = useTranslation('library');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ level: number; evidence: string; asOf: string; plan: string; agree: boolean; answer: string }>();
  const done = (words: string) => () => {
    void message.success(words);
    onClose();
  };
  const mature = useAction(recordMaturity, { onSuccess: done(t('history.saved')) });
  const ask = useAction(askSelfTransformation, { onSuccess: done(t('history.asked')) });
  const answer = useAction(answerSelfTransformation, { onSuccess: done(t('history.answered')) });
  const params = { id };
  const required = [{ required: true }];
  return (
    <Modal
      open title={t(`history.${step}`)} okText={t('editor.ok')} cancelText={t('editor.cancel')} confirmLoading={mature.isPending || ask.isPending || answer.isPending} onOk={() => form.submit()} onCancel={onClose}
    >
      <Form
        form={form} layout="vertical"
        onFinish={(v) => {
          if (step === 'mature') mature.mutate({ params, body: { level: v.level, evidence: v.evidence, asOf: v.asOf } });
          else if (step === 'ask') ask.mutate({ params, body: { plan: v.plan } });
          else answer.mutate({ params, body: { agree: v.agree, answer: v.answer } });
        }}
      >
        {step === 'mature' ? (
          <>
            <Form.Item name="level" label={t('history.level')} rules={required}><Select options={[1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => ({ value, label: `TRL ${value}` }))} /></Form.Item>
            <Form.Item name="evidence" label={t('history.evidence')} rules={[{ required: true, min: 4 }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
            <Form.Item name="asOf" label={t('history.asOf')} rules={required}><Input type="date" /></Form.Item>
          </>
        ) : null}
        {step === 'ask' ? <Form.Item name="plan" label={t('history.plan')} rules={[{ required: true, min: 4 }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item> : null}
        {step === 'answer' ? (
          <>
            <Form.Item name="agree" label={t('history.answer')} rules={required}><Select options={[{ value: true, label: t('history.agree') }, { value: false, label: t('history.refuse') }]} /></Form.Item>
            <Form.Item name="answer" label={t('history.answerText')} rules={[{ required: true, min: 4 }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} /></Form.Item>
          </>
        ) : null}
      </Form>
      <ProblemAlert problem={mature.error ?? ask.error ?? answer.error} />
    </Modal>
  );
}
