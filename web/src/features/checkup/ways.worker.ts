import { type Way, wayTo } from '../../../../src/flows/checkup/contract.ts';
import { createRuleBook, type FactDefinition, type Facts, type RuleBook, type RuleFile } from '../../../../src/kernel/rules/contract.ts';

/** The book once, then questions: the search for the smallest change must not hold up whoever types. */
export type WayRequest =
  | { kind: 'BOOK'; facts: readonly FactDefinition[]; rules: readonly RuleFile[]; directions: { up: readonly string[]; down: readonly string[] } }
  | { kind: 'WAY'; key: string; rule: string; facts: Facts; on: string; region: readonly string[] };
export interface WayAnswer {
  key: string;
  way: Way;
}

let book: RuleBook | undefined;
let directions: Extract<WayRequest, { kind: 'BOOK' }>['directions'] = { up: [], down: [] };

self.addEventListener('message', ({ data }: MessageEvent<WayRequest>) => {
  if (data.kind === 'BOOK') {
    book = createRuleBook(data.facts, data.rules);
    directions = data.directions;
    return;
  }
  const rule = book!.find(data.rule, data.on, data.region);
  const answer: WayAnswer = { key: data.key, way: wayTo(rule, data.facts, data.on, directions) };
  self.postMessage(answer);
});
