import { addDays, type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { type Assignment, auditActor } from '../../../kernel/identity/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import { checkFigures } from '../domain/check-figures.ts';
import { statedFacts, yearToState } from '../domain/facts-from-figures.ts';
import { figuresSeen } from '../domain/figures-seen.ts';
import { yearOf } from '../domain/in-force.ts';
import { findFirm, touchFirm } from '../store/firms.ts';
import { insertFoundFacts } from '../store/found-facts.ts';
import { insertStatements, readStatements } from '../store/statements.ts';

export interface FactsFound {
  enterpriseId: string;
  /** As the rules name them; what was found to be unknown is left out. */
  facts: readonly { id: string; value: number | string | boolean | null; source: string }[];
  /** The day of which they are true. */
  on: CalendarDate;
  /** The decision: `reference` names it once and for ever, `words` say what it was. */
  decision: { reference: string; words: string };
}

/**
 * Writes what a decision found into the dossier, with the decision as its source. A yearly figure becomes a further statement,
 * also in a locked year; anything else a found fact, which goes before the registers for the days of the pack. Asks no
 * permission: whoever decided was asked. @throws Problem NOT_FOUND, FIGURES_WRONG
 */
export async function recordFound({ pack }: Pick<EnterpriseParts, 'pack'>, tx: Tx, act: Act, assignment: Assignment | undefined, found: FactsFound): Promise<void> {
  const known = found.facts.filter((f) => f.value !== null);
  if (known.length === 0) return;
  const firm = await findFirm(tx.sql, found.enterpriseId, { lock: true });
  if (!firm) throw notFound('企业档案', 'dossier', found.enterpriseId);
  const { reference, words } = found.decision;
  const asOf = dateOf(act.now);
  const recordedByName = act.actor?.displayName ?? '平台';
  const sourceOf = (source: string): string => `${words}：${source}`;
  const seen = figuresSeen(await readStatements(tx.sql, firm.id), found.on);
  const figures = known.flatMap((f) => {
    const item = statedFacts.get(f.id);
    return item === undefined || typeof f.value === 'string' ? [] : [{ item, year: yearToState(f.id, seen, found.on), value: Number(f.value), source: sourceOf(f.source) }];
  });
  const [fault] = checkFigures(pack.items, figures, { thisYear: yearOf(asOf), firm: false });
  if (fault) throw new Problem('FIGURES_WRONG', { zh: fault.zh, en: fault.en, where: fault.where });
  await insertStatements(tx.sql, figures.map(({ item, year, value, source }) => ({
    id: newId(act.now), enterpriseId: firm.id, year, figures: { [item]: value }, source, asOf, confidence: 'MEASURED', reason: reference, recordedBy: act.actor?.accountId ?? null, recordedByName,
  })), act.now);
  await insertFoundFacts(tx.sql, known.filter((f) => !statedFacts.has(f.id) || typeof f.value === 'string').map((f) => ({
    id: newId(act.now), enterpriseId: firm.id, fact: f.id, value: f.value!, reference, source: sourceOf(f.source), asOf, until: addDays(asOf, pack.foundFactDays),
  })), { at: act.now, recordedBy: act.actor?.accountId ?? null, recordedByName });
  await touchFirm(tx.sql, firm.id, act.now);
  await appendAudit(tx, {
    at: act.now, actor: act.actor ? auditActor(act.actor, assignment) : null, action: 'enterprises.facts.found', subject: { kind: 'enterprises.enterprise', id: firm.id },
    detail: { facts: known.map((f) => f.id), on: found.on, reference }, requestId: act.requestId,
  });
  tx.emit({ topic: 'enterprises.enterprise.changed', key: firm.id });
}
