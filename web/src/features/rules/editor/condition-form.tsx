import { DatePicker, Input, InputNumber, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Comparison, comparisons, expressionOf, freeName, sentenceOf, type Sign, type Term } from '../../../../../src/modules/rulebook/contract.ts';
import type { Condition } from '../../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { optional } from './change.ts';
import { TermSelect } from './term-select.tsx';

const BETWEEN: readonly Sign[] = ['>=', '>', '<=', '<', '=', '!='];

/** A comparison to begin with for a term of this kind. */
function firstFor({ kind, unit, choices }: Term): Comparison {
  switch (kind) {
    case 'truth': return { kind, holds: true };
    case 'text': return { kind, among: choices?.[0] ? [choices[0].value] : [] };
    case 'date': return { kind, sign: '>=', day: dayjs().format('YYYY-01-01') };
    default: return { kind, sign: '>=', value: 0, percent: unit === '' };
  }
}

/** A new condition as an officer puts it: what, how compared, with which value in which unit, in which words, by which clause. */
export function ConditionForm({ terms, taken, onAdd, onCancel }: { terms: readonly Term[]; taken: ReadonlySet<string>; onAdd: (condition: Condition) => void; onCancel: () => void }): ReactNode {
  const { t } = useTranslation('rules');
  const [id, setId] = useState<string>();
  const [comparison, setComparison] = useState<Comparison>();
  const [words, setWords] = useState<{ zh: string; en: string }>();
  const [clause, setClause] = useState('');
  const term = terms.find((one) => one.id === id);
  const said = term && comparison ? sentenceOf(term, comparison, terms) : { zh: '', en: '' };
  const { zh, en } = words ?? said;
  const ready = term !== undefined && comparison !== undefined && !(comparison.kind === 'text' && comparison.among.length === 0) && zh.trim() !== '' && en.trim() !== '';
  const choose = (next: string): void => {
    setId(next);
    setComparison(firstFor(terms.find((one) => one.id === next)!));
    setWords(undefined);
  };
  const add = (): void => {
    if (!term || !comparison) return;
    onAdd({ id: freeName(`${term.id.replaceAll('.', '')}Needed`, taken), zh: zh.trim(), en: en.trim(), when: expressionOf(term.id, comparison), ...optional('clause', clause.trim()) });
  };
  return (
    <Modal open width={640} title={t('compose.addCondition')} okText={t('compose.add')} cancelText={t('draft.close')} okButtonProps={{ disabled: !ready }} onOk={add} onCancel={onCancel}>
      <div className="stack-tight">
        <label className="stack-tight"><span>{t('compose.what')}</span><TermSelect terms={terms} value={id} label={t('compose.what')} onChange={choose} /></label>
        {term && comparison ? <ComparisonFields term={term} terms={terms} comparison={comparison} onChange={setComparison} /> : null}
        <label className="stack-tight"><span>{t('compose.zh')}</span><Input aria-label={t('compose.zh')} value={zh} onChange={(e) => setWords({ zh: e.target.value, en })} /></label>
        <label className="stack-tight"><span>{t('compose.en')}</span><Input aria-label={t('compose.en')} value={en} onChange={(e) => setWords({ zh, en: e.target.value })} /></label>
        <label className="stack-tight"><span>{t('rule.clause')}</span><Input aria-label={t('rule.clause')} value={clause} onChange={(e) => setClause(e.target.value)} /></label>
        {term && comparison ? <span className="faint">{t('compose.written')} <span className="rule-code">{expressionOf(term.id, comparison)}</span></span> : null}
      </div>
    </Modal>
  );
}

function ComparisonFields({ term, terms, comparison, onChange }: { term: Term; terms: readonly Term[]; comparison: Comparison; onChange: (next: Comparison) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  if (comparison.kind === 'truth') {
    return <label className="stack-tight"><span>{t('compose.sign')}</span><Select aria-label={t('compose.sign')} value={comparison.holds ? 'YES' : 'NO'} onChange={(next) => onChange({ kind: 'truth', holds: next === 'YES' })} options={[{ value: 'YES', label: t('compose.holds') }, { value: 'NO', label: t('compose.holdsNot') }]} /></label>;
  }
  if (comparison.kind === 'text') {
    const { among, except = false } = comparison;
    return (
      <div className="rule-facts">
        <label><span>{t('compose.sign')}</span><Select aria-label={t('compose.sign')} value={except ? 'NOT' : 'IS'} onChange={(next) => onChange({ kind: 'text', among, except: next === 'NOT' })} options={[{ value: 'IS', label: t('compose.among') }, { value: 'NOT', label: t('compose.notAmong') }]} /></label>
        <label><span>{t('compose.value')}</span><Select mode="multiple" aria-label={t('compose.value')} value={[...among]} onChange={(next: string[]) => onChange({ kind: 'text', among: next, except })} options={(term.choices ?? []).map((c) => ({ value: c.value, label: say(c) }))} /></label>
      </div>
    );
  }
  const { sign } = comparison;
  const others = terms.filter((other) => other.id !== term.id && other.kind === term.kind && other.unit === term.unit);
  const againstTerm = comparison.kind === 'term';
  return (
    <div className="rule-facts">
      <label><span>{t('compose.sign')}</span><Select<Sign> aria-label={t('compose.sign')} value={sign} onChange={(next) => onChange({ ...comparison, sign: next })} options={(term.kind === 'date' ? BETWEEN : comparisons).map((value) => ({ value, label: t(`compose.signs.${value}`) }))} /></label>
      <label>
        <span>{t('compose.against')}</span>
        <Select<'VALUE' | 'TERM'> aria-label={t('compose.against')} value={againstTerm ? 'TERM' : 'VALUE'} disabled={others.length === 0} onChange={(next) => onChange(next === 'TERM' ? { kind: 'term', sign, other: others[0]!.id } : { ...firstFor(term), sign } as Comparison)} options={[{ value: 'VALUE', label: t('compose.aValue') }, { value: 'TERM', label: t('compose.aTerm') }]} />
      </label>
      <label><span>{t('compose.value')}</span><ValueField term={term} others={others} comparison={comparison} onChange={onChange} /></label>
    </div>
  );
}

function ValueField({ term, others, comparison, onChange }: { term: Term; others: readonly Term[]; comparison: Exclude<Comparison, { kind: 'truth' | 'text' }>; onChange: (next: Comparison) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const full = { width: '100%' };
  switch (comparison.kind) {
    case 'term': return <TermSelect terms={others} value={comparison.other} label={t('compose.value')} onChange={(other) => onChange({ ...comparison, other })} />;
    case 'date': return <DatePicker aria-label={t('compose.value')} style={full} allowClear={false} value={dayjs(comparison.day)} onChange={(d) => { if (d) onChange({ ...comparison, day: d.format('YYYY-MM-DD') }); }} />;
    default: {
      // A figure without a unit is mostly a share; whoever means a plain number says so.
      const share = term.unit === '';
      return (
        <span className="row">
          <InputNumber<number> aria-label={t('compose.value')} value={comparison.value} suffix={share ? '' : term.unit} onChange={(value) => { if (value !== null) onChange({ ...comparison, value }); }} />
          {share ? <Select<'SHARE' | 'PLAIN'> aria-label={t('compose.unit')} value={comparison.percent ? 'SHARE' : 'PLAIN'} onChange={(next) => onChange({ ...comparison, percent: next === 'SHARE' })} options={[{ value: 'SHARE', label: '%' }, { value: 'PLAIN', label: t('compose.plain') }]} /> : null}
        </span>
      );
    }
  }
}
