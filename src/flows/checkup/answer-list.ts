import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { isProblem } from '../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { type CompiledRule, evaluateRule, explain, type Explanation, type Facts, type RuleBook } from '../../kernel/rules/contract.ts';
import { type Judgement, numberOf, written } from './answers.ts';
import { factsInBook } from './book.ts';
import type { AnswerHead, listAnswers as contract } from './contract.ts';
import { firmFor, shown } from './firm.ts';
import { type Act, chainOf, type CheckupParts } from './parts.ts';

/**
 * What a firm kept, the newest first, each beside the same question asked today: by the rule in force today, on what the
 * dossier holds today. What was typed for a trial and never saved shows as changed: it is not in the dossier.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function listAnswers(parts: CheckupParts, db: Sql, act: Act, firmId: string, { page, pageSize }: { page: number; pageSize: number }): Promise<ContractAnswer<typeof contract>> {
  const firm = await firmFor(parts, db, act.actor, 'checkup.firm.read', firmId);
  const on = dateOf(act.now);
  const { rows, total } = await parts.rulebook.judgementsOf(db, firm.id, { limit: pageSize, offset: (page - 1) * pageSize });
  const book = await parts.rulebook.current(db);
  const facts = rows.length > 0 ? factsInBook(book, await parts.enterprises.factsOf(db, firm.id, on)) : {};
  const region = chainOf(parts.places, firm.city);
  return { firm: shown(firm), on, page, pageSize, total, items: rows.map((kept) => headOf(kept, book, facts, on, region)) };
}

function headOf(kept: Judgement, book: RuleBook, facts: Facts, on: CalendarDate, region: readonly string[]): AnswerHead {
  const known = book.rules.some((r) => r.id === kept.rule);
  const rule = known ? book.inForce(kept.rule, on, region) : undefined;
  const { explanation } = kept;
  return {
    id: kept.id, number: numberOf(kept), rule: kept.rule, title: explanation.title, version: kept.version, on: kept.on, keptAt: kept.at.toISOString(), answer: explanation.answer,
    gives: explanation.gives[0] ?? null,
    today: rule ? askedNow(rule, facts, on) : null,
    changes: { rule: rule !== undefined && textOf(rule) !== textOf(versionOf(book, kept)), facts: changedFacts(kept, book, facts) },
  };
}

/** A figure of the dossier out of its bounds must not hide the list: that answer is open. */
function askedNow(rule: CompiledRule, facts: Facts, on: CalendarDate): AnswerHead['today'] {
  const { version } = rule.version;
  try {
    const said: Explanation = explain(evaluateRule(rule, facts, on));
    return { version, answer: said.answer, gives: said.gives[0] ?? null };
  } catch (cause) {
    if (!isProblem(cause) || cause.code !== 'RULE_FACT_INVALID') throw cause;
    return { version, answer: 'UNKNOWN', gives: null };
  }
}

const versionOf = (book: RuleBook, { rule, version }: Judgement): CompiledRule | undefined => book.versions.find((v) => v.file.id === rule && v.version.version === version);

/** What a version says, whenever and wherever it holds. */
const textOf = (rule: CompiledRule | undefined): string => (rule ? canonicalJson({ ...rule.version, version: 0, from: '', to: null, regions: [], examples: [] }) : '');

function changedFacts(kept: Judgement, book: RuleBook, now: Facts): AnswerHead['changes']['facts'] {
  // Facts only a later version asks for are no change of the firm; the rule is said to have changed.
  const asked = versionOf(book, kept)?.asks.map((d) => d.id) ?? Object.keys(kept.facts);
  return asked.flatMap((id) => {
    const [before, after] = [kept.facts[id]?.value ?? null, now[id] ?? null];
    const definition = book.facts.get(id);
    if (before === after || !definition) return [];
    return [{ id, zh: definition.zh, en: definition.en, unit: definition.unit ?? '', before: written(book, id, before), after: written(book, id, after) }];
  });
}
