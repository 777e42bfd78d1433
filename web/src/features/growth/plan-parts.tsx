import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Light, type LightColour } from '../../components/light.tsx';

export const LIGHTS = ['RED', 'YELLOW', 'GREEN', 'DONE'] as const;
export const colourOf: Record<(typeof LIGHTS)[number], LightColour> = { RED: 'red', YELLOW: 'yellow', GREEN: 'green', DONE: 'done' };

const figure = (n: number, unit: string): string => `${n.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${unit}`;

/** The goals of a plan, each from its base to its target, with the latest figure of the dossier. */
export function Goals({ plan }: { plan: PlanView }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  return (
    <div className="grid">
      {plan.goals.map((g) => (
        <div key={`${g.kind} ${g.targetYear}`} className="growth-card">
          <strong>{say(g)}</strong>
          <span className="number">{figure(g.base, g.unit)} <span className="faint">({g.baseYear})</span> → {figure(g.target, g.unit)} <span className="faint">({g.targetYear})</span></span>
          {g.actual === null ? <span className="faint">{t('plans.noActual')}</span> : <span>{t('plans.actual', { year: g.actualYear })} <strong className="number">{figure(g.actual, g.unit)}</strong></span>}
          {g.progress === null ? null : <Progress size="small" percent={Math.max(0, Math.min(100, Math.round(g.progress * 100)))} format={() => `${Math.round(g.progress! * 100)}%`} />}
        </div>
      ))}
    </div>
  );
}

export function LightCounts({ plan }: { plan: PlanView }): ReactNode {
  const { t } = useTranslation('growth');
  return <span className="row">{LIGHTS.filter((l) => plan.lights[l] > 0).map((l) => <Light key={l} colour={colourOf[l]} text={`${t(`plans.column.${l}`)} ${plan.lights[l]}`} />)}</span>;
}
