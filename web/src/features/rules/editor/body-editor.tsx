import { Input } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledRule, FactDefinition, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { namesTaken } from '../../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { dropped, optional, replaced } from './change.ts';
import { ConditionsEditor } from './conditions-editor.tsx';
import { Clause, Was } from './line.tsx';
import { ParametersEditor } from './parameters-editor.tsx';
import { type PartsProps, termsOf } from './terms.ts';
import { WorkingsEditor } from './workings-editor.tsx';

interface BodyProps {
  version: RuleVersion;
  base: RuleVersion;
  facts: readonly FactDefinition[];
  /** The version as last compiled; tells the units of its formulas. */
  rule: CompiledRule | undefined;
  onChange: (version: RuleVersion) => void;
}

/** Everything a version says, each part to be changed, added or taken out beside its clause. */
export function BodyEditor({ version, base, facts, rule, onChange }: BodyProps): ReactNode {
  const { t } = useTranslation('rules');
  const terms = useMemo(() => termsOf(version, facts, rule), [version, facts, rule]);
  const taken = useMemo(() => namesTaken(version, facts), [version, facts]);
  const parts: PartsProps = { version, base, terms, taken, onChange };
  return (
    <section className="panel stack">
      <h2>{t('draft.editor')}</h2>
      <ParametersEditor {...parts} />
      <WorkingsEditor {...parts} />
      <ConditionsEditor {...parts} />
      <Gifts {...parts} />
    </section>
  );
}

function Gifts({ version, base, onChange }: PartsProps): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const set = (i: number, g: RuleVersion['gives'][number]): void => onChange({ ...version, gives: replaced(version.gives, i, g) });
  return (
    <div>
      <h3>{t('rule.gives')}</h3>
      {version.gives.map((g, i) => (
        <div key={g.id} className="rule-line">
          <div className="stack-tight">
            <span>{say(g)} <small className="faint">{g.unit}</small></span>
            <div><Input size="small" className="rule-code" aria-label={`${t('draft.formula')} ${g.id}`} value={g.formula} onChange={(e) => set(i, { ...g, formula: e.target.value })} /><Was now={g.formula} was={base.gives.find((o) => o.id === g.id)?.formula} /></div>
          </div>
          <Clause label={g.id} value={g.clause} onChange={(text) => set(i, { ...dropped(g, 'clause'), ...optional('clause', text) })} />
        </div>
      ))}
    </div>
  );
}
