import { Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompiledRule, evaluateRule, type Example, explain, type Explanation, type FactDefinition } from '../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { pause } from '../../app/marks.ts';
import { useRuleText } from './text.ts';

/** What one example comes to, by the version in force and by the one being written. */
export interface ExampleOutcome {
  example: Example;
  now: Explanation | undefined;
  before: Explanation | undefined;
  fits: boolean;
  changed: boolean;
}

const same = (a: unknown, b: unknown): boolean => (typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) : a === b);

function run(rule: CompiledRule | undefined, { facts, on }: Example): Explanation | undefined {
  try {
    return rule && explain(evaluateRule(rule, facts, on));
  } catch {
    // A fact of the wrong kind, while somebody types: the check says so beside.
    return undefined;
  }
}

/** Runs the examples here, as often as somebody types. */
export function outcomesOf(examples: readonly Example[], rule: CompiledRule | undefined, before?: CompiledRule): ExampleOutcome[] {
  return examples.map((example) => {
    const now = run(rule, example);
    const then = run(before, example);
    const gives = (id: string) => now?.gives.find((g) => g.id === id)?.value ?? null;
    const { expect } = example;
    const fits = now !== undefined && now.answer === expect.answer && Object.entries(expect.gives ?? {}).every(([id, v]) => same(gives(id), v)) && (!expect.failing || now.because.join() === expect.failing.join());
    const changed = now !== undefined && then !== undefined && (now.answer !== then.answer || now.gives.some((g) => !same(g.value, then.gives.find((o) => o.id === g.id)?.value ?? null)));
    return { example, now, before: then, fits, changed };
  });
}

/** Examples by name and outcome, those that differ first; one that is opened shows the facts it is about and where it comes from. */
export function ExamplesTable({ outcomes, facts }: { outcomes: readonly ExampleOutcome[]; facts: ReadonlyMap<string, FactDefinition> }): ReactNode {
  const { t } = useTranslation('rules');
  const [open, setOpen] = useState<string>();
  if (outcomes.length === 0) return <span className="faint">{t('rule.noExamples')}</span>;
  const rank = (o: ExampleOutcome): number => (o.fits ? (o.changed ? 1 : 2) : 0);
  return (
    <div className="rule-scroll-down">
      {outcomes.toSorted((a, b) => rank(a) - rank(b)).map((o) => (
        <div key={o.example.name} className="rule-part stack-tight">
          <div className="row spread">
            <button type="button" className="rule-open" aria-expanded={open === o.example.name} onClick={() => setOpen(open === o.example.name ? undefined : o.example.name)}>{o.example.name}</button>
            <FitTag outcome={o} />
          </div>
          {o.changed || !o.fits || open === o.example.name ? <OutcomeLine outcome={o} /> : null}
          {open === o.example.name ? <><FactsLine facts={o.example.facts} definitions={facts} /><small className="faint">{o.example.on} · {o.example.source}</small></> : null}
        </div>
      ))}
    </div>
  );
}

export function FitTag({ outcome }: { outcome: ExampleOutcome }): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <span className="row-tight">
      {outcome.changed ? <Tag color="gold">{t('example.changed')}</Tag> : null}
      <Tag color={outcome.fits ? 'green' : 'red'}>{outcome.fits ? `✓ ${t('example.fits')}` : `✗ ${t('example.wrong')}`}</Tag>
    </span>
  );
}

function FactsLine({ facts, definitions }: { facts: Example['facts']; definitions: ReadonlyMap<string, FactDefinition> }): ReactNode {
  const say = useSay();
  const { factText } = useRuleText();
  return <small>{Object.entries(facts).map(([id, value]) => { const d = definitions.get(id); return `${d ? say(d) : id} ${factText(d, value)}`; }).join(pause())}</small>;
}

/** Expected, by the version in force where it differs, and computed. */
export function OutcomeLine({ outcome: { example, now, before, fits, changed } }: { outcome: ExampleOutcome }): ReactNode {
  const { t } = useTranslation('rules');
  const text = useOutcomeText();
  const named = now?.gives ?? before?.gives ?? [];
  const expected = [t(`answer.${example.expect.answer}`), ...Object.entries(example.expect.gives ?? {}).map(([id, v]) => text.given(named.find((g) => g.id === id) ?? { id, zh: id, en: id, unit: '', value: null }, v))].join(pause());
  return (
    <span className="row">
      <span>{t('example.expected')} {expected}</span>
      {changed && before ? <span className="faint">{t('example.before')} {text.of(before)}</span> : null}
      {!fits || changed ? <span className={fits ? undefined : 'rule-new'}>{t('example.now')} {now ? text.of(now) : '—'}</span> : null}
    </span>
  );
}

function useOutcomeText(): { of(said: Explanation): string; given(named: Explanation['gives'][number], value: Explanation['gives'][number]['value']): string } {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { namedText } = useRuleText();
  const given = (named: Explanation['gives'][number], value: Explanation['gives'][number]['value']): string => `${say(named)} ${namedText({ ...named, value })}`;
  return { given, of: (said) => [t(`answer.${said.answer}`), ...said.gives.map((g) => given(g, g.value))].join(pause()) };
}
