import { useMemo } from 'react';
import { getBook } from '../../../../src/flows/checkup/contract.ts';
import { createRuleBook, type FactDefinition, type Relations, type RuleBook, type RuleFile } from '../../../../src/kernel/rules/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useAnswer } from '../../app/query.ts';

type Sent = CallAnswer<typeof getBook>;
export interface BookData extends Omit<Sent, 'rules' | 'relations' | 'facts'> {
  facts: FactDefinition[];
  rules: RuleFile[];
  relations: Relations;
}

/** The rules in force, compiled here by the same source as on the server. */
export function useBook(): { data: BookData | undefined; book: RuleBook | undefined; problem: ApiProblem | null } {
  const { data: sent, error } = useAnswer(getBook);
  return useMemo(() => {
    if (!sent) return { data: undefined, book: undefined, problem: error };
    const data = sent as unknown as BookData;
    return { data, book: createRuleBook(data.facts, data.rules), problem: error };
  }, [sent, error]);
}
