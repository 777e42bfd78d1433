import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import { evaluateRule, type KnownFacts, plainFacts } from '../../../kernel/rules/contract.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Assignment } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import type { Claimed } from '../contract.ts';
import { factsKept, judgeFirm, type Terms } from '../domain/judge-firm.ts';
import { listBytes, listHash } from '../domain/list.ts';
import { type FindingRow, findFinding, insertFindings, readFindings } from '../store/findings.ts';
import { type RoundRow, setListHash } from '../store/rounds.ts';
import { termsOf } from '../terms.ts';

/** The known facts with some of them replaced by what was found. @throws Problem RULE_FACT_UNKNOWN, RULE_FACT_INVALID */
export function factsWith(terms: Terms, facts: KnownFacts, claims: readonly Claimed[], act: Act): KnownFacts {
  const allowed = new Set(factsKept(terms));
  const strange = claims.find((c) => !allowed.has(c.id));
  if (strange) throw new Problem('RULE_FACT_UNKNOWN', { zh: `该政策不问事项“${strange.id}”`, en: `The policy does not ask for the fact ${strange.id}`, where: { field: strange.id } });
  const twice = claims.find((c, i) => claims.findIndex((other) => other.id === c.id) < i);
  // Of two values the later would win without a word.
  if (twice) throw new Problem('RULE_FACT_INVALID', { zh: `事项“${twice.id}”填了两次`, en: `The fact ${twice.id} is given twice`, where: { field: twice.id }, remedy: { zh: '每个事项只填一个值', en: 'Give each fact one value' } });
  const asOf = dateOf(act.now);
  const changed = { ...facts, ...Object.fromEntries(claims.map((c) => [c.id, { value: c.value, source: c.source, asOf, confidence: 'MEASURED' as const }])) };
  evaluateRule(terms.rule, plainFacts(changed), terms.on);
  return changed;
}

/** By whose word a firm is judged again. */
interface Decision {
  /** Names the appeal or objection once and for ever. */
  ground: string;
  words: string;
  assignment: Assignment;
}

/** Whoever made the list does not decide what is said against it. @throws Problem SAME_PERSON */
export function assertOther(round: Pick<RoundRow, 'openedBy'>, act: Act): void {
  if (act.actor?.accountId === round.openedBy) throw new Problem('SAME_PERSON', { status: 409, zh: '批次的开立人不能答复对名单的异议和申诉', en: 'Whoever opened the round does not decide what is said against its list', remedy: { zh: '请由另一人答复', en: 'Let another person answer' } });
}

/**
 * One firm again by the rule of the round, with the facts that were found; the answer is that of the rule and of nobody
 * else. Written as a further revision, with the list that follows from it, and into the dossier of the firm. The caller holds the lock of the round.
 */
export async function judgeAgain(parts: EntitlementParts, tx: Tx, act: Act, round: RoundRow, enterpriseId: string, claims: readonly Claimed[], decision: Decision): Promise<{ before: FindingRow; after: FindingRow }> {
  const { ground } = decision;
  const before = await findFinding(tx.sql, round.id, { enterpriseId });
  if (!before) throw notFound('企业', 'firm', enterpriseId);
  const terms = await termsOf(parts, tx.sql, round);
  const facts = factsWith(terms, before.facts, claims, act);
  const first = judgeFirm(terms, { facts, support: null, elsewhere: before.elsewhere });
  const support = first.outcome === 'ENTITLED' ? await supportOf(parts, tx, round, before.creditCode, first.fullFen!) : null;
  const judged = judgeFirm(terms, { facts, support, elsewhere: before.elsewhere });
  const { id: judgementId } = await parts.rules.judge(tx, {
    rule: round.rule, on: round.factsOn, region: parts.regionChain(round.region), facts, subject: { kind: 'ENTERPRISE', id: enterpriseId, name: before.name }, purpose: `${round.number} ${ground}`,
  }, act.actor?.accountId ?? null, act.now);
  const after: FindingRow = { ...before, ...judged, facts, support, revision: before.revision + 1, judgementId, ground, foundAt: act.now };
  await insertFindings(tx.sql, [after]);
  await rehash(tx, round);
  await parts.recordFound(tx, act, decision.assignment, { enterpriseId, facts: claims, on: round.factsOn, decision: { reference: `${round.number} ${ground}`, words: `${round.number} ${decision.words}` } });
  return { before, after };
}

export async function supportOf(parts: EntitlementParts, tx: Pick<Tx, 'sql'>, round: Pick<RoundRow, 'costLine' | 'programme' | 'period'>, creditCode: string, amountFen: number): Promise<{ ok: boolean; payableFen: number }> {
  const { ok, payableFen } = await parts.funds.checkSupport(tx.sql, { beneficiary: creditCode, costLine: round.costLine, document: documentOf(round), amountFen }, Number(round.period));
  return { ok, payableFen };
}

/** What a support is registered for: one policy in one period. */
export const documentOf = (round: Pick<RoundRow, 'programme' | 'period'>): string => `免申即享 ${round.programme} ${round.period}`;

async function rehash(tx: Tx, round: RoundRow): Promise<void> {
  const firms = (await readFindings(tx.sql, round.id)).filter((f) => f.outcome === 'ENTITLED').map((f) => ({ creditCode: f.creditCode, name: f.name, amountFen: f.amountFen! }));
  await setListHash(tx.sql, round.id, listHash(listBytes(headOf(round), firms)));
}

export const headOf = (round: Pick<RoundRow, 'rule' | 'ruleVersion' | 'gift' | 'factsOn' | 'region'>): Parameters<typeof listBytes>[0] => ({ rule: round.rule, version: round.ruleVersion, gift: round.gift, on: round.factsOn, region: round.region });
