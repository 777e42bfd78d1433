import type { Cell } from '../../contract/model.ts';
import type { Scope } from '../scope.ts';
import { orderWords, reasonText, severities, taskLights } from '../words.ts';
import { clauseCell, column, lightCell, nothing, number, type TableBody, text } from './table.ts';

const percent = (value: number | null): string => (value === null ? '' : `${value}%`);

/** Key tasks with verified progress; in an internal report also what units claim and why a light is not green. */
export function taskTable({ tasks, cite, language, snapshot }: Scope): TableBody {
  const zh = language === 'zh';
  const internal = snapshot.audience === 'internal';
  return {
    columns: [
      column(zh ? '序号' : 'No.', 'text', 6),
      column(zh ? '任务' : 'Task', 'text', 24),
      column(zh ? '牵头单位' : 'Lead', 'text', 10),
      ...(internal ? [column(zh ? '责任机构' : 'Body', 'text', 16)] : []),
      column(zh ? '应达' : 'Planned', 'percent', 8, 1),
      column(zh ? '核验进度' : 'Verified', 'percent', 9, 1),
      ...(internal ? [column(zh ? '自报进度' : 'Claimed', 'percent', 9, 1)] : []),
      column(zh ? '灯' : 'Light', 'text', 9),
      ...(internal ? [column(zh ? '原因' : 'Why', 'text', 22)] : []),
      column(zh ? '完成期限' : 'Due', 'date', 11),
      column(zh ? '依据' : 'Clause', 'text', 11),
    ],
    rows: tasks.map((t) => [
      text(String(t.no)),
      text(t[language]),
      text(t.lead),
      ...(internal ? [text(t.internal?.organisation)] : []),
      number(t.planned, percent(t.planned), cite.planned()),
      number(t.verified, percent(t.verified), cite.progress()),
      // A claim is shown as what it is: said by the unit, not verified.
      ...(internal ? [number(t.internal?.claimed ?? null, percent(t.internal?.claimed ?? null), { ...cite.progress(), label: 'reported' })] : []),
      lightCell(t.light, taskLights, language),
      ...(internal ? [text(t.internal?.reasons.map((r) => reasonText(language, r)).join(zh ? '；' : '; ') || '—')] : []),
      text(t.dueOn),
      clauseCell(t.document, t.clause),
    ]),
  };
}

/** Milestones that are due by now or within the quarter, and what is verified of them. */
export function milestoneTable({ tasks, cite, language }: Scope): TableBody {
  const zh = language === 'zh';
  return {
    columns: [
      column(zh ? '任务' : 'Task', 'text', 26), column(zh ? '节点' : 'Milestone', 'text', 24), column(zh ? '权重' : 'Weight', 'percent', 8, 0),
      column(zh ? '期限' : 'Due', 'date', 12), column(zh ? '应达' : 'Planned', 'percent', 10, 1), column(zh ? '核验' : 'Verified', 'percent', 10, 1),
    ],
    rows: tasks.flatMap((t) =>
      t.milestones.map((m) => [
        text(`${t.no}. ${t[language]}`), text(m[language]), number(m.weight, percent(m.weight), { label: 'recorded', sources: cite.progress().sources }), text(m.dueOn),
        number(m.planned, percent(m.planned), cite.planned()), number(m.verified, percent(m.verified), cite.progress()),
      ]),
    ),
  };
}

/** How each unit stands: its tasks by light, its mean verified progress; whoever is furthest behind comes first. */
export function unitTable({ tasks, cite, language }: Scope): TableBody {
  const zh = language === 'zh';
  const nameOfUnit = (t: Scope['tasks'][number]): string => t.internal?.organisation ?? t.lead ?? (zh ? '（未定）' : '(none)');
  const units = [...new Set(tasks.map(nameOfUnit))].map((unit) => ({ unit, own: tasks.filter((t) => nameOfUnit(t) === unit) }));
  const count = (own: Scope['tasks'], light: string): number => own.filter((t) => t.light === light).length;
  const mean = (values: (number | null)[]): number | null => {
    const known = values.filter((v) => v !== null);
    return known.length === 0 ? null : Math.round((known.reduce((a, b) => a + b, 0) / known.length) * 10) / 10;
  };
  const sorted = units.toSorted((a, b) => count(b.own, 'RED') - count(a.own, 'RED') || count(b.own, 'YELLOW') - count(a.own, 'YELLOW') || (a.unit < b.unit ? -1 : 1));
  const counted = (value: number): Cell => number(value, String(value), cite.counted());
  return {
    columns: [
      column(zh ? '责任单位' : 'Unit', 'text', 26), column(zh ? '任务' : 'Tasks', 'number', 8, 0),
      ...(['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const).map((light) => column(taskLights[light][language], 'number', 9, 0)),
      column(zh ? '平均应达' : 'Mean planned', 'percent', 10, 1), column(zh ? '平均核验' : 'Mean verified', 'percent', 10, 1), column(zh ? '漏报' : 'Not reported', 'number', 8, 0),
    ],
    rows: sorted.map(({ unit, own }) => [
      text(unit), counted(own.length),
      ...(['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const).map((light) => counted(count(own, light))),
      number(mean(own.map((t) => t.planned)), percent(mean(own.map((t) => t.planned))), cite.planned()),
      number(mean(own.map((t) => t.verified)), percent(mean(own.map((t) => t.verified))), cite.counted()),
      counted(own.filter((t) => (t.internal?.missed ?? 0) > 0).length),
    ]),
    note: zh ? '平均数为该单位各任务的简单平均；“漏报”为有月份到期未填报的任务数。' : 'Means are plain means over the tasks of the unit; not reported counts tasks with a month missing.',
  };
}

/** Dispatch orders of the tasks; internal only. */
export function orderTable({ orders, language }: Scope): TableBody {
  const zh = language === 'zh';
  return {
    columns: [
      column(zh ? '任务' : 'Task', 'text', 28), column(zh ? '责任机构' : 'Body', 'text', 20), column(zh ? '等级' : 'Colour', 'text', 8), column(zh ? '事由' : 'Ground', 'text', 14),
      column(zh ? '月份' : 'Month', 'text', 10), column(zh ? '发起日' : 'Opened', 'date', 12), column(zh ? '状态' : 'State', 'text', 10),
    ],
    rows: orders.map((o) => [
      text(`${o.taskNo}. ${zh ? o.taskZh : o.taskEn}`), text(o.organisation), text(orderWords.colour[o.colour][language]), text((orderWords.ground[o.ground] ?? { zh: o.ground, en: o.ground })[language]),
      text(o.period), text(o.createdOn), text((orderWords.state[o.status] ?? { zh: o.status, en: o.status })[language]),
    ]),
    note: zh ? '状态为出稿时的状态。' : 'States are those when the numbers were frozen.',
  };
}

/** What the plan check found. */
export function findingTable({ findings, language }: Scope): TableBody {
  const zh = language === 'zh';
  return {
    columns: [column(zh ? '程度' : 'Severity', 'text', 14), column(zh ? '问题' : 'Finding', 'text', 60), column(zh ? '依据' : 'Clauses', 'text', 20)],
    rows: findings.map((f) => [
      text(severities[f.severity][language]), text(f[language]),
      f.clauses.length === 0 ? nothing : { text: [...new Set(f.clauses.map((c) => `${c.document} ${c.path}`))].join(zh ? '；' : '; '), clause: f.clauses[0]! },
    ]),
    note: zh ? '问题为规则校验所得，完整证明见平台“规划校验”页。' : 'Found by the rules of the plan check; the proofs are on its page.',
  };
}
