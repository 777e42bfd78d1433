import { App, Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveReturn, giveBackReturn, reviseReturn, submitReturn } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { ReturnPageAnswer } from './return-page.tsx';

interface Props {
  page: ReturnPageAnswer;
  params: { collection: string; period: string; place: string };
}

/** The filler's reasons for what looks strange, and the button that hands the return over. */
export function SubmitPanel({ page, params }: Props): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const { message } = App.useApp();
  const groups = page.submission!.outcome.groups;
  const earlier = new Map(page.steps.flatMap((s) => s.explanations).map((e) => [e.group, e.text]));
  const noted = (field: string | null): string | undefined => (field ? (page.remarks[field]?.note ?? undefined) : undefined);
  const [texts, setTexts] = useState<Record<string, string>>(() => Object.fromEntries(groups.map((g) => [g.group, noted(g.field) ?? earlier.get(g.group) ?? ''])));
  const action = useAction(submitReturn, { onSuccess: () => void message.success(t('submit.done')) });
  return (
    <section className="panel stack">
      <h2>{t('submit.button')}</h2>
      {groups.length > 0 ? (
        <>
          <p className="faint">{t('explain.hint')}</p>
          {groups.map((g) => (
            <label key={g.group} className="return-explain">
              <span>{say(g)} {g.count > 1 ? <small className="faint">{t('explain.count', { count: g.count })}</small> : null}</span>
              <Input.TextArea rows={2} maxLength={1000} placeholder={t('explain.placeholder')} aria-label={`${t('explain.placeholder')} ${say(g)}`} value={texts[g.group] ?? ''} onChange={(e) => setTexts({ ...texts, [g.group]: e.target.value })} />
            </label>
          ))}
        </>
      ) : null}
      <ProblemAlert problem={action.error} />
      <div>
        <Button type="primary" loading={action.isPending} onClick={() => action.mutate({ params, body: { version: page.version, explanations: groups.map((g) => ({ group: g.group, text: (texts[g.group] ?? '').trim() })) } })}>{t('submit.button')}</Button>
      </div>
    </section>
  );
}

/** First or second approval, with what was asked about and how it was explained. */
export function DecidePanel({ page, params }: Props): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const { message } = App.useApp();
  const [opinion, setOpinion] = useState('');
  const [giving, setGiving] = useState(false);
  const done = { onSuccess: () => void message.success(t('decide.done')) };
  const approve = useAction(approveReturn, done);
  const giveBack = useAction(giveBackReturn, done);
  const second = page.item.state === 'FIRST_APPROVED';
  const given = new Map(page.steps.flatMap((s) => s.explanations).map((e) => [e.group, e.text]));
  const groups = page.submission?.outcome.groups ?? [];
  return (
    <section className="panel stack">
      <h2>{t(second ? 'decide.second' : 'decide.first')}</h2>
      {groups.length > 0 ? (
        <div className="stack-tight">
          <strong>{t('explain.title')}</strong>
          {groups.map((g) => (
            <div key={g.group} className="return-explain">
              <span>{say(g)} {g.count > 1 ? <small className="faint">{t('explain.count', { count: g.count })}</small> : null}</span>
              <span className="faint">{t('explain.given')}{colon()}{given.get(g.group) ?? '—'}</span>
            </div>
          ))}
        </div>
      ) : null}
      <Input.TextArea rows={2} maxLength={1000} aria-label={t('decide.opinion')} placeholder={t('decide.opinion')} value={opinion} onChange={(e) => setOpinion(e.target.value)} />
      {second ? <p className="faint">{t('decide.lockHint')}</p> : null}
      <ProblemAlert problem={approve.error} />
      <div className="row">
        {page.item.may.approve ? (
          <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate({ params, body: { version: page.version, opinion: opinion.trim() || null } })}>{t(second ? 'decide.approveLock' : 'decide.approve')}</Button>
        ) : null}
        <Button danger onClick={() => setGiving(true)}>{t('decide.giveBack')}</Button>
      </div>
      <ReasonDialog open={giving} title={t('decide.giveBack')} label={t('decide.reason')} pending={giveBack.isPending} problem={giveBack.error} onClose={() => setGiving(false)} onDone={(reason) => giveBack.mutate({ params, body: { version: page.version, reason } })} />
    </section>
  );
}

/** Opens a further revision of a locked return. */
export function ReviseButton({ page, params }: Props): ReactNode {
  const { t } = useTranslation('returns');
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const action = useAction(reviseReturn, { onSuccess: () => { void message.success(t('revise.done')); setOpen(false); } });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('revise.button')}</Button>
      <ReasonDialog open={open} title={t('revise.title')} hint={t('revise.hint')} label={t('revise.reason')} pending={action.isPending} problem={action.error} onClose={() => setOpen(false)} onDone={(reason) => action.mutate({ params, body: { version: page.version, reason } })} />
    </>
  );
}

function ReasonDialog({ open, title, hint, label, pending, problem, onClose, onDone }: { open: boolean; title: string; hint?: string; label: string; pending: boolean; problem: unknown; onClose: () => void; onDone: (reason: string) => void }): ReactNode {
  const { t } = useTranslation('returns');
  const [reason, setReason] = useState('');
  return (
    <Modal open={open} title={title} okText={title} cancelText={t('cancel')} confirmLoading={pending} okButtonProps={{ disabled: reason.trim().length < 4 }} onCancel={onClose} onOk={() => onDone(reason.trim())} destroyOnHidden>
      <div className="stack-tight">
        {hint ? <p className="faint">{hint}</p> : null}
        <Input.TextArea rows={3} maxLength={1000} aria-label={label} placeholder={label} value={reason} onChange={(e) => setReason(e.target.value)} />
        <ProblemAlert problem={problem} />
      </div>
    </Modal>
  );
}
