import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { TargetView } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePlanWords } from './words.ts';

/** Live figures from the platform's own records, in a frame of their own so that nobody takes them for published ones. */
export function OperationalFigures({ target: { operational, indicator } }: { target: TargetView }): ReactNode {
  const { t, amount } = usePlanWords();
  const say = useSay();
  if (!operational) return null;
  return (
    <section className="operational stack-tight">
      <h3>
        {t('detail.operational')} <Tag color="cyan">{t('label.operational')}</Tag>
      </h3>
      <ul className="operational-years">
        {operational.figures.map((f) => (
          <li key={f.year}>
            <span className="faint">{t('year', { year: f.year })}</span> <strong className="number">{amount(Number(f.value.toFixed(4)), indicator)}</strong>
          </li>
        ))}
      </ul>
      <p className="faint">{t('detail.operationalHint', { source: say({ zh: operational.sourceZh, en: operational.sourceEn }) })}</p>
    </section>
  );
}
