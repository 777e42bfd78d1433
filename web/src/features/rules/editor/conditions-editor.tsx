import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Requirement, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { type Place, requiring, withCondition, withoutPart } from '../../../../../src/modules/rulebook/contract.ts';
import { headingOf } from '../version-text.tsx';
import { dropped, optional, replaced } from './change.ts';
import { ConditionForm } from './condition-form.tsx';
import { Clause, Was } from './line.tsx';
import type { PartsProps } from './terms.ts';

/** The conditions as they combine; each can be worded, changed or taken out, and each group takes new ones. */
export function ConditionsEditor({ version, base, terms, taken, onChange }: PartsProps): ReactNode {
  const { t } = useTranslation('rules');
  const [adding, setAdding] = useState<Place>();
  const { require } = version;
  const need = (node: Requirement | undefined): void => onChange(requiring(version, node));
  return (
    <div>
      <h3>{t('rule.conditions')}</h3>
      {require ? <Node node={require} place={[]} base={base} onChange={need} onAdd={setAdding} onRemove={(place) => need(withoutPart(require, place))} /> : (
        <div className="stack-tight"><span className="faint">{t('rule.noConditions')}</span><AddButton onClick={() => setAdding([])} /></div>
      )}
      {adding ? <ConditionForm terms={terms} taken={taken} onCancel={() => setAdding(undefined)} onAdd={(condition) => { need(withCondition(require, adding, condition)); setAdding(undefined); }} /> : null}
    </div>
  );
}

/** Groups stand within groups, and each ends with one of these: it says to which it adds. */
const AddButton = ({ group, onClick }: { group?: string; onClick: () => void }): ReactNode => {
  const { t } = useTranslation('rules');
  return <div><Button size="small" type="link" icon={<PlusOutlined />} onClick={onClick}>{group === undefined ? t('compose.addCondition') : t('compose.addConditionTo', { group })}</Button></div>;
};

interface NodeProps {
  node: Requirement;
  place: Place;
  base: RuleVersion;
  onChange: (node: Requirement) => void;
  onAdd: (place: Place) => void;
  onRemove: (place: Place) => void;
}

function Node({ node, place, base, onChange, onAdd, onRemove }: NodeProps): ReactNode {
  const { t } = useTranslation('rules');
  if ('when' in node) {
    const old = base.require && conditionNamed(base.require, node.id);
    return (
      <>
        <div className="rule-line" data-part={node.id}>
          <div className="stack-tight">
            <div className="row spread">
              <Input.TextArea autoSize size="small" style={{ flex: 1 }} aria-label={`${t('draft.words')} ${node.id}`} value={node.zh} onChange={(e) => onChange({ ...node, zh: e.target.value })} />
              <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('draft.remove')} ${node.id}`} onClick={() => onRemove(place)} />
            </div>
            <Was now={node.zh} was={old?.zh} />
            <div><Input size="small" className="rule-code" aria-label={`${t('draft.when')} ${node.id}`} value={node.when} onChange={(e) => onChange({ ...node, when: e.target.value })} /><Was now={node.when} was={old?.when} /></div>
          </div>
          <Clause label={node.id} value={node.clause} onChange={(text) => onChange({ ...dropped(node, 'clause'), ...optional('clause', text) })} />
        </div>
        {place.length === 0 ? <AddButton onClick={() => onAdd([])} /> : null}
      </>
    );
  }
  const [title, parts] = headingOf(node, t);
  const put = (i: number, part: Requirement): void => onChange('not' in node ? { not: part } : 'all' in node ? { ...node, all: replaced(node.all, i, part) } : 'any' in node ? { ...node, any: replaced(node.any, i, part) } : { ...node, of: replaced(node.of, i, part) });
  return (
    <div>
      <strong>{title}</strong>
      {'atLeast' in node ? <InputNumber<number> size="small" aria-label={title} min={1} max={node.of.length} value={node.atLeast} onChange={(n) => { if (n !== null) onChange({ ...node, atLeast: n }); }} /> : null}
      <ul className="rule-tree">{parts.map((part, i) => <li key={i}><Node node={part} place={[...place, i]} base={base} onChange={(next) => put(i, next)} onAdd={onAdd} onRemove={onRemove} /></li>)}</ul>
      {'not' in node ? null : <AddButton group={title} onClick={() => onAdd(place)} />}
    </div>
  );
}

function conditionNamed(node: Requirement, id: string): Extract<Requirement, { when: string }> | undefined {
  if ('when' in node) return node.id === id ? node : undefined;
  const parts = 'not' in node ? [node.not] : 'all' in node ? node.all : 'any' in node ? node.any : node.of;
  return parts.map((p) => conditionNamed(p, id)).find((p) => p !== undefined);
}
