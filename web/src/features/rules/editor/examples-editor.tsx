import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, InputNumber, Modal, Popconfirm, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Example, FactDefinition, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { type ExampleOutcome, FitTag, OutcomeLine } from '../examples-table.tsx';
import { FactInput } from '../fact-input.tsx';
import { dropped, replaced, without } from './change.ts';

interface ExamplesProps {
  version: RuleVersion;
  outcomes: readonly ExampleOutcome[];
  asks: readonly FactDefinition[];
  onChange: (examples: Example[]) => void;
}

const ANSWERS = ['YES', 'NO', 'UNKNOWN'] as const;

/** The examples of a version, run with every change; what they should come to is edited here, too. */
export function ExamplesEditor({ version, outcomes, asks, onChange }: ExamplesProps): ReactNode {
  const { t } = useTranslation('rules');
  const [open, setOpen] = useState<number>();
  const { examples } = version;
  // Those that do not fit come first.
  const order = examples.map((_, i) => i).toSorted((a, b) => Number(outcomes[a]?.fits ?? true) - Number(outcomes[b]?.fits ?? true));
  const wrong = examples.flatMap((_, i) => (outcomes[i]?.now && !outcomes[i].fits ? [i] : []));
  return (
    <section className="panel stack-tight">
      <h2>{t('rule.examples')}</h2>
      <strong>{t('example.sum', { fits: outcomes.filter((o) => o.fits).length, wrong: outcomes.filter((o) => !o.fits).length, changed: outcomes.filter((o) => o.changed).length })}</strong>
      {wrong.length > 1 ? (
        <Popconfirm title={t('example.adoptAllAsk', { count: wrong.length })} onConfirm={() => onChange(examples.map((e, i) => (wrong.includes(i) ? adopted(e, outcomes[i]!) : e)))}>
          <Button size="small">{t('example.adoptAll')}</Button>
        </Popconfirm>
      ) : null}
      <div className="rule-scroll-down">
        {order.map((i) => {
          const example = examples[i]!;
          const outcome = outcomes[i];
          return (
            <div key={i} className="rule-part stack-tight" data-example={outcome ? (outcome.fits ? 'fits' : 'wrong') : 'unknown'} data-changed={outcome?.changed ?? false}>
              <div className="row spread">
                <button type="button" className="rule-open" onClick={() => setOpen(i)}>{example.name}</button>
                {outcome ? <FitTag outcome={outcome} /> : null}
              </div>
              {outcome && (outcome.changed || !outcome.fits) ? <OutcomeLine outcome={outcome} /> : null}
              {outcome && !outcome.fits && outcome.now ? <div><Button size="small" onClick={() => onChange(replaced(examples, i, adopted(example, outcome)))}>{t('example.adopt')}</Button></div> : null}
            </div>
          );
        })}
      </div>
      <div><Button size="small" icon={<PlusOutlined />} onClick={() => { const last = examples.at(-1)!; onChange([...examples, { ...last, name: `${last.name} ${examples.length + 1}`, on: version.from }]); setOpen(examples.length); }}>{t('example.add')}</Button></div>
      {open !== undefined && examples[open] ? (
        <Modal open width={820} title={examples[open].name} footer={null} onCancel={() => setOpen(undefined)}>
          {outcomes[open] ? <div className="row"><FitTag outcome={outcomes[open]} /><OutcomeLine outcome={outcomes[open]} /></div> : null}
          <OneExample example={examples[open]} version={version} asks={asks} onChange={(next) => onChange(replaced(examples, open, next))} {...(examples.length > 1 ? { onRemove: () => { onChange(without(examples, open)); setOpen(undefined); } } : {})} />
        </Modal>
      ) : null}
    </section>
  );
}

/** The example with what was computed as what it should be; its author answers for that. */
function adopted({ expect, ...example }: Example, { now }: ExampleOutcome): Example {
  const said = now!;
  return {
    ...example,
    expect: {
      answer: said.answer,
      ...(expect.gives && { gives: Object.fromEntries(Object.keys(expect.gives).map((id) => [id, said.gives.find((g) => g.id === id)?.value ?? null])) }),
      ...(expect.failing && said.answer === 'NO' && { failing: [...said.because] }),
    },
  };
}

function OneExample({ example, version, asks, onChange, onRemove }: { example: Example; version: RuleVersion; asks: readonly FactDefinition[]; onChange: (example: Example) => void; onRemove?: () => void }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { expect } = example;
  const amount = (id: string, value: number | null): void => {
    const gives = { ...dropped(expect.gives ?? {}, id), ...(value === null ? {} : { [id]: value }) };
    onChange({ ...example, expect: { ...dropped(expect, 'gives'), ...(Object.keys(gives).length > 0 && { gives }) } });
  };
  return (
    <div className="stack-tight">
      <div className="rule-facts">
        <label><span>{t('example.name')}</span><Input aria-label={t('example.name')} value={example.name} onChange={(e) => onChange({ ...example, name: e.target.value })} /></label>
        <label><span>{t('example.on')}</span><DatePicker aria-label={t('example.on')} allowClear={false} value={dayjs(example.on)} onChange={(d) => { if (d) onChange({ ...example, on: d.format('YYYY-MM-DD') }); }} /></label>
        <label><span>{t('example.expected')}</span><Select aria-label={t('example.expected')} value={expect.answer} onChange={(answer) => onChange({ ...example, expect: { ...(answer === 'NO' ? expect : dropped(expect, 'failing')), answer } })} options={ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))} /></label>
        {version.gives.map((g) => { const value = expect.gives?.[g.id]; return <label key={g.id}><span>{t('example.expected')}：{say(g)}</span><InputNumber<number> style={{ width: '100%' }} aria-label={`${t('example.expected')} ${say(g)}`} value={typeof value === 'number' ? value : null} onChange={(v) => amount(g.id, v)} /></label>; })}
        <label><span>{t('example.source')}</span><Input aria-label={t('example.source')} value={example.source} onChange={(e) => onChange({ ...example, source: e.target.value })} /></label>
      </div>
      <strong>{t('example.facts')}</strong>
      <div className="rule-facts">{asks.map((fact) => <FactInput key={fact.id} fact={fact} value={example.facts[fact.id]} onChange={(v) => onChange({ ...example, facts: v === undefined ? dropped(example.facts, fact.id) : { ...example.facts, [fact.id]: v } })} />)}</div>
      {onRemove ? <div><Button size="small" danger icon={<DeleteOutlined />} onClick={onRemove}>{t('example.remove')}</Button></div> : null}
    </div>
  );
}
