import type { ReactNode } from 'react';
import type { CompositeIndex } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { semicolon } from '../../app/marks.ts';
import { usePlanWords } from './words.ts';

/** Every figure that went in, with its year where that is not the year of the index, and every gap. */
export function IndexValues({ index }: { index: CompositeIndex }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  return (
    <section className="stack-tight">
      <h2>{t('index.values')}</h2>
      <div className="table-scroll">
        <table className="plain-table" aria-label={t('index.values')}>
          <thead>
            <tr>
              <th>{t('index.indicator')}</th>
              {index.places.map((p) => (
                <th key={p.place}>{say(p)}</th>
              ))}
              <th>{t('index.marks')}</th>
            </tr>
          </thead>
          {index.fields.map((field) => (
            <tbody key={field.code}>
              <tr>
                <th colSpan={index.places.length + 2} scope="rowgroup">
                  {say(field)} <span className="faint">{field.weightInUse > 0 ? `${(field.weightInUse * 100).toFixed(1)}%` : t('index.fieldOut')}</span>
                </th>
              </tr>
              {field.indicators.map((indicator) => (
                <tr key={indicator.code}>
                  <td>
                    {say(indicator)} <span className="faint">{say({ zh: indicator.unit, en: indicator.unitEn })}</span>
                    {indicator.used ? null : <div className="faint">{t('index.unused')}</div>}
                  </td>
                  {index.places.map((place) => {
                    const found = place.values[indicator.code];
                    return (
                      <td key={place.place} className="number" title={found?.sources.join(semicolon())}>
                        {found ? found.value.toFixed(indicator.decimals) : <span className="faint">{t('index.missing')}</span>}
                        {found?.standsIn ? <div className="faint">{t('index.otherYear', { year: found.year })}</div> : null}
                        {found?.confidence === 'recalled' ? <div className="faint">{t('confidence.recalled')}</div> : null}
                      </td>
                    );
                  })}
                  <td className="number" title={`${indicator.formula} · ${say({ zh: indicator.sourceZh, en: indicator.sourceEn })}`}>
                    {indicator.goalposts.worst} → {indicator.goalposts.best}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <details>
        <summary>{t('index.formula')}</summary>
        <ul className="clauses faint">
          {index.fields.flatMap((f) => f.indicators).map((i) => (
            <li key={i.code}>
              {say(i)}: <code>{i.formula}</code> · {say({ zh: i.sourceZh, en: i.sourceEn })}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
