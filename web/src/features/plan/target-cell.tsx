import type { ReactNode } from 'react';
import type { CallAnswer } from '../../app/api.ts';
import type { getMatrix } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { Sparkline } from './sparkline.tsx';
import { colourOf, usePlanWords } from './words.ts';

export type Matrix = CallAnswer<typeof getMatrix>;
export type MatrixRow = Matrix['rows'][number];
export type MatrixCell = MatrixRow['cells'][number];
export type MatrixPlace = Matrix['places'][number];

/** One place's target for one indicator: light, latest figure, target and how it went. Opens the detail. */
export function TargetCell({ cell, row, place, onOpen }: { cell: MatrixCell; row: MatrixRow; place: MatrixPlace; onOpen: (id: string) => void }): ReactNode {
  const { t, goal, figure } = usePlanWords();
  const say = useSay();
  const { indicator } = row;
  const name = { zh: indicator.shortZh, en: indicator.shortEn };
  const unverified = cell.confidence === 'recalled';
  const level = cell.operator === 'REDUCE' || cell.operator === 'CAGR' ? null : cell.value;
  return (
    <button
      type="button"
      className={`target-cell target-${cell.light.toLowerCase()}${unverified ? ' target-unverified' : ''}${cell.latest ? '' : ' target-none'}`}
      aria-label={t('plan.open', { indicator: say(name), place: say({ zh: place.shortZh, en: place.shortEn }), light: t(`light.${cell.light}`) })}
      onClick={() => onOpen(cell.targetId)}
    >
      <span className="target-top">
        <Light colour={colourOf(cell.light)} text={t(`light.${cell.light}`)} compact />
        {cell.latest ? (
          <strong className="number">{figure(cell.latest, { ...indicator, unit: indicator.unit === '%' ? '%' : '', unitEn: '' })}</strong>
        ) : (
          <span className="faint">{t('plan.noFigure')}</span>
        )}
        {cell.latest ? <small className="faint">{cell.latest.period}{unverified ? ` · ${t('confidence.recalled')}` : ''}</small> : null}
      </span>
      <span className="target-bottom">
        <span className="target-goal">
          <small className="faint number">{goal(cell, { ...indicator, unit: indicator.unit === '%' ? '%' : '', unitEn: '' })}</small>
          {cell.scheduleAttainment === null ? null : (
            <small className="faint number" title={t('detail.scheduleHint')}>
              {t('plan.schedule', { value: Math.max(0, cell.scheduleAttainment).toFixed(2) })}
            </small>
          )}
        </span>
        <Sparkline points={cell.points} target={level} />
      </span>
    </button>
  );
}
