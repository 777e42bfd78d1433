import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { IndicatorDefinition } from '../../../../src/kernel/indicators/contract.ts';
import type { TargetAttainment } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePlanWords } from './words.ts';

/** How an indicator was counted over time, which version the target means, and how figures were brought to it. */
export function DefinitionHistory({ definition, use }: { definition: IndicatorDefinition; use: TargetAttainment['definition'] | undefined }): ReactNode {
  const { t, amount } = usePlanWords();
  const say = useSay();
  if (definition.versions.length < 2) return null;
  return (
    <section className="stack-tight">
      <h3>{t('definitions.title')}</h3>
      <ul className="clauses">
        {definition.versions.map((v) => (
          <li key={v.no}>
            <strong>{t('definitions.version', { no: v.no })}</strong> <span className="faint">{v.from ? t('definitions.from', { year: v.from }) : t('definitions.first')}</span> {say(v)}
            {use?.version === v.no ? <Tag color="blue">{t('definitions.target')}</Tag> : null}
            <br />
            <small className="faint">
              {t('definitions.reason', { text: say({ zh: v.reasonZh, en: v.reasonEn }) })} · {t('definitions.source', { text: say({ zh: v.sourceZh, en: v.sourceEn }) })}
            </small>
          </li>
        ))}
      </ul>
      {use && use.figures.length > 0 ? (
        <div className="table-scroll">
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('definitions.year')}</th>
                <th>{t('definitions.value')}</th>
                <th>{t('definitions.counted')}</th>
                <th>{t('definitions.how')}</th>
                <th>{t('definitions.comparable')}</th>
              </tr>
            </thead>
            <tbody>
              {use.figures.map((f) => (
                <tr key={f.year}>
                  <td>{f.year}</td>
                  <td className="number">{amount(f.value, definition)}</td>
                  <td>{t('definitions.version', { no: f.version })}</td>
                  <td>
                    <Tag color={f.relation === 'NOT_COMPARABLE' ? 'orange' : f.relation === 'SAME' ? 'default' : 'cyan'}>{t(`definitions.relation.${f.relation}`)}</Tag>
                    {f.sourceZh ? <small className="faint">{say({ zh: f.sourceZh, en: f.sourceEn })}</small> : null}
                  </td>
                  <td className="number">{f.comparable === null ? '—' : amount(Number(f.comparable.toFixed(4)), definition)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
