import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { withFormula } from '../../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { BracketEditor } from './bracket-editor.tsx';
import { dropped, optional, replaced, without } from './change.ts';
import { Clause, Was } from './line.tsx';
import { FormulaForm } from './part-form.tsx';
import { TableEditor } from './table-editor.tsx';
import type { PartsProps } from './terms.ts';

/** Formulas, brackets and tables in the order in which they are worked out. */
export function WorkingsEditor({ version, base, terms, taken, onChange }: PartsProps): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const set = (i: number, l: RuleVersion['let'][number]): void => onChange({ ...version, let: replaced(version.let, i, l) });
  return (
    <div>
      <h3>{t('rule.workings')}</h3>
      {version.let.map((l, i) => {
        const old = base.let.find((o) => o.id === l.id);
        return (
          <div key={l.id} className="rule-line" data-part={l.id}>
            <div className="stack-tight">
              <div className="row spread">
                <span>{say(l)} <small className="faint rule-code">{l.id}</small> <small className="faint">{l.unit}</small></span>
                <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('draft.remove')} ${say(l)}`} onClick={() => onChange({ ...version, let: without(version.let, i) })} />
              </div>
              {l.formula === undefined ? null : <div><Input size="small" className="rule-code" aria-label={`${t('draft.formula')} ${l.id}`} value={l.formula} onChange={(e) => set(i, { ...l, formula: e.target.value })} /><Was now={l.formula} was={old?.formula} /></div>}
              {l.bracket ? <BracketEditor bracket={l.bracket} base={old?.bracket} onChange={(bracket) => set(i, { ...l, bracket })} /> : null}
              {l.table ? <TableEditor table={l.table} base={old?.table} onChange={(table) => set(i, { ...l, table })} /> : null}
            </div>
            <Clause label={l.id} value={l.clause} onChange={(text) => set(i, { ...dropped(l, 'clause'), ...optional('clause', text) })} />
          </div>
        );
      })}
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('compose.addFormula')}</Button>
      {adding ? <FormulaForm taken={taken} terms={terms} onCancel={() => setAdding(false)} onAdd={(l) => { onChange(withFormula(version, l)); setAdding(false); }} /> : null}
    </div>
  );
}
