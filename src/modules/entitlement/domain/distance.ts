import type { Answer, Requirement } from '../../../kernel/rules/contract.ts';

/** How many more conditions must become true for a requirement to be met; 0 when it is met. Unknown ones count as open. */
export function distance(node: Requirement, answers: ReadonlyMap<string, Answer>): number {
  if ('when' in node) return answers.get(node.id) === 'YES' ? 0 : 1;
  if ('not' in node) return distance(node.not, answers) === 0 ? 1 : 0;
  if ('all' in node) return node.all.reduce((sum, part) => sum + distance(part, answers), 0);
  const parts = ('any' in node ? node.any : node.of).map((part) => distance(part, answers)).sort((a, b) => a - b);
  return parts.slice(0, 'any' in node ? 1 : node.atLeast).reduce((sum, d) => sum + d, 0);
}
