import { Button, InputNumber, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findBudgetLine, type SandboxLever, type SandboxQuestion } from '../../../../src/flows/sandbox/contract.ts';
import { call } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { Chart } from '../../components/chart.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useMutation } from '@tanstack/react-query';
import { mostOf, settingText, stepOf } from './words.ts';

/** About forty values at first; whoever wants it finer says so. */
const coarse = (lever: SandboxLever): number => stepOf(lever) * Math.max(1, Math.round(mostOf(lever) / stepOf(lever) / 40));

/** Which value of one lever costs as much as there is. */
export function BudgetPanel({ rule, version, levers, question, start }: { rule: string; version: number; levers: readonly SandboxLever[]; question: SandboxQuestion; start: number }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const movable = levers.filter((l) => l.value !== null);
  const changed = question.scenario.changes.find((c) => c.rule === rule && c.version === version)?.path;
  const [path, setPath] = useState<string>();
  const lever = movable.find((l) => l.path === (path ?? changed)) ?? movable[0];
  const [grid, setGrid] = useState<{ path: string; from: number; to: number; step: number }>();
  const [budget, setBudget] = useState(Math.round(start / 1_000_000));
  const [over, setOver] = useState<'YEAR' | 'HORIZON'>('YEAR');
  const find = useMutation({ mutationFn: (body: Parameters<typeof call<typeof findBudgetLine>>[1]['body']) => call(findBudgetLine, { body }) });
  if (!lever) return null;
  const now = grid?.path === lever.path ? grid : { path: lever.path, from: 0, to: mostOf(lever), step: coarse(lever) };
  const scale = lever.percent ? 100 : 1;
  const field = (key: 'from' | 'to' | 'step'): ReactNode => (
    <label className="stack-tight"><small className="faint">{t(`budget.${key}`)}</small>
      <InputNumber aria-label={t(`budget.${key}`)} value={Number((now[key] * scale).toPrecision(10))} onChange={(v) => v !== null && setGrid({ ...now, [key]: Number((v / scale).toPrecision(12)) })} {...(lever.percent ? { suffix: '%' } : {})} />
    </label>
  );
  const line = find.data;
  return (
    <section className="panel stack-tight">
      <h2>{t('budget.title')}</h2>
      <p className="faint">{t('budget.lead')}</p>
      <div className="sandbox-budget">
        <label className="stack-tight sandbox-wide"><small className="faint">{t('budget.lever')}</small>
          <Select aria-label={t('budget.lever')} value={lever.path} onChange={setPath} options={movable.map((l) => ({ value: l.path, label: `${l.clause ? `${l.clause} ` : ''}${say(l)}${inBrackets(settingText(l, l.written))}` }))} />
        </label>
        {field('from')}{field('to')}{field('step')}
        <label className="stack-tight"><small className="faint">{t('budget.budget')}</small><InputNumber aria-label={t('budget.budget')} min={0} value={budget} onChange={(v) => setBudget(v ?? 0)} /></label>
        <label className="stack-tight"><small className="faint">{t('budget.over')}</small><Segmented value={over} onChange={setOver} options={[{ value: 'YEAR', label: t('budget.YEAR') }, { value: 'HORIZON', label: t('budget.HORIZON') }]} /></label>
        <Button type="primary" loading={find.isPending} onClick={() => find.mutate({ ...question, lever: { rule, version, path: lever.path }, grid: { from: now.from, to: now.to, step: now.step }, budget: Math.round(budget * 1_000_000), over })}>{t('budget.find')}</Button>
      </div>
      <ProblemAlert problem={find.error} />
      {line ? (
        <>
          <p><strong>{say(line.sentence)}</strong></p>
          {line.refused.length > 0 ? <small className="faint">{t('budget.refused', { count: line.refused.length })}</small> : null}
          <Chart
            label={t('budget.label')} height={240}
            option={{
              grid: { left: 8, right: 24, top: 30, bottom: 8, containLabel: true }, tooltip: { trigger: 'axis' },
              xAxis: { type: 'category', data: line.points.map((p) => settingText(lever, p.value)) },
              yAxis: { type: 'value', name: t('cost.unit'), nameTextStyle: { align: 'left' } },
              series: [{ type: 'line', step: 'middle', symbolSize: 4, data: line.points.map((p) => (p.cost === null ? null : Math.round(p.cost / 10_000) / 100)), markLine: { symbol: 'none', lineStyle: { color: '#c2301f' }, label: { position: 'insideEndTop' }, data: [{ yAxis: line.budget / 1_000_000 }] } }],
            }}
          />
        </>
      ) : null}
    </section>
  );
}
