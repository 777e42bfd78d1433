import { addDays, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import { evaluateRule, explain, type Explanation, type KnownFacts, plainFacts } from '../../../../kernel/rules/contract.ts';
import type { Act } from '../../act.ts';
import { withOwnRecords } from '../domain/known.ts';
import type { EntryState } from '../domain/state.ts';
import type { CreditFirm, CreditParts } from '../parts.ts';
import { type EntryRow, countEntries, falseDataDays, insertEdition, insertEntries, listEditions, lockWhiteList, moveEntries, type Reason } from '../store/entries.ts';
import { borrowers } from '../store/lending.ts';

const PAGE = 1000;

/** The records of the platform beside the dossiers, read once for many firms. */
export async function ownRecords(parts: CreditParts, db: Tx['sql'], on: string, points: ReadonlyMap<string, number>): Promise<(firm: CreditFirm) => KnownFacts> {
  const { pack } = parts.whiteList;
  const loans = await borrowers(db, on, parts.rules.products.map((p) => ({ product: p.id, days: p.overdueDays })));
  const falseData = await falseDataDays(db);
  return (firm) => withOwnRecords(firm.facts, {
    pointsCents: points.get(firm.id) ?? null, loans: loans.get(firm.code) ?? 'NONE', falseDataOn: falseData.get(firm.id) ?? null, lastUpdate: firm.lastUpdate,
  }, on, pack.falseDataBarYears);
}

/** The leaves to which an answer is owed; of a firm that qualifies all of them, for whoever decides. */
export function reasonsOf({ leaves, because, answer }: Explanation): Reason[] {
  return leaves.filter((l) => answer === 'YES' || because.includes(l.id)).map(({ id, zh, en, answer: own, clause }) => ({ id, zh, en, answer: own, clause }));
}

/**
 * Judges every firm by the rule of the list on the day, keeps the judgement of each candidate with its facts and where they are
 * from, and for all others what stood against them. One edition is worked on at a time.
 * @throws Problem FORBIDDEN, WHITE_LIST_OPEN
 */
export async function openEdition(parts: CreditParts, db: Database | Tx, act: Act, input: { demo?: boolean } = {}): Promise<{ id: string; candidates: number; unknown: number; firms: number }> {
  const assignment = authorise(act.actor, 'finance.listing.score');
  const actor = act.actor!;
  const { pack, rules, population, points, regionChain } = parts.whiteList;
  return inTransaction(db, async (tx) => {
    await lockWhiteList(tx.sql);
    const on = dateOf(act.now);
    const year = Number(on.slice(0, 4));
    const [last] = await listEditions(tx.sql);
    if (last && (await countEntries(tx.sql, null)).some((c) => c.editionId === last.id && ['CANDIDATE', 'SCORED', 'REVIEWED'].includes(c.state))) {
      throw new Problem('WHITE_LIST_OPEN', { status: 409, zh: '上一期还有未办结的候选企业', en: 'The last edition still has candidates to decide', remedy: { zh: '先复核、核准或退回', en: 'Review, approve or refuse them first' } });
    }
    const id = newId(act.now);
    const book = await rules.current(tx.sql);
    const complete = await ownRecords(parts, tx.sql, on, await points(tx.sql, on));
    const ruleOf = new Map(parts.regions.map(({ code }) => [code, book.find(pack.rule, on, regionChain(code))]));
    const title = `白名单${year}年第${last?.year === year ? last.no + 1 : 1}期`;
    const entries: EntryRow[] = [];
    for (let after: string | undefined; ; ) {
      const page = await population(tx.sql, { on, ...(after && { after }), limit: PAGE });
      for (const firm of page) {
        const rule = ruleOf.get(firm.city);
        if (!rule) continue;
        const facts = complete(firm);
        const explanation = explain(evaluateRule(rule, plainFacts(facts), on));
        const qualifies = explanation.answer === 'YES';
        const judged = qualifies ? await rules.judge(tx, { rule: pack.rule, on, region: regionChain(firm.city), facts, subject: { kind: 'ENTERPRISE', id: firm.id, name: firm.name }, purpose: title }, actor.accountId, act.now) : undefined;
        const state: EntryState = qualifies ? 'CANDIDATE' : explanation.answer === 'NO' ? 'NOT_MET' : 'UNKNOWN';
        const value = facts.innovationPoints?.value;
        entries.push({
          id: newId(act.now), editionId: id, enterpriseId: firm.id, name: firm.name, creditCode: firm.code, city: firm.city, state, pointsCents: typeof value === 'number' ? Math.round(value * 100) : null, rank: null,
          reasons: reasonsOf(explanation), missing: explanation.missing.map(({ id: fact, zh, en }) => ({ id: fact, zh, en })), judgementId: judged?.id ?? null, listedOn: null, endedOn: null, trigger: null,
        });
      }
      if (page.length < PAGE) break;
      after = page.at(-1)!.id;
    }
    const version = [...ruleOf.values()][0]!.version.version;
    await insertEdition(tx.sql, {
      id, year, no: last?.year === year ? last.no + 1 : 1, factsOn: on, validUntil: addDays(on, pack.validityDays), ruleVersion: version, openedAt: act.now, openedBy: actor.accountId, openedByName: actor.displayName, demo: input.demo ?? false,
    });
    await insertEntries(tx.sql, entries);
    const candidates = entries.filter((e) => e.state === 'CANDIDATE');
    await moveEntries(tx.sql, candidates.map((e) => e.id), { state: 'CANDIDATE', trigger: null, reason: null, at: act.now, by: actor.accountId, byName: actor.displayName }, on);
    const result = { candidates: candidates.length, unknown: entries.filter((e) => e.state === 'UNKNOWN').length, firms: entries.length };
    await appendAudit(tx, { at: act.now, actor: auditActor(actor, assignment), action: 'finance.whiteList.opened', subject: { kind: 'finance.whiteList', id }, detail: { rule: pack.rule, version, on, ...result }, requestId: act.requestId });
    tx.emit({ topic: 'finance.whiteList.changed', key: id });
    return { id, ...result };
  });
}
