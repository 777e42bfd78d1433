import { App, Button, Checkbox, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleBook, RuleFile } from '../../../../src/kernel/rules/contract.ts';
import { approveDraft, checkVersion, type Draft, returnDraft, withdrawDraft } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { ExamplesTable, outcomesOf } from './examples-table.tsx';
import { FindingsList } from './findings-list.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import { VersionText } from './version-text.tsx';

/** A draft as its approver reads it: why, what differs, what it does to the firms, then the whole text. */
export function DraftView({ draft, book, file }: { draft: Draft; book: RuleBook; file: RuleFile }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const mayApprove = useCan('rulebook.draft.approve');
  const facts = useMemo(() => [...book.facts.values()], [book]);
  const rule = useMemo(() => checkVersion(facts, file, draft.definition).rule, [facts, file, draft.definition]);
  const before = useMemo(() => checkVersion(facts, file, draft.base).rule, [facts, file, draft.base]);
  const outcomes = outcomesOf(draft.definition.examples, rule, before);
  const { source, from } = draft.definition;
  return (
    <div className="rule-columns">
      <div className="stack">
        <section className="panel stack-tight">
          <div><span className="faint">{t('draft.reason')}</span> {draft.reason}</div>
          <div><span className="faint">{t('draft.source')}</span> {say(source)} {source.number} {source.clause} {source.date}</div>
          <div><span className="faint">{t('draft.from')}</span> <strong className="number">{from}</strong> · <span className="faint">{t('drafts.who')}</span> {draft.drafterName}</div>
        </section>
        <section className="panel stack-tight"><h2>{t('rule.differences')}</h2><DifferencesTable differences={draft.differences} /></section>
        <section className="panel stack-tight">
          <h2>{t('draft.impact')}</h2>
          {file.subject !== 'FIRM' ? <span className="faint">{t('draft.notFirm')}</span> : draft.impact ? <ImpactPanel impact={draft.impact} /> : <span className="faint">{t('draft.noImpact')}</span>}
        </section>
        <section className="panel"><VersionText version={draft.definition} /></section>
      </div>
      <div className="stack rule-side">
        {draft.status === 'SUBMITTED' && mayApprove ? <Decision draft={draft} /> : null}
        {draft.status === 'SUBMITTED' && draft.may.withdraw ? <Withdraw id={draft.id} /> : null}
        {draft.status === 'APPROVED' || draft.status === 'WITHDRAWN' ? null : <section className="panel stack-tight"><h2>{t('draft.check')}</h2><FindingsList findings={draft.findings} /></section>}
        <section className="panel stack-tight">
          <h2>{t('rule.examples')}</h2>
          <strong>{t('example.sum', { fits: outcomes.filter((o) => o.fits).length, wrong: outcomes.filter((o) => !o.fits).length, changed: outcomes.filter((o) => o.changed).length })}</strong>
          <ExamplesTable outcomes={outcomes} facts={book.facts} />
        </section>
      </div>
    </div>
  );
}

function Decision({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('rules');
  const { message } = App.useApp();
  const [seen, setSeen] = useState(false);
  const [reason, setReason] = useState('');
  const approve = useAction(approveDraft, { onSuccess: ({ from }) => void message.success(t('draft.approved', { from })) });
  const back = useAction(returnDraft);
  if (!draft.may.decide) return <section className="panel"><span className="faint">{t('draft.notYours')}</span></section>;
  return (
    <section className="panel stack-tight">
      <h2>{t('draft.decide')}</h2>
      <Checkbox checked={seen} onChange={(e) => setSeen(e.target.checked)}>{t('draft.seen')}</Checkbox>
      <Button type="primary" disabled={!seen} loading={approve.isPending} onClick={() => approve.mutate({ params: { id: draft.id }, body: { impactSeen: true, revision: draft.revision } })}>{t('draft.approve')}</Button>
      <Input.TextArea aria-label={t('draft.why')} placeholder={t('draft.why')} rows={2} value={reason} onChange={(e) => setReason(e.target.value)} />
      <Button disabled={reason.trim().length < 4} loading={back.isPending} onClick={() => back.mutate({ params: { id: draft.id }, body: { reason } })}>{t('draft.return')}</Button>
      <ProblemAlert problem={approve.error ?? back.error} />
    </section>
  );
}

/** Takes a draft back, with a reason. */
export function Withdraw({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('rules');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const withdraw = useAction(withdrawDraft);
  if (!open) return <div><Button size="small" onClick={() => setOpen(true)}>{t('draft.withdraw')}</Button></div>;
  return (
    <section className="panel stack-tight">
      <Input aria-label={t('draft.why')} placeholder={t('draft.why')} value={reason} onChange={(e) => setReason(e.target.value)} />
      <Button danger disabled={reason.trim().length < 2} loading={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id }, body: { reason } })}>{t('draft.withdraw')}</Button>
      <ProblemAlert problem={withdraw.error} />
    </section>
  );
}
