import { appendAudit } from '../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import { auditActor, authorise } from '../../kernel/identity/index.ts';
import type { Facts, KnownFacts } from '../../kernel/rules/contract.ts';
import type { KeptAnswer, recomputeAnswer } from './contract.ts';
import { firmFor, targetOf } from './firm.ts';
import { type Act, chainOf, type CheckupParts } from './parts.ts';

export const SELF_STATED = '企业自填';

/** What a firm typed beside what its dossier holds: its own word, of today. A figure taken back is unknown. */
export function withTyped(known: KnownFacts, typed: Facts, on: CalendarDate): KnownFacts {
  const facts: Record<string, KnownFacts[string]> = { ...known };
  for (const [id, value] of Object.entries(typed)) {
    if (value === null || value === undefined) delete facts[id];
    else if (facts[id]?.value !== value) facts[id] = { value, source: SELF_STATED, asOf: on, confidence: 'DECLARED' };
  }
  return facts;
}

/**
 * Keeps one answer: the server judges anew, by the rule in force; what the browser showed counts for nothing.
 * @throws Problem NOT_FOUND, FORBIDDEN, RULE_UNKNOWN, RULE_NOT_IN_FORCE, RULE_FACT_INVALID
 */
export async function keepAnswer(parts: CheckupParts, tx: Tx, act: Act, firmId: string, asked: { rule: string; on: CalendarDate | undefined; typed: Facts }): Promise<{ id: string; answer: KeptAnswer['explanation']['answer'] }> {
  const firm = await firmFor(parts, tx.sql, act.actor, 'checkup.answer.keep', firmId);
  const assignment = authorise(act.actor, 'checkup.answer.keep', targetOf(firm));
  const on = asked.on ?? dateOf(act.now);
  const facts = withTyped(await parts.enterprises.factsOf(tx.sql, firm.id, on), asked.typed, dateOf(act.now));
  const { id, explanation } = await parts.rulebook.judge(
    tx, { rule: asked.rule, on, region: chainOf(parts.places, firm.city), facts, subject: { kind: 'ENTERPRISE', id: firm.id, name: firm.name }, purpose: '政策体检' }, act.actor!.accountId, act.now,
  );
  await appendAudit(tx, {
    at: act.now, actor: auditActor(act.actor!, assignment), action: 'checkup.answer.kept', subject: { kind: 'rulebook.judgement', id },
    detail: { firm: firm.id, rule: asked.rule, on, answer: explanation.answer, typed: Object.keys(asked.typed) }, requestId: act.requestId,
  });
  return { id, answer: explanation.answer };
}

export type Judgement = Awaited<ReturnType<CheckupParts['rulebook']['judgement']>>;

/** A kept answer of a firm the actor may see. @throws Problem NOT_FOUND, FORBIDDEN */
async function judgementFor(parts: CheckupParts, db: Sql, act: Act, id: string): Promise<Judgement> {
  const kept = await parts.rulebook.judgement(db, id);
  if (kept.subject.kind !== 'ENTERPRISE') throw notFound('体检结论', 'answer', id);
  await firmFor(parts, db, act.actor, 'checkup.firm.read', kept.subject.id);
  return kept;
}

export async function readAnswer(parts: CheckupParts, db: Sql, act: Act, id: string): Promise<KeptAnswer> {
  const kept = await judgementFor(parts, db, act, id);
  const book = await parts.rulebook.current(db);
  const version = book.rules.find((r) => r.id === kept.rule)?.versions.find((v) => v.version === kept.version);
  const said = (fact: string): { zh: string; en: string; unit: string } => {
    const definition = book.facts.get(fact);
    return definition ? { zh: definition.zh, en: definition.en, unit: definition.unit ?? '' } : { zh: fact, en: fact, unit: '' };
  };
  return {
    id: kept.id, number: numberOf(kept), rule: kept.rule, version: kept.version, on: kept.on, subject: { id: kept.subject.id, name: kept.subject.name }, purpose: kept.purpose,
    region: kept.region, explanation: kept.explanation, facts: Object.entries(kept.facts).map(([fact, known]) => ({ id: fact, ...said(fact), ...known, value: written(book, fact, known.value) })),
    hash: kept.hash, definitionHash: kept.definitionHash, keptAt: kept.at.toISOString(), step: parts.pack.steps.find((s) => s.rule === kept.rule) ?? null,
    confidence: version?.confidence ?? null, note: version?.note ?? null,
  };
}

/** A choice in its Chinese words; the code stands in the judgement itself. */
export function written(book: Awaited<ReturnType<CheckupParts['rulebook']['current']>>, fact: string, value: KeptAnswer['facts'][number]['value']): KeptAnswer['facts'][number]['value'] {
  return book.facts.get(fact)?.choices?.find((c) => c.value === value)?.zh ?? value;
}

/** Short enough to quote on the telephone. */
export const numberOf = (kept: Judgement): string => `TJ-${dateOf(kept.at).replaceAll('-', '')}-${kept.hash.slice(0, 8).toUpperCase()}`;

/** Computes a kept answer again by the text of the rule it was judged by. @throws Problem NOT_FOUND, FORBIDDEN, RULEBOOK_JUDGEMENT_ALTERED */
export async function recompute(parts: CheckupParts, db: Sql, act: Act, id: string): Promise<ContractAnswer<typeof recomputeAnswer>> {
  const kept = await judgementFor(parts, db, act, id);
  const { same, hash, explanation } = await parts.rulebook.recompute(db, id);
  return { same: same && hash === kept.hash, hash, keptHash: kept.hash, answer: explanation.answer };
}
