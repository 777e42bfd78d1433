import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../../src/kernel/procedure/contract.ts';
import { Light } from '../../components/light.tsx';

/** The light of a case; one that has ended shows how, not how fast. */
export function CaseLight({ light, kind, compact = false }: { light: CaseSummary['light']; kind: CaseSummary['state']['kind']; compact?: boolean }): ReactNode {
  const { t } = useTranslation('procedure');
  if (kind === 'done') return <Light colour="done" text={t('light.done')} compact={compact} />;
  if (kind === 'stopped') return <Light colour="grey" text={t('light.stopped')} compact={compact} />;
  return <Light colour={light} text={t(`light.${light}`)} compact={compact} />;
}
