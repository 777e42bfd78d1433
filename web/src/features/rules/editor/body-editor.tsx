import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Requirement, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { headingOf } from '../version-text.tsx';
import { BracketEditor } from './bracket-editor.tsx';
import { dropped, optional, replaced } from './change.ts';
import { TableEditor } from './table-editor.tsx';

interface BodyProps {
  version: RuleVersion;
  base: RuleVersion;
  onChange: (version: RuleVersion) => void;
}

/** Everything a version says, each part to be changed beside its clause. */
export function BodyEditor(props: BodyProps): ReactNode {
  const { t } = useTranslation('rules');
  const { version, base, onChange } = props;
  return (
    <section className="panel stack">
      <h2>{t('draft.editor')}</h2>
      {version.parameters.length > 0 ? <Parameters {...props} /> : null}
      {version.let.length > 0 ? <Workings {...props} /> : null}
      {version.require ? (
        <div>
          <h3>{t('rule.conditions')}</h3>
          <Conditions node={version.require} base={base} onChange={(require) => onChange({ ...version, require })} />
        </div>
      ) : null}
      <Gifts {...props} />
    </section>
  );
}

function Clause({ value, label, onChange }: { value: string | undefined; label: string; onChange: (text: string) => void }): ReactNode {
  const { t } = useTranslation('rules');
  return <Input size="small" aria-label={`${t('rule.clause')} ${label}`} placeholder={t('rule.clause')} value={value ?? ''} onChange={(e) => onChange(e.target.value)} />;
}

const Was = ({ now, was }: { now: unknown; was: unknown }): ReactNode => {
  const { t } = useTranslation('rules');
  return was === undefined || was === now ? null : <small className="rule-old">{t('draft.was', { value: String(was ?? '—') })}</small>;
};

function Parameters({ version, base, onChange }: BodyProps): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const set = (i: number, p: RuleVersion['parameters'][number]): void => onChange({ ...version, parameters: replaced(version.parameters, i, p) });
  return (
    <div>
      <h3>{t('rule.parameters')}</h3>
      {version.parameters.map((p, i) => (
        <div key={p.id} className="rule-line">
          <div className="row">
            <span>{say(p)} <small className="faint rule-code">{p.id}</small></span>
            <InputNumber<number> size="small" aria-label={say(p)} value={p.value} suffix={p.unit ?? ''} onChange={(value) => set(i, { ...p, value })} />
            <Was now={p.value} was={base.parameters.find((o) => o.id === p.id)?.value} />
          </div>
          <Clause label={p.id} value={p.clause} onChange={(text) => set(i, { ...dropped(p, 'clause'), ...optional('clause', text) })} />
        </div>
      ))}
    </div>
  );
}

function Workings({ version, base, onChange }: BodyProps): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const set = (i: number, l: RuleVersion['let'][number]): void => onChange({ ...version, let: replaced(version.let, i, l) });
  return (
    <div>
      <h3>{t('rule.workings')}</h3>
      {version.let.map((l, i) => {
        const old = base.let.find((o) => o.id === l.id);
        return (
          <div key={l.id} className="rule-line" data-part={l.id}>
            <div className="stack-tight">
              <span>{say(l)} <small className="faint rule-code">{l.id}</small> <small className="faint">{l.unit}</small></span>
              {l.formula === undefined ? null : <div><Input size="small" className="rule-code" aria-label={`${t('draft.formula')} ${l.id}`} value={l.formula} onChange={(e) => set(i, { ...l, formula: e.target.value })} /><Was now={l.formula} was={old?.formula} /></div>}
              {l.bracket ? <BracketEditor bracket={l.bracket} base={old?.bracket} onChange={(bracket) => set(i, { ...l, bracket })} /> : null}
              {l.table ? <TableEditor table={l.table} base={old?.table} onChange={(table) => set(i, { ...l, table })} /> : null}
            </div>
            <Clause label={l.id} value={l.clause} onChange={(text) => set(i, { ...dropped(l, 'clause'), ...optional('clause', text) })} />
          </div>
        );
      })}
    </div>
  );
}

function Conditions({ node, base, onChange }: { node: Requirement; base: RuleVersion; onChange: (node: Requirement) => void }): ReactNode {
  const { t } = useTranslation('rules');
  if ('when' in node) {
    const old = base.require && conditionNamed(base.require, node.id);
    return (
      <div className="rule-line" data-part={node.id}>
        <div className="stack-tight">
          <div><Input.TextArea autoSize size="small" aria-label={`${t('draft.words')} ${node.id}`} value={node.zh} onChange={(e) => onChange({ ...node, zh: e.target.value })} /><Was now={node.zh} was={old?.zh} /></div>
          <div><Input size="small" className="rule-code" aria-label={`${t('draft.when')} ${node.id}`} value={node.when} onChange={(e) => onChange({ ...node, when: e.target.value })} /><Was now={node.when} was={old?.when} /></div>
        </div>
        <Clause label={node.id} value={node.clause} onChange={(text) => onChange({ ...dropped(node, 'clause'), ...optional('clause', text) })} />
      </div>
    );
  }
  const [title, parts] = headingOf(node, t);
  const put = (i: number, part: Requirement): void => onChange('not' in node ? { not: part } : 'all' in node ? { ...node, all: replaced(node.all, i, part) } : 'any' in node ? { ...node, any: replaced(node.any, i, part) } : { ...node, of: replaced(node.of, i, part) });
  return (
    <div>
      <strong>{title}</strong>
      {'atLeast' in node ? <InputNumber<number> size="small" aria-label={title} min={1} max={node.of.length} value={node.atLeast} onChange={(n) => { if (n !== null) onChange({ ...node, atLeast: n }); }} /> : null}
      <ul className="rule-tree">{parts.map((part, i) => <li key={i}><Conditions node={part} base={base} onChange={(next) => put(i, next)} /></li>)}</ul>
    </div>
  );
}

function conditionNamed(node: Requirement, id: string): Extract<Requirement, { when: string }> | undefined {
  if ('when' in node) return node.id === id ? node : undefined;
  const parts = 'not' in node ? [node.not] : 'all' in node ? node.all : 'any' in node ? node.any : node.of;
  return parts.map((p) => conditionNamed(p, id)).find((p) => p !== undefined);
}

function Gifts({ version, base, onChange }: BodyProps): ReactNode {
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
