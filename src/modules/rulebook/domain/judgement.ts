import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type CompiledRule, evaluateRule, explain, type Explanation, type KnownFacts, plainFacts } from '../../../kernel/rules/index.ts';

/** Whose case it is. An enquiry is a question at the counter, about nobody the platform knows. */
export interface JudgementSubject {
  kind: 'ENTERPRISE' | 'ENQUIRY';
  id: string;
  name: string;
}

/** What a judgement says and rests on; its hash covers all of it. */
export interface JudgementContent {
  definitionHash: string;
  on: CalendarDate;
  region: readonly string[];
  subject: JudgementSubject;
  purpose: string;
  facts: KnownFacts;
  explanation: Explanation;
}

/** Only what the rule asks for: nobody's other figures are kept with an answer that does not need them. */
export function factsAsked(rule: CompiledRule, facts: KnownFacts): KnownFacts {
  return Object.fromEntries(rule.asks.flatMap(({ id }) => (facts[id] === undefined ? [] : [[id, facts[id]]])));
}

export function explainFor(rule: CompiledRule, facts: KnownFacts, on: CalendarDate): Explanation {
  return explain(evaluateRule(rule, plainFacts(facts), on));
}

export const judgementHash = (content: JudgementContent): string => sha256(canonicalJson(content));
