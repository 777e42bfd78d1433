import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { decideMilestones, type MilestonePlan } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { useSupervisionWords } from './words.ts';

/** Proposed milestones, and the two buttons of the second person. */
export function MilestoneDecision({ proposal, may }: { proposal: MilestonePlan; may: boolean }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const action = useAction(decideMilestones, { onSuccess: () => void message.success(t('plan.decided')) });
  const decide = (approve: boolean): void => action.mutate({ params: { id: proposal.id }, body: { approve, reason: reason.trim() || null } });
  return (
    <section className="panel stack">
      <h2>{t('plan.proposal', { version: proposal.version, by: proposal.proposedBy })}</h2>
      <p>{proposal.reason}</p>
      <ul className="plain stack-tight">
        {proposal.milestones.map((m) => (
          <li key={m.key} className="row">
            <strong>{say(m)}</strong> {m.weight}% <CalendarDay date={m.dueOn} /> <span className="faint">{t(`evidenceKinds.${m.evidenceKind}`)}</span>
          </li>
        ))}
      </ul>
      <ProblemAlert problem={action.error} />
      {may ? (
        <div className="row">
          <Button type="primary" loading={action.isPending} onClick={() => decide(true)}>
            {t('plan.approve')}
          </Button>
          <Input className="grow" aria-label={t('plan.refuseReason')} placeholder={t('plan.refuseReason')} value={reason} onChange={(e) => setReason(e.target.value)} />
          <Button danger disabled={action.isPending || reason.trim() === ''} onClick={() => decide(false)}>
            {t('plan.refuse')}
          </Button>
        </div>
      ) : (
        <span className="faint">{t('plan.own')}</span>
      )}
    </section>
  );
}
