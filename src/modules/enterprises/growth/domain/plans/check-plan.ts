import type { ProblemDetail } from '../../../../../kernel/base/problem.ts';
import type { PlanDraft } from '../../contract.ts';

/** What is wrong with a plan as it is written; empty when nothing is. */
export function checkPlan(draft: PlanDraft, kinds: ReadonlySet<string>, rules: ReadonlySet<string>): ProblemDetail[] {
  const fault = (field: string, zh: string, en: string): ProblemDetail => ({ code: 'PLAN_FIELD_WRONG', zh, en, where: { field } });
  const faults: ProblemDetail[] = [];
  if (draft.toYear < draft.fromYear) faults.push(fault('toYear', '结束年份不能早于开始年份', 'A plan cannot end before it begins'));
  draft.goals.forEach((g, i) => {
    if (!kinds.has(g.kind)) faults.push(fault(`goals.${i}.kind`, `没有目标指标 ${g.kind}`, `There is no kind of goal ${g.kind}`));
    if (g.targetYear <= g.baseYear) faults.push(fault(`goals.${i}.targetYear`, '目标年份须晚于基期年份', 'The target year must be after the base year'));
    if (g.targetYear > draft.toYear) faults.push(fault(`goals.${i}.targetYear`, '目标年份不能晚于方案结束年份', 'A goal cannot lie beyond the end of the plan'));
  });
  draft.measures.forEach((m, i) => {
    if (Number(m.dueOn.slice(0, 4)) > draft.toYear + 1) faults.push(fault(`measures.${i}.dueOn`, '完成日期超出方案期限', 'The day lies beyond the plan'));
    if ((m.pointerKind === null) !== (m.pointer === null)) faults.push(fault(`measures.${i}.pointer`, '依据的种类和内容须同时填写', 'Give both the kind of the basis and the basis'));
    if (m.pointerKind === 'RULE' && m.pointer !== null && !rules.has(m.pointer)) faults.push(fault(`measures.${i}.pointer`, `没有规则 ${m.pointer}`, `There is no rule ${m.pointer}`));
  });
  return faults;
}
