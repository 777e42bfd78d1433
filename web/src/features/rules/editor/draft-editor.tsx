import { App, Button } from 'antd';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleBook, RuleFile, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { checkPlace, checkVersion, differences, type Draft, measureImpact, saveDraft, submitDraft } from '../../../../../src/modules/rulebook/contract.ts';
import { useAction } from '../../../app/query.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { DifferencesTable } from '../differences-table.tsx';
import { Withdraw } from '../draft-view.tsx';
import { outcomesOf } from '../examples-table.tsx';
import { FindingsList } from '../findings-list.tsx';
import { ImpactPanel } from '../impact-panel.tsx';
import { BodyEditor } from './body-editor.tsx';
import { ExamplesEditor } from './examples-editor.tsx';
import { type DraftContent, HeadForm } from './head-form.tsx';

/** A draft being written: with each change its examples are run, the check is made and the differences are shown, all here. */
export function DraftEditor({ draft, book, file, today }: { draft: Draft; book: RuleBook; file: RuleFile; today: string }): ReactNode {
  const { t } = useTranslation('rules');
  const { message } = App.useApp();
  const [content, setContent] = useState<DraftContent>({ title: draft.title, reason: draft.reason, definition: draft.definition });
  // What the server has from here; somebody else's later revision is noticed by the server, not overwritten.
  const [kept, setKept] = useState({ content, revision: draft.revision });
  const { definition } = content;
  const define = (next: RuleVersion): void => setContent({ ...content, definition: next });
  // Typing goes first; the check of what was typed follows.
  const settled = useDeferredValue(definition);
  const facts = useMemo(() => [...book.facts.values()], [book]);
  const before = useMemo(() => checkVersion(facts, file, draft.base).rule, [facts, file, draft.base]);
  const { rule, findings } = useMemo(() => checkVersion(facts, file, settled), [facts, file, settled]);
  const outcomes = useMemo(() => outcomesOf(settled.examples, rule, before), [settled, rule, before]);
  const place = useMemo(() => checkPlace(settled, file.versions, today), [settled, file, today]);
  const changed = useMemo(() => differences(draft.base, settled), [draft.base, settled]);
  const dirty = content !== kept.content;
  const params = { id: draft.id };
  const save = useAction(saveDraft);
  const submit = useAction(submitDraft, { onSuccess: () => void message.success(t('draft.submitted')) });
  const measure = useAction(measureImpact);
  const errors = [...findings, ...place].filter((f) => f.severity === 'ERROR').length;
  /** What is on the screen is what is computed and submitted: it is saved first. */
  const afterSaving = (then: () => void): void => {
    if (!dirty) return then();
    const body = { revision: kept.revision, ...content, definition: definition as unknown as Record<string, unknown> };
    save.mutate({ params, body }, { onSuccess: ({ revision }) => { setKept({ content, revision }); then(); } });
  };
  const busy = save.isPending || submit.isPending || measure.isPending;
  const impact = draft.impact && draft.impactCurrent && !dirty ? draft.impact : null;
  return (
    <div className="rule-columns">
      <div className="stack">
        <HeadForm content={content} today={today} onChange={setContent} />
        <BodyEditor version={definition} base={draft.base} facts={facts} rule={rule ?? before} onChange={define} />
        <section className="panel stack-tight">
          <h2>{t('draft.impact')}</h2>
          {file.subject !== 'FIRM' ? <span className="faint">{t('draft.notFirm')}</span> : (
            <>
              {impact ? <ImpactPanel impact={impact} /> : <span className="faint">{t(draft.impact ? 'draft.impactOld' : 'draft.noImpact')}</span>}
              <div><Button loading={measure.isPending} disabled={!rule || busy} onClick={() => afterSaving(() => measure.mutate({ params }))}>{t('draft.measure')}</Button></div>
            </>
          )}
        </section>
      </div>
      <div className="stack rule-side">
        <section className="panel stack-tight">
          <div className="row">
            <Button loading={save.isPending} disabled={!dirty || busy} onClick={() => afterSaving(() => void message.success(t('draft.saved')))}>{t('draft.save')}</Button>
            <Button type="primary" loading={submit.isPending} disabled={errors > 0 || busy} onClick={() => afterSaving(() => submit.mutate({ params }))}>{t('draft.submit')}</Button>
            {dirty ? <span className="faint">{t('draft.unsaved')}</span> : null}
          </div>
          <small className="faint">{t('draft.submitLead')}</small>
          <ProblemAlert problem={save.error ?? submit.error ?? measure.error} />
          <h2>{t('draft.check')}</h2>
          <FindingsList findings={[...findings, ...place]} examples={settled.examples.map((e) => e.name)} />
        </section>
        <ExamplesEditor version={definition} outcomes={outcomes} asks={rule?.asks ?? before?.asks ?? []} onChange={(examples) => define({ ...definition, examples })} />
        <section className="panel stack-tight">
          <h2>{t('rule.differences')}</h2>
          <span className="faint">{t('difference.count', { count: changed.length })}</span>
          <DifferencesTable differences={changed} />
        </section>
        {draft.may.withdraw ? <Withdraw id={draft.id} /> : null}
      </div>
    </div>
  );
}
