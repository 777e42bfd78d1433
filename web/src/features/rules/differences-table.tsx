import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useRuleText } from './text.ts';

/** What a reader of both versions would mark: struck out what was, beside it what comes. Examples come last, folded when there are many. */
export function DifferencesTable({ differences }: { differences: readonly Difference[] }): ReactNode {
  const { t } = useTranslation('rules');
  if (differences.length === 0) return <span className="faint">{t('rule.none')}</span>;
  const examples = differences.filter((d) => d.kind === 'EXAMPLE');
  const rows = (list: readonly Difference[]): ReactNode => list.map((d, i) => <OneDifference key={i} difference={d} />);
  return (
    <div className="stack-tight">
      {rows(differences.filter((d) => d.kind !== 'EXAMPLE'))}
      {examples.length > 3 ? <details className="rule-part"><summary>{t('difference.examples', { count: examples.length })}</summary>{rows(examples)}</details> : rows(examples)}
    </div>
  );
}

function OneDifference({ difference: d }: { difference: Difference }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { regionsText } = useRuleText();
  // Days and regions: six digits can only be a region there, while in a condition they may be an amount.
  const written = (text: string): string => (d.kind === 'VALIDITY' && /^(\d{6}|CN)( |$)/.test(text) ? regionsText(text.split(' ')) : text);
  return (
    <div className="rule-part">
      <div className="row-tight"><Tag>{t(`difference.kind.${d.kind}`)}</Tag><strong>{say(d)}</strong></div>
      {d.before === null ? null : <div className="rule-old"><span className="faint">{t('difference.before')} </span>{written(d.before)}</div>}
      {d.after === null ? null : <div className="rule-new"><span className="faint">{t('difference.after')} </span>{written(d.after)}</div>}
    </div>
  );
}
