import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bracket, Table } from '../../../../src/kernel/rules/contract.ts';

/** The steps of a bracket as the document prints them. */
export function StepsTable({ bracket }: { bracket: Bracket }): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <div className="rule-scroll">
      <table className="rule-steps">
        <thead><tr><th>{t('step.of')} <span className="rule-code">{bracket.of}</span></th><th>{t('step.value')}</th></tr></thead>
        <tbody>
          {bracket.steps.map((step, i) => (
            <tr key={i}>
              <td>{step.upTo !== undefined ? `${t('step.upTo')} ${step.upTo}` : step.below !== undefined ? `${t('step.below')} ${step.below}` : t('step.rest')}</td>
              <td>{String(step.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <small className="faint">{t(`rule.mode.${bracket.mode}`)}</small>
    </div>
  );
}

/** A decision table as it stands in the rule. */
export function DecisionTable({ table }: { table: Table }): ReactNode {
  const { t } = useTranslation('rules');
  const results = (gives: Table['rows'][number]['gives']): (string | number | boolean)[] => [gives].flat();
  return (
    <div className="rule-scroll">
      <table className="rule-steps">
        <thead><tr>{table.inputs.map((input, i) => <th key={i} className="rule-code">{input}</th>)}{table.outputs.map((o) => <th key={o}>{o === 'value' ? t('step.value') : o}</th>)}<th>{t('rule.clause')}</th></tr></thead>
        <tbody>
          {table.rows.map((row, r) => (
            <tr key={r}>{row.when.map((cell, c) => <td key={c}>{String(cell)}</td>)}{results(row.gives).map((v, i) => <td key={i}>{String(v)}</td>)}<td className="faint">{row.clause ?? ''}</td></tr>
          ))}
          {table.otherwise === undefined ? null : <tr><td colSpan={table.inputs.length}>{t('rule.otherwise')}</td>{results(table.otherwise).map((v, i) => <td key={i}>{String(v)}</td>)}<td /></tr>}
        </tbody>
      </table>
      <small className="faint">{t(`rule.hit.${table.hit}`)}</small>
    </div>
  );
}
