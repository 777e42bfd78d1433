import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { withParameter } from '../../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { dropped, optional, replaced, without } from './change.ts';
import { Clause, Was } from './line.tsx';
import { ParameterForm } from './part-form.tsx';
import type { PartsProps } from './terms.ts';

/** The numbers of the document; what names one that is taken out is told by the check at once. */
export function ParametersEditor({ version, base, taken, onChange }: PartsProps): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const set = (i: number, p: RuleVersion['parameters'][number]): void => onChange({ ...version, parameters: replaced(version.parameters, i, p) });
  return (
    <div>
      <h3>{t('rule.parameters')}</h3>
      {version.parameters.map((p, i) => (
        <div key={p.id} className="rule-line" data-part={p.id}>
          <div className="row">
            <span>{say(p)} <small className="faint rule-code">{p.id}</small></span>
            <InputNumber<number> size="small" aria-label={say(p)} value={p.value} suffix={p.unit ?? ''} onChange={(value) => set(i, { ...p, value })} />
            <Was now={p.value} was={base.parameters.find((o) => o.id === p.id)?.value} />
            <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t('draft.remove')} ${say(p)}`} onClick={() => onChange({ ...version, parameters: without(version.parameters, i) })} />
          </div>
          <Clause label={p.id} value={p.clause} onChange={(text) => set(i, { ...dropped(p, 'clause'), ...optional('clause', text) })} />
        </div>
      ))}
      <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => setAdding(true)}>{t('compose.addParameter')}</Button>
      {adding ? <ParameterForm taken={taken} onCancel={() => setAdding(false)} onAdd={(p) => { onChange(withParameter(version, p)); setAdding(false); }} /> : null}
    </div>
  );
}
