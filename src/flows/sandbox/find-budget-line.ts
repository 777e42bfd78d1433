import { setImmediate } from 'node:timers/promises';
import { Problem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { outlookOf, prepareQuestion, runCities, type SandboxParts } from './ask.ts';
import type { BudgetLineAnswer, SandboxChange, SandboxQuestion } from './contract.ts';
import { type BudgetPoint, budgetLineOf, type Grid, gridOf } from './domain/budget-line.ts';
import { leversOf } from './domain/levers.ts';
import { outcomeOf } from './domain/outcome.ts';
import { settingText } from './domain/sentences.ts';

export interface BudgetQuestion extends SandboxQuestion {
  lever: Omit<SandboxChange, 'to'>;
  grid: Grid;
  budget: number;
  over: 'YEAR' | 'HORIZON';
}

/**
 * The whole scenario at every value of one lever. Values at which the rule does not hold together (a bracket above the next)
 * are passed over and named.
 *
 * @throws Problem SANDBOX_GRID_UNFIT and those of `prepareQuestion`
 */
export async function findBudgetLine(parts: SandboxParts, db: Sql, now: Date, question: BudgetQuestion): Promise<BudgetLineAnswer> {
  const { lever, budget, over, scenario } = question;
  const others = scenario.changes.filter((c) => c.rule !== lever.rule || c.version !== lever.version || c.path !== lever.path);
  const points: BudgetPoint[] = [];
  const refused: number[] = [];
  for (const value of gridOf(question.grid)) {
    const at = { ...question, scenario: { ...scenario, changes: [...others, { ...lever, to: value }] } };
    try {
      const prepared = await prepareQuestion(parts, db, now, at);
      const runs = await runCities(parts, prepared, 0);
      const { cost } = outcomeOf({ ...outlookOf(parts, prepared, at), level: parts.parameters.level, replicates: 0, seed: prepared.seed }, runs);
      points.push({ value, cost: cost && (over === 'YEAR' ? cost.next[0]!.expected : cost.next.reduce((sum, y) => sum + y.expected, 0)) });
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.code !== 'SANDBOX_RULE_BROKEN') throw cause;
      refused.push(value);
    }
    await setImmediate();
  }
  const line = budgetLineOf(budget, points);
  const base = await parts.rules(db);
  const place = leversOf(base.rules.find((r) => r.id === lever.rule)!.versions.find((v) => v.version === lever.version)!).find((l) => l.path === lever.path)!;
  const wan = (fen: number): string => (Math.round(fen / 10_000) / 100).toLocaleString('en-US');
  const say = (p: BudgetPoint): string => settingText(place, p.value);
  return {
    ...line, refused,
    sentence: line.within
      ? {
          zh: `“${place.zh}”取 ${say(line.within)} 时预计支出 ${wan(line.within.cost!)} 万元，是不超过预算 ${wan(budget)} 万元的最大支出${line.beyond ? `；取 ${say(line.beyond)} 时为 ${wan(line.beyond.cost!)} 万元，超出预算` : ''}。${line.monotone ? '' : '支出不是单调变化，逐个取值算过。'}`,
          en: `At "${place.en}" = ${say(line.within)} the expected cost is ${wan(line.within.cost!)} ten thousand yuan, the most within ${wan(budget)}${line.beyond ? `; at ${say(line.beyond)} it is ${wan(line.beyond.cost!)}, beyond the budget` : ''}.${line.monotone ? '' : ' The cost both rises and falls along the way; every value was tried.'}`,
        }
      : { zh: `所试的取值中没有一个不超过预算 ${wan(budget)} 万元。`, en: `No value that was tried stays within ${wan(budget)} ten thousand yuan.` },
  };
}
