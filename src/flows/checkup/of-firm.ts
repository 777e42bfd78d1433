import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { relationsOn } from '../../kernel/rules/contract.ts';
import { factsInBook, scopeOf } from './book.ts';
import { bundleOf, type BundleView, evaluateScope, type Group, inGroups, policiesOf, type Policy, type Question, questionsOf, type Way, wayTo } from './contract.ts';
import { chainOf, type CheckupParts } from './parts.ts';

/** The whole check-up of a firm, as its page shows it. */
export interface FirmCheckup {
  firm: { id: string; name: string; code: string; city: string };
  on: CalendarDate;
  groups: Record<Group, (Policy & { way?: Way })[]>;
  questions: Question[];
  bundle: BundleView;
}

/** Only the firm's own policies: those of a deal or a project need facts no dossier holds. @throws Problem NOT_FOUND */
export async function checkupOf(parts: CheckupParts, db: Sql, code: string, on: CalendarDate): Promise<FirmCheckup> {
  const firm = await parts.enterprises.byCode(db, code);
  if (!firm) throw notFound('企业档案', 'dossier', code);
  const book = await parts.rulebook.current(db);
  const region = chainOf(parts.places, firm.city);
  const facts = factsInBook(book, await parts.enterprises.factsOf(db, firm.id, on));
  const evaluations = evaluateScope(book, { ...scopeOf(parts), subjects: ['FIRM'] }, facts, on, region);
  const ways = new Map([...evaluations].flatMap(([id, e]) => (e.truth === false ? [[id, wayTo(e.rule, facts, on, parts.pack.directions)] as const] : [])));
  const groups = inGroups(policiesOf(evaluations), ways, on);
  const withWays = (list: readonly Policy[]): (Policy & { way?: Way })[] => list.map((p) => ({ ...p, ...(ways.has(p.id) && { way: ways.get(p.id)! }) }));
  return {
    firm: { id: firm.id, name: firm.name, code: firm.creditCode, city: firm.city }, on,
    groups: { NOW: withWays(groups.NOW), NEAR: withWays(groups.NEAR), ASK: withWays(groups.ASK), NOT: withWays(groups.NOT) },
    questions: questionsOf(evaluations, facts, on), bundle: bundleOf(book, relationsOn(parts.relations, on, region), evaluations),
  };
}
