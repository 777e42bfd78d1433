import { Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../../app/marks.ts';
import type { Confidence, LetDefinition, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { freeName, type Term } from '../../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { optional } from './change.ts';

const NAME = /^[a-z][A-Za-z0-9]*$/;
const SURE: readonly Confidence[] = ['LAW', 'REPRINT', 'GENERAL', 'DEFAULT'];

interface PartFormProps<T> {
  taken: ReadonlySet<string>;
  onAdd: (part: T) => void;
  onCancel: () => void;
}

/** A new number of the document: its words, value with unit, the clause it stands in, and how sure it is. */
export function ParameterForm({ taken, onAdd, onCancel }: PartFormProps<RuleVersion['parameters'][number]>): ReactNode {
  const { t } = useTranslation('rules');
  const head = useHead('limit', taken);
  const [value, setValue] = useState<number | null>(null);
  const [confidence, setConfidence] = useState<Confidence>('LAW');
  return (
    <Modal open width={640} title={t('compose.addParameter')} okText={t('compose.add')} cancelText={t('draft.close')} okButtonProps={{ disabled: !head.ready }} onOk={() => onAdd({ ...head.part, value, confidence })} onCancel={onCancel}>
      <div className="rule-facts">
        {head.fields}
        <label><span>{t('compose.value')}</span><InputNumber<number> aria-label={t('compose.value')} style={{ width: '100%' }} value={value} placeholder={t('rule.unknownParameter')} onChange={setValue} /></label>
        <label><span>{t('rule.sure')}</span><Select<Confidence> aria-label={t('rule.sure')} value={confidence} onChange={setConfidence} options={SURE.map((one) => ({ value: one, label: t(`confidence.${one}`) }))} /></label>
      </div>
      <small className="faint">{t('compose.parameterHint')}</small>
    </Modal>
  );
}

/** A new line of working: what it is called and how it comes out of facts, parameters and the lines above it. */
export function FormulaForm({ taken, terms, onAdd, onCancel }: PartFormProps<LetDefinition> & { terms: readonly Term[] }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const head = useHead('amount', taken);
  const [formula, setFormula] = useState('');
  return (
    <Modal open width={640} title={t('compose.addFormula')} okText={t('compose.add')} cancelText={t('draft.close')} okButtonProps={{ disabled: !head.ready || formula.trim() === '' }} onOk={() => onAdd({ ...head.part, formula: formula.trim() })} onCancel={onCancel}>
      <div className="stack-tight">
        <div className="rule-facts">{head.fields}</div>
        <label className="stack-tight"><span>{t('draft.formula')}</span><Input.TextArea autoSize className="rule-code" aria-label={t('draft.formula')} value={formula} placeholder="max(rdLastYear * rate, 0)" onChange={(e) => setFormula(e.target.value)} /></label>
        <label className="stack-tight">
          <span>{t('compose.insert')}</span>
          <Select showSearch={{ optionFilterProp: 'search' }} aria-label={t('compose.insert')} value={null} placeholder={t('compose.insertHint')} onChange={(id: string) => setFormula(`${formula}${formula === '' || formula.endsWith(' ') ? '' : ' '}${id}`)} options={terms.filter((one) => one.kind === 'number').map((one) => ({ value: one.id, label: `${say(one)}${one.unit ? inBrackets(one.unit) : ''} ${one.id}`, search: `${say(one)} ${one.id}` }))} />
        </label>
        <small className="faint">{t('compose.formulaHint')}</small>
      </div>
    </Modal>
  );
}

/** What both have: words, name, unit, clause. */
function useHead(like: string, taken: ReadonlySet<string>): { ready: boolean; fields: ReactNode; part: { id: string; zh: string; en: string; unit?: string; clause?: string } } {
  const { t } = useTranslation('rules');
  const [{ id, zh, en, unit, clause }, set] = useState({ id: freeName(like, taken), zh: '', en: '', unit: '', clause: '' });
  const wrong = !NAME.test(id) || taken.has(id);
  const field = (key: 'zh' | 'en' | 'unit' | 'clause', value: string, label: string): ReactNode => (
    <label><span>{label}</span><Input aria-label={label} value={value} onChange={(e) => set((old) => ({ ...old, [key]: e.target.value }))} /></label>
  );
  return {
    ready: !wrong && zh.trim() !== '' && en.trim() !== '',
    part: { id, zh: zh.trim(), en: en.trim(), ...optional('unit', unit.trim()), ...optional('clause', clause.trim()) },
    fields: (
      <>
        {field('zh', zh, t('compose.nameZh'))}
        {field('en', en, t('compose.nameEn'))}
        <label><span>{t('compose.id')}</span><Input aria-label={t('compose.id')} className="rule-code" status={wrong ? 'error' : ''} value={id} onChange={(e) => set((old) => ({ ...old, id: e.target.value }))} />{wrong ? <small className="rule-old">{t(taken.has(id) ? 'compose.idTaken' : 'compose.idHint')}</small> : null}</label>
        {field('unit', unit, t('compose.unit'))}
        {field('clause', clause, t('rule.clause'))}
      </>
    ),
  };
}
