import { useMemo } from 'react';
import { createRuleBook, type RuleBook } from '../../../../src/kernel/rules/contract.ts';
import { getBook } from '../../../../src/modules/rulebook/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { useAnswer } from '../../app/query.ts';

/** All rules, compiled here by the same source as on the server. */
export function useBook(): { book: RuleBook | undefined; today: string | undefined; problem: ApiProblem | null } {
  const { data, error } = useAnswer(getBook, { query: {} });
  const book = useMemo(() => (data ? createRuleBook(data.facts, data.rules) : undefined), [data]);
  return { book, today: data?.today, problem: error };
}
