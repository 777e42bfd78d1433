import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../../../../src/kernel/rules/contract.ts';
import { replaced, without } from './change.ts';
import { ScalarCell } from './scalar-cell.tsx';

type Row = Table['rows'][number];

/** A decision table: cells that choose, results, and the clause each row stands in. */
export function TableEditor({ table, base, onChange }: { table: Table; base: Table | undefined; onChange: (table: Table) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const { rows } = table;
  const set = (next: Row[]): void => onChange({ ...table, rows: next });
  const old = base?.rows.length === rows.length ? base.rows : undefined;
  const results = (row: Row): (number | string | boolean)[] => [row.gives].flat();
  const given = (row: Row, c: number, value: number | string): Row => ({ ...row, gives: Array.isArray(row.gives) ? replaced(row.gives, c, value) : value });
  return (
    <div className="rule-scroll">
      <table className="rule-steps">
        <thead><tr>{table.inputs.map((input, i) => <th key={i} className="rule-code">{input}</th>)}{table.outputs.map((o) => <th key={o}>{o === 'value' ? t('step.value') : o}</th>)}<th>{t('rule.clause')}</th><th /></tr></thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={r} data-row={r + 1}>
              {row.when.map((cell, c) => <td key={c}><ScalarCell label={`${table.inputs[c]} ${r + 1}`} value={cell} was={old?.[r]?.when[c]} onChange={(v) => set(replaced(rows, r, { ...row, when: replaced(row.when, c, v) }))} /></td>)}
              {results(row).map((value, c) => <td key={c}><ScalarCell label={`${t('step.value')} ${r + 1}`} value={value} was={old?.[r] && results(old[r])[c]} onChange={(v) => set(replaced(rows, r, given(row, c, v)))} /></td>)}
              <td className="faint">{row.clause ?? ''}</td>
              <td>{rows.length > 1 ? <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('draft.remove')} ${r + 1}`} onClick={() => set(without(rows, r))} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => set([...rows, rows.at(-1)!])}>{t('draft.addRow')}</Button>
      <small className="faint">{t(`rule.hit.${table.hit}`)} · {t('draft.cells')}</small>
    </div>
  );
}
