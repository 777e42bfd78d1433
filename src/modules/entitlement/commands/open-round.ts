import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { KnownFacts } from '../../../kernel/rules/contract.ts';
import { type Act, checkCity, type EntitlementParts, type Firm, programmeOf } from '../act.ts';
import { factsKept, judgeFirm, type Terms } from '../domain/judge-firm.ts';
import { foundBetween, withFound } from '../domain/found.ts';
import { listBytes, listHash } from '../domain/list.ts';
import { paidByRivals } from '../queries/rivals.ts';
import { insertEntries, listedElsewhere, type NewEntry, noteEntries } from '../store/entries.ts';
import { type FindingRow, foundInRounds, insertFindings } from '../store/findings.ts';
import { countRounds, insertRound, type RoundRow } from '../store/rounds.ts';
import { stepOf } from '../stamp.ts';
import { ruleHash } from '../terms.ts';
import { headOf, supportOf } from './judge-again.ts';

const PAGE = 1000;

export interface NewRound {
  programme: string;
  region: string;
  /** The year in which the matter is supported once. */
  period: string;
  factsOn: CalendarDate;
  fund: string;
  budgetFen: Fen;
  title: string;
  demo?: boolean;
}

/**
 * Opens a round: every firm of the city is judged by the rule in force on the day of the facts; what was known of it, the
 * answer and the amount are frozen; whoever is entitled is on the list.
 * @throws Problem FORBIDDEN, NOT_FOUND, REGION_UNKNOWN, RULE_NOT_IN_FORCE, ROUND_DAY_AHEAD, ROUND_FUND_UNKNOWN
 */
export async function openRound(parts: EntitlementParts, db: Database | Tx, act: Act, input: NewRound): Promise<{ id: string; caseId: string }> {
  checkCity(parts, input.region);
  const assignment = authorise(act.actor, 'entitlement.round.prepare', { region: input.region });
  const programme = programmeOf(parts, input.programme);
  if (input.factsOn > dateOf(act.now)) throw new Problem('ROUND_DAY_AHEAD', { zh: '事项日不能晚于今天', en: 'The day of the facts lies ahead', where: { field: 'factsOn' } });
  return inTransaction(db, async (tx) => {
    // Found out now, and not when a published list is proposed for payment.
    if (!(await parts.funds.known(tx.sql, input.fund))) throw new Problem('ROUND_FUND_UNKNOWN', { zh: `没有专项资金 ${input.fund}`, en: `There is no fund ${input.fund}`, where: { field: 'fund' } });
    const count = await countRounds(tx.sql, programme.id, input.region, input.period);
    const book = await parts.rules.current(tx.sql);
    const rule = book.find(programme.rule, input.factsOn, parts.regionChain(input.region));
    const { integrity, nearMiss } = parts.programmes;
    const terms: Terms = { rule, gift: programme.gift, on: input.factsOn, nearMiss, integrity: integrity.facts, integrityUnknown: integrity.unknown };
    const id = newId(act.now);
    const head = {
      id, number: `MSJX-${programme.id}-${input.region}-${input.period}-${count + 1}`, title: input.title, programme: programme.id, period: input.period, region: input.region, rule: rule.file.id, ruleVersion: rule.version.version,
      ruleHash: ruleHash(rule), gift: programme.gift, factsOn: input.factsOn, terms: { nearMiss, integrity: integrity.facts, integrityUnknown: integrity.unknown }, fund: input.fund, purpose: programme.purpose,
      costLine: programme.costLine, clause: programme.clause, budgetFen: input.budgetFen, status: 'DRAFT', openedAt: act.now, openedBy: act.actor!.accountId, openedByName: act.actor!.displayName, demo: input.demo ?? false,
    };
    const findings = await judgeAll(parts, tx, act, head, terms);
    const listed = findings.filter((f) => f.outcome === 'ENTITLED').sort((a, b) => (a.creditCode < b.creditCode ? -1 : 1));
    const { id: caseId } = await parts.procedure.openCase(tx, act, { definitionId: 'entitlement-round', subject: { kind: 'entitlement.round', id }, title: input.title, parties: {}, region: input.region, park: null });
    const bytes = listBytes(headOf(head), listed.map((f) => ({ creditCode: f.creditCode, name: f.name, amountFen: f.amountFen! })));
    await insertRound(tx.sql, { ...head, listHash: listHash(bytes), caseId });
    await insertFindings(tx.sql, findings);
    const entries = listed.map((f, i): NewEntry => ({
      id: newId(act.now), roundId: id, no: i + 1, enterpriseId: f.enterpriseId, name: f.name, creditCode: f.creditCode, park: f.park, programme: programme.id, period: input.period, amountFen: f.amountFen!, judgementId: f.judgementId, addedAt: act.now,
    }));
    await insertEntries(tx.sql, entries);
    await noteEntries(tx.sql, entries.map((e) => e.id), stepOf(act, 'LISTED'));
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.round.opened', subject: { kind: 'entitlement.round', id },
      detail: { number: head.number, rule: head.rule, version: head.ruleVersion, factsOn: head.factsOn, firms: findings.length, listed: listed.length, budgetFen: head.budgetFen }, requestId: act.requestId,
    });
    tx.emit({ topic: 'entitlement.round.changed', key: id });
    return { id, caseId };
  });
}

async function judgeAll(parts: EntitlementParts, tx: Tx, act: Act, round: Omit<RoundRow, 'listHash' | 'caseId' | 'proposedFen' | 'publishedAt'>, terms: Terms): Promise<FindingRow[]> {
  const elsewhere = await listedElsewhere(tx.sql, round.programme, round.period);
  const rivals = await paidByRivals(parts, tx, round);
  const found = new Map<string, KnownFacts[]>();
  for (const { enterpriseId, first, last } of await foundInRounds(tx.sql, round.programme, round.period)) found.set(enterpriseId, [...(found.get(enterpriseId) ?? []), foundBetween(first, last)]);
  const findings: FindingRow[] = [];
  for await (const firm of firmsOf(parts, tx, round.factsOn, round.region)) {
    const facts = withFound(keep(firm.facts, factsKept(terms)), found.get(firm.id) ?? [], round.factsOn);
    const known = { facts, elsewhere: elsewhere.get(firm.id) ?? rivals.get(firm.code) ?? null };
    const first = judgeFirm(terms, { ...known, support: null });
    const support = first.outcome === 'ENTITLED' ? await supportOf(parts, tx, round, firm.code, first.fullFen!) : null;
    const judged = support ? judgeFirm(terms, { ...known, support }) : first;
    const judgementId = judged.outcome === 'ENTITLED'
      ? (await parts.rules.judge(tx, { rule: round.rule, on: round.factsOn, region: parts.regionChain(round.region), facts, subject: { kind: 'ENTERPRISE', id: firm.id, name: firm.name }, purpose: round.number }, act.actor!.accountId, act.now)).id
      : null;
    findings.push({ roundId: round.id, enterpriseId: firm.id, revision: 1, name: firm.name, creditCode: firm.code, park: firm.park, ...known, support, ...judged, judgementId, ground: null, foundAt: act.now });
  }
  return findings;
}

const keep = (facts: KnownFacts, ids: readonly string[]): KnownFacts => Object.fromEntries(ids.flatMap((id) => (facts[id] ? [[id, facts[id]]] : [])));

export async function* firmsOf(parts: EntitlementParts, db: Pick<Tx, 'sql'>, on: CalendarDate, city?: string): AsyncGenerator<Firm> {
  let after: string | undefined;
  for (;;) {
    const page = await parts.population(db.sql, { on, ...(city && { city }), ...(after && { after }), limit: PAGE });
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}
