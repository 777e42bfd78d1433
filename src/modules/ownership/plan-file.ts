import { readFileSync } from 'node:fs';
import { Problem } from '../../kernel/base/problem.ts';
import { planInput } from './contract.ts';
import { type ComputedPlan, distribute } from './domain/distribute.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import type { OwnershipRules } from './pack.ts';

/** Computes a plan from a JSON file, without a database. @throws Problem PLAN_FILE_INVALID, and what `distribute` refuses */
export function computePlanFile(rules: OwnershipRules, file: string): ComputedPlan {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : String(cause));
  }
  const parsed = planInput.safeParse(content);
  if (!parsed.success) throw invalid(file, parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  return distribute(rules.plan, parsed.data);
}

/** The computation as a sheet in a terminal. */
export function describePlan(p: ComputedPlan): string {
  return [
    ...p.lines.map((l) => `${l.zh}\t${l.fen === null ? '' : formatYuan(l.fen)}\t${l.clause}`),
    `应于 ${p.dueOn} 前支付 · to be paid by ${p.dueOn}；规则 · rule ${p.ruleId} v${p.rulesVersion}${p.evidence === 'NOT_VERIFIED' ? '（未核实 · not verified）' : ''}`,
  ].join('\n');
}

function invalid(file: string, why: string): Problem {
  return new Problem('PLAN_FILE_INVALID', {
    zh: `分配方案文件 ${file} 不合格式：${why}`, en: `The plan file ${file} is not valid: ${why}`,
    remedy: { zh: '字段见 docs/reference 中 ownership.computePlan 的请求体', en: 'Its fields are those of the body of ownership.computePlan' },
  });
}
