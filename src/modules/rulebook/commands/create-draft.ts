import { appendAudit } from '../../../kernel/audit/index.ts';
import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditBy, type Desk } from '../act.ts';
import { ruleText } from '../domain/rule-text.ts';
import { assertRegions, chainOf, keeperOf } from '../regions.ts';
import { insertDraft } from '../store/drafts.ts';

const LAST_DAY = '9999-12-31';

export interface DraftInput {
  rule: string;
  regions: readonly string[];
  demo?: boolean;
}

/**
 * Starts a draft from the version that holds in its first region from now on (one that is approved and still to come goes
 * before today's), or the last one there was. It begins tomorrow unless changed, without an end.
 *
 * @throws Problem FORBIDDEN, NOT_FOUND, RULEBOOK_REGION_UNKNOWN
 */
export async function createDraft(desk: Desk, db: Database | Tx, act: Act, { rule, regions, demo = false }: DraftInput): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const region = keeperOf(desk, regions);
    const assignment = authorise(act.actor, 'rulebook.draft.write', { region });
    const { book } = await desk.shelf.current(tx);
    const file = book.rules.find((r) => r.id === rule);
    if (!file) throw notFound('规则', 'rule', rule);
    assertRegions(desk, file, regions);
    const today = dateOf(act.now);
    const latest = [...file.versions].sort((a, b) => (a.from < b.from ? 1 : -1))[0]!;
    const chain = chainOf(desk, regions[0]!);
    const base = book.inForce(rule, LAST_DAY, chain) ?? book.inForce(rule, today, chain) ?? book.versions.find((v) => v.version === latest)!;
    const from = addDays(base.version.from > today ? base.version.from : today, 1);
    const id = newId(act.now);
    const title = file.title.zh;
    const { id: caseId } = await desk.procedure.openCase(tx, act, { definitionId: 'rule-change', subject: { kind: 'rulebook.draft', id }, title, parties: {}, region, park: null });
    await insertDraft(tx.sql, {
      id, caseId, rule, title, baseVersion: base.version.version, baseHash: ruleText(base).hash,
      definition: { ...base.version, version: Math.max(...file.versions.map((v) => v.version)) + 1, from, to: null, regions: [...regions] },
      region, drafter: act.actor!.accountId, drafterName: act.actor!.displayName, demo, at: act.now,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'rulebook.draft.created', subject: { kind: 'rulebook.draft', id },
      detail: { rule, regions, base: base.version.version }, requestId: act.requestId,
    });
    tx.emit({ topic: 'rulebook.draft.changed', key: id });
    return { id };
  });
}
