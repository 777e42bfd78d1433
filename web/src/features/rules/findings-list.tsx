import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFinding } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';

/** What the check says, errors first; what it says of examples only by their number, where they are shown beside. */
export function FindingsList({ findings: all, examples = [] }: { findings: readonly DraftFinding[]; examples?: readonly string[] }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const findings = all.filter((f) => !examples.includes(f.part));
  const wrong = new Set(all.filter((f) => examples.includes(f.part)).map((f) => f.part)).size;
  if (all.length === 0) return <Light colour="green" text={t('draft.checkFine')} />;
  return (
    <div className="stack-tight" role="status">
      {wrong > 0 ? <Light colour="red" text={t('draft.checkExamples', { count: wrong })} /> : null}
      {findings.toSorted((a, b) => a.severity.localeCompare(b.severity)).map((f, i) => (
        <div key={i}>
          <Light colour={f.severity === 'ERROR' ? 'red' : 'yellow'} text={t(`draft.${f.severity}`)} /> {say(f)} <small className="faint rule-code">{f.part}</small>
        </div>
      ))}
    </div>
  );
}
