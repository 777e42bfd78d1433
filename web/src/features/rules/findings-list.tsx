import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftFinding } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';

/** What the check says, errors first. */
export function FindingsList({ findings }: { findings: readonly DraftFinding[] }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  if (findings.length === 0) return <Light colour="green" text={t('draft.checkFine')} />;
  return (
    <div className="stack-tight" role="status">
      {findings.toSorted((a, b) => a.severity.localeCompare(b.severity)).map((f, i) => (
        <div key={i}>
          <Light colour={f.severity === 'ERROR' ? 'red' : 'yellow'} text={t(`draft.${f.severity}`)} /> {say(f)} <small className="faint rule-code">{f.part}</small>
        </div>
      ))}
    </div>
  );
}
