import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { allocate, decideBudget, openBatch, proposeBudget, recordContribution, returnUnspent } from '../../../../src/modules/funds/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { formatMoney } from '../../components/money.tsx';
import { AskDialog, useDone } from './ask-dialog.tsx';
import type { FundView } from './fund-page.tsx';
import type { FundTask } from './programme-panel.tsx';

const text = (value: unknown): string => String(value ?? '');

export function ProposeDialog({ fund, onClose }: { fund: FundView; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const done = useDone(onClose);
  const action = useAction(proposeBudget, { onSuccess: () => done(t('fund.done')) });
  const open = fund.programmes.map((p) => {
    const share = p.shares.find((s) => s.kind === 'fund');
    return { ...p, left: (share?.amountFen ?? 0) - (share?.receivedFen ?? 0) };
  });
  return (
    <AskDialog
      title={t('fund.propose')}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'note', label: t('fund.note'), kind: 'text' },
        ...open.map((p) => ({ name: p.id, label: `${say({ zh: p.nameZh, en: p.nameEn })} · ${t('fund.amount')}`, kind: 'yuan' as const, initial: p.left / 100, optional: true })),
      ]}
      onSend={(v) => action.mutate({
        params: { id: fund.fund.id },
        body: { note: text(v['note']), lines: open.map((p) => ({ programmeId: p.id, amountFen: Number(v[p.id] ?? 0) })).filter((l) => l.amountFen > 0) },
      })}
    />
  );
}

export function DecideDialog({ budgetId, onClose }: { budgetId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const done = useDone(onClose);
  const action = useAction(decideBudget, { onSuccess: () => done(t('fund.done')) });
  return (
    <AskDialog
      title={t('fund.decide')}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'decision', label: t('fund.decided'), kind: 'choice', options: [{ value: 'yes', label: t('fund.approve') }, { value: 'no', label: t('fund.disapprove') }] },
        { name: 'resolution', label: t('fund.resolution'), kind: 'text' },
      ]}
      onSend={(v) => action.mutate({ params: { id: budgetId }, body: { approve: v['decision'] === 'yes', resolution: text(v['resolution']) } })}
    />
  );
}

export function AllocateDialog({ fund, task, onClose }: { fund: FundView; task: FundTask; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const done = useDone(onClose);
  const action = useAction(allocate, { onSuccess: () => done(t('fund.done')) });
  return (
    <AskDialog
      title={`${t('fund.allocate')} · ${task.title}`}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'region', label: t('fund.region'), kind: 'choice', options: fund.regions.map((r) => ({ value: r.code, label: say(r) })) },
        { name: 'amountFen', label: t('fund.amount'), kind: 'yuan', initial: Math.max(0, task.plannedFen - task.allocatedFen) / 100 },
        { name: 'document', label: t('fund.document'), kind: 'text' },
        { name: 'reference', label: t('fund.reference'), kind: 'text' },
      ]}
      onSend={(v) => action.mutate({ body: { taskId: task.id, region: text(v['region']), amountFen: Number(v['amountFen']), document: text(v['document']), reference: text(v['reference']) } })}
    />
  );
}

export function ContributeDialog({ programme, onClose }: { programme: FundView['programmes'][number]; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const done = useDone(onClose);
  const action = useAction(recordContribution, { onSuccess: () => done(t('fund.done')) });
  const options = programme.shares.filter((s) => s.kind !== 'fund' && s.receivedFen < s.amountFen).map((s) => ({ value: s.party, label: say({ zh: s.nameZh, en: s.nameEn }) }));
  return (
    <AskDialog
      title={t('fund.contribute')}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'party', label: t('fund.party'), kind: 'choice', options, initial: options[0]?.value },
        { name: 'amountFen', label: t('fund.amount'), kind: 'yuan' },
        { name: 'reference', label: t('fund.reference'), kind: 'text' },
      ]}
      onSend={(v) => action.mutate({ params: { id: programme.id }, body: { party: text(v['party']), amountFen: Number(v['amountFen']), reference: text(v['reference']) } })}
    />
  );
}

export function SettleDialog({ task, onClose }: { task: FundTask; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const language = useLanguage();
  const done = useDone(onClose);
  const action = useAction(returnUnspent, {
    onSuccess: ({ returnedFen, carriedFen }) => done(t('fund.settled', { returned: formatMoney(returnedFen, language), carried: formatMoney(carriedFen, language) })),
  });
  return (
    <AskDialog
      title={`${t('fund.settle')} · ${task.title}`}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'reason', label: t('fund.reason'), kind: 'text' },
        { name: 'carryFen', label: t('fund.carry'), kind: 'yuan', initial: 0 },
        ...(task.indicator ? [{ name: 'achieved', label: `${t('fund.achieved')}${inBrackets(task.indicator)}`, kind: 'number' as const, optional: true }] : []),
      ]}
      onSend={(v) => action.mutate({ params: { id: task.id }, body: { reason: text(v['reason']), carryFen: Number(v['carryFen']), achieved: typeof v['achieved'] === 'number' ? v['achieved'] : null } })}
    />
  );
}

export function OpenBatchDialog({ fund, onClose }: { fund: FundView; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const go = useGo();
  const action = useAction(openBatch, { onSuccess: ({ id }) => void go(`/funds/batches/${id}`) });
  return (
    <AskDialog
      title={t('batches.new')}
      action={action}
      onClose={onClose}
      fields={[
        { name: 'region', label: t('batches.city'), kind: 'choice', options: fund.regions.filter((r) => fund.may.prepare.includes(r.code)).map((r) => ({ value: r.code, label: say(r) })), initial: fund.may.prepare[0] },
        { name: 'title', label: t('batches.name'), kind: 'text' },
      ]}
      onSend={(v) => action.mutate({ body: { fundId: fund.fund.id, region: text(v['region']), title: text(v['title']) } })}
    />
  );
}
