import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Explanation, KnownFacts, Region } from '../../../kernel/rules/index.ts';
import { explainFor, factsAsked, judgementHash, type JudgementSubject } from '../domain/judgement.ts';
import { ruleText } from '../domain/rule-text.ts';
import type { Shelf } from '../shelf.ts';
import { keepDefinition } from '../store/definitions.ts';
import { insertJudgement } from '../store/judgements.ts';

export interface JudgeInput {
  rule: string;
  on: CalendarDate;
  region: Region | undefined;
  facts: KnownFacts;
  subject: JudgementSubject;
  /** Why it was asked, in words (policy check-up, award 2026). */
  purpose: string;
}

export interface Judged {
  id: string;
  explanation: Explanation;
}

/**
 * Judges one case by the version in force and keeps the answer with everything it rests on. The command that asks writes
 * the audit entry of what it does with the answer.
 *
 * @param by account that asked; null for the platform itself
 * @throws Problem RULE_UNKNOWN, RULE_NOT_IN_FORCE, RULE_FACT_INVALID
 */
export async function judge(shelf: Shelf, tx: Tx, input: JudgeInput, by: string | null, at: Date): Promise<Judged> {
  const { book } = await shelf.current(tx);
  const rule = book.find(input.rule, input.on, input.region);
  const facts = factsAsked(rule, input.facts);
  const explanation = explainFor(rule, facts, input.on);
  const text = ruleText(rule);
  await keepDefinition(tx.sql, text);
  const region = input.region === undefined ? [] : [input.region].flat();
  const content = { definitionHash: text.hash, on: input.on, region, subject: input.subject, purpose: input.purpose, facts, explanation };
  const id = newId(at);
  await insertJudgement(tx.sql, { ...content, id, rule: text.rule, version: text.version, answer: explanation.answer, hash: judgementHash(content), by, at });
  return { id, explanation };
}
