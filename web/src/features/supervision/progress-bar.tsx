import type { ReactNode } from 'react';
import type { SupervisionLight } from '../../../../src/modules/supervision/contract.ts';
import { colourOf, useSupervisionWords } from './words.ts';

interface Figures {
  light: SupervisionLight;
  planned: number | null;
  actual: number | null;
  /** Left out where a unit's own claim is nobody's business. */
  claimed?: number | null;
}

/** What was verified as a bar, with a mark where it should be; the unit's own claim only in words, because it does not count. */
export function ProgressBar({ light, planned, actual, claimed }: Figures): ReactNode {
  const { t } = useSupervisionWords();
  if (planned === null || actual === null) return null;
  return (
    <div className="progress">
      <div className="progress-bar" role="img" aria-label={t('bar.label', { verified: actual, planned })}>
        <span className={`progress-done progress-${colourOf(light)}`} style={{ width: `${actual}%` }} />
        <span className="progress-plan" style={{ left: `${planned}%` }} />
      </div>
      <small className="faint number">
        {[t('bar.verified', { value: actual }), t('bar.planned', { value: planned }), ...(claimed === null || claimed === undefined ? [] : [t('bar.claimed', { value: claimed })])].join(' · ')}
      </small>
    </div>
  );
}
