import { App, Button, Modal, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SandboxChange, type SandboxOutcome, setLever } from '../../../../src/flows/sandbox/contract.ts';
import { createDraft, type Draft, saveDraft } from '../../../../src/modules/rulebook/contract.ts';
import { call } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { useCan } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Carries the changes of one rule into a draft of the rulebook, where a second person decides. */
export function HandOver({ rule, title, changes, regions, outcome }: { rule: string; title: string; changes: readonly SandboxChange[]; regions: readonly { code: string; name: string }[]; outcome: SandboxOutcome | undefined }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const may = useCan('rulebook.draft.write');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>();
  const picked = chosen ?? regions.slice(0, 1).map((r) => r.code);
  const draft = useMutation({
    mutationFn: async () => {
      const made = await call(createDraft, { body: { rule, regions: picked } });
      let definition: Draft['definition'] | undefined = made.definition;
      for (const { path, to } of changes) definition = definition && setLever(definition, path, to);
      if (!definition) return { id: made.id, whole: false };
      const reason = [t('draft.reason'), ...(outcome?.sentences ?? []).map(say)].join('\n').slice(0, 4000);
      await call(saveDraft, { params: { id: made.id }, body: { revision: made.revision, title: `${title}`.slice(0, 200), reason, definition: definition as unknown as Record<string, unknown> } });
      return { id: made.id, whole: true };
    },
    onSuccess: ({ id, whole }) => {
      if (!whole) void message.warning(t('draft.gone'));
      void go(`/rules/drafts/${id}`);
    },
  });
  if (!may || changes.length === 0 || regions.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('draft.hand')}</Button>
      <Modal open={open} title={t('draft.hand')} okText={t('draft.ok')} confirmLoading={draft.isPending} okButtonProps={{ disabled: picked.length === 0 }} onOk={() => draft.mutate()} onCancel={() => setOpen(false)}>
        <div className="stack">
          <p>{t('draft.lead')}</p>
          <label className="stack-tight">{t('draft.region')}<Select mode="multiple" aria-label={t('draft.region')} value={picked} onChange={setChosen} options={regions.map((r) => ({ value: r.code, label: r.name }))} /></label>
          <ProblemAlert problem={draft.error} />
        </div>
      </Modal>
    </>
  );
}
