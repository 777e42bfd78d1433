import { App, Button, Input, Modal, Select, Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompiledRule, evaluateRule, explain, type Explanation, type FactDefinition, type Written } from '../../../../src/kernel/rules/contract.ts';
import { keepJudgement } from '../../../../src/modules/rulebook/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma, pause } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { useAction } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { Light } from '../../components/light.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { FactInput } from './fact-input.tsx';
import { useRuleText } from './text.ts';

type Given = Record<string, Written>;

/** Facts in, answer out, in the browser; an officer may keep the answer he gave. */
export function TryIt({ rule, on }: { rule: CompiledRule; on: string }): ReactNode {
  const { t } = useTranslation('rules');
  const [given, setGiven] = useState<Given>({});
  const [keeping, setKeeping] = useState(false);
  const mayKeep = useCan('rulebook.judgement.keep');
  const { said, problem } = useMemo(() => answerOf(rule, given, on), [rule, given, on]);
  const change = (fact: FactDefinition, value: Written | undefined): void => {
    const { [fact.id]: _, ...rest } = given;
    setGiven(value === undefined ? rest : { ...rest, [fact.id]: value });
  };
  return (
    <div className="stack">
      <span className="faint">{t('rule.tryLead')}</span>
      <div className="rule-facts">{rule.asks.map((fact) => <FactInput key={fact.id} fact={fact} value={given[fact.id]} onChange={(v) => change(fact, v)} />)}</div>
      <ProblemAlert problem={problem} />
      {said ? <AnswerView said={said} facts={rule.asks} /> : null}
      {mayKeep ? <div><Button onClick={() => setKeeping(true)} disabled={!said}>{t('rule.keep')}</Button></div> : null}
      {keeping ? <KeepDialog rule={rule.file.id} facts={given} onDone={() => setKeeping(false)} /> : null}
    </div>
  );
}

function answerOf(rule: CompiledRule, given: Given, on: string): { said?: Explanation; problem?: unknown } {
  try {
    return { said: explain(evaluateRule(rule, given, on)) };
  } catch (problem) {
    return { problem };
  }
}

const COLOURS = { YES: 'green', NO: 'red', UNKNOWN: 'grey' } as const;

/** An answer with its reasons: each condition with its sign, the values it looked at and its clause. */
export function AnswerView({ said, facts = [] }: { said: Explanation; facts?: readonly FactDefinition[] }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { namedText } = useRuleText();
  const shown = (v: Explanation['gives'][number]): string => namedText(v, facts.find((f) => f.id === v.id));
  return (
    <div className="stack-tight" aria-live="polite">
      <div className="row">
        <span data-answer={said.answer}><Light colour={COLOURS[said.answer]} text={t(`answer.${said.answer}`)} /></span>
        {said.gives.map((g) => <strong key={g.id}>{say(g)}{colon()}{shown(g)}</strong>)}
        <span className="faint">{t('rule.version', { version: said.version })}</span>
      </div>
      {said.missing.length > 0 ? <span className="faint">{t('rule.missing')}{colon()}{said.missing.map((m) => say(m)).join(comma())}</span> : null}
      {said.leaves.map((leaf) => (
        <div key={leaf.id} className="rule-line">
          <div>
            <Light colour={COLOURS[leaf.answer]} text={say(leaf)} /> {said.because.includes(leaf.id) && said.answer !== 'YES' ? <Tag color="gold">{t('rule.because')}</Tag> : null}
            <div><small className="faint">{leaf.values.map((v) => `${say(v)} ${shown(v)}`).join(pause())}</small></div>
          </div>
          <span>{leaf.clause}</span>
        </div>
      ))}
    </div>
  );
}

function KeepDialog({ rule, facts, onDone }: { rule: string; facts: Given; onDone: () => void }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { message } = App.useApp();
  const { cities } = usePlaces();
  const { me } = useSession();
  const own = me?.assignments.flatMap((a) => a.regions)[0];
  const [city, setCity] = useState(own);
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState('');
  const keep = useAction(keepJudgement, { onSuccess: ({ id }) => { void message.success(t('keep.done', { id })); onDone(); } });
  return (
    <Modal open title={t('keep.title')} okText={t('keep.save')} onCancel={onDone} confirmLoading={keep.isPending} okButtonProps={{ disabled: !city || name.trim().length < 2 || purpose.trim().length < 2 }} onOk={() => keep.mutate({ body: { rule, city: city!, name, purpose, facts } })}>
      <div className="stack">
        <span className="faint">{t('keep.lead')}</span>
        <Input aria-label={t('keep.name')} placeholder={t('keep.name')} value={name} onChange={(e) => setName(e.target.value)} />
        <Input aria-label={t('keep.purpose')} placeholder={t('keep.purpose')} value={purpose} onChange={(e) => setPurpose(e.target.value)} />
        <Select aria-label={t('keep.city')} placeholder={t('keep.city')} value={city} onChange={setCity} options={cities.map((c) => ({ value: c.code, label: say(c) }))} />
        <ProblemAlert problem={keep.error} />
      </div>
    </Modal>
  );
}
