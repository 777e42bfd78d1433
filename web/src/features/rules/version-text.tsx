import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Requirement, RuleVersion } from '../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { DecisionTable, StepsTable } from './steps-table.tsx';

/** One version in full: every condition, bracket and amount with its clause beside it. */
export function VersionText({ version }: { version: RuleVersion }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const clause = (own: string | undefined, sure = version.confidence): ReactNode => (
    <span className="row-tight"><span>{own ?? version.source.clause ?? ''}</span>{sure === 'LAW' ? null : <Tag>{t(`confidence.${sure}`)}</Tag>}</span>
  );
  return (
    <div className="stack">
      {version.note ? <p className="faint">{say(version.note)}</p> : null}
      <section className="stack-tight">
        <h3>{t('rule.conditions')}</h3>
        {version.require ? <RequirementTree node={version.require} clause={clause} /> : <span className="faint">{t('rule.noConditions')}</span>}
      </section>
      <section>
        <h3>{t('rule.gives')}</h3>
        {version.gives.map((g) => (
          <div key={g.id} className="rule-line">
            <span>
              {say(g)} = <span className="rule-code">{g.formula}</span> {g.unit}{' '}
              <small className="faint">{g.round ? t(`rule.round.${g.round.mode}`, { to: g.round.to }) : ''} {g.always ? t('rule.always') : ''}</small>
            </span>
            {clause(g.clause)}
          </div>
        ))}
      </section>
      {version.let.length > 0 ? (
        <section>
          <h3>{t('rule.workings')}</h3>
          {version.let.map((l) => (
            <div key={l.id} className="rule-line">
              <div className="stack-tight">
                <span>{say(l)} <small className="faint rule-code">{l.id}</small>{l.formula === undefined ? null : <> = <span className="rule-code">{l.formula}</span></>} <small className="faint">{l.unit}</small></span>
                {l.bracket ? <StepsTable bracket={l.bracket} /> : null}
                {l.table ? <DecisionTable table={l.table} /> : null}
              </div>
              {clause(l.clause)}
            </div>
          ))}
        </section>
      ) : null}
      {version.parameters.length > 0 ? (
        <section>
          <h3>{t('rule.parameters')}</h3>
          {version.parameters.map((p) => (
            <div key={p.id} className="rule-line">
              <span>{say(p)} <small className="faint rule-code">{p.id}</small> = {p.value === null ? <Tag color="orange">{t('rule.unknownParameter')}</Tag> : <strong>{p.value} {p.unit}</strong>}</span>
              {clause(p.clause, p.confidence)}
            </div>
          ))}
        </section>
      ) : null}
    </div>
  );
}

type Clause = (own: string | undefined, sure?: RuleVersion['confidence']) => ReactNode;

function RequirementTree({ node, clause }: { node: Requirement; clause: Clause }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  if ('when' in node) {
    return (
      <div className="rule-line">
        <div><div>{say(node)}</div><small className="faint rule-code">{node.when}</small></div>
        {clause(node.clause, node.confidence)}
      </div>
    );
  }
  const [title, parts] = headingOf(node, t);
  return (
    <div>
      <strong>{title}</strong>
      <ul className="rule-tree">{parts.map((part, i) => <li key={i}><RequirementTree node={part} clause={clause} /></li>)}</ul>
    </div>
  );
}

/** How the parts of a requirement combine, in words. */
export function headingOf(node: Exclude<Requirement, { when: string }>, t: (key: string, values?: Record<string, unknown>) => string): [title: string, parts: Requirement[]] {
  if ('not' in node) return [t('rule.not'), [node.not]];
  if ('all' in node) return [t('rule.all'), node.all];
  return 'any' in node ? [t('rule.any'), node.any] : [t('rule.atLeast', { count: node.atLeast }), node.of];
}
