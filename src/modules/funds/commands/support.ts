import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../../kernel/db/index.ts';
import type { FundParts } from '../act.ts';
import { type Earlier, judgeSupport, plainDocument, type SupportJudgement } from '../domain/support.ts';
import { endSupport, findSupport, insertSupport, lockSlots, readTaken, type TakenRow } from '../store/support.ts';

/** A support that some module wants to give. */
export interface SupportClaim {
  /** Credit code of whoever gets it. */
  beneficiary: string;
  /** A cost line of the pack. */
  costLine: string;
  /** Number of the contract or invoice the cost is proven by. */
  document: string;
  amountFen: Fen;
  /** Module that pays, e.g. `vouchers`. */
  source: string;
  /** Its own name for this support; registering it again is harmless. */
  reference: string;
}

function ruleOf(parts: FundParts, costLine: string): FundParts['rules']['costLines'][number] {
  const rule = parts.rules.costLines.find((c) => c.id === costLine);
  if (!rule) throw new Problem('COST_LINE_UNKNOWN', { zh: `没有费用项目“${costLine}”`, en: `There is no cost line ${costLine}`, where: { field: 'costLine' } });
  return rule;
}

/** What a claim may be supported once by: its document, and its cost line in the year where the pack says so. */
function subjectsOf(parts: FundParts, claim: Pick<SupportClaim, 'costLine' | 'document'>, year: number): string[] {
  const document = `document:${plainDocument(claim.document)}`;
  return ruleOf(parts, claim.costLine).oncePerYear ? [document, `cost:${claim.costLine}:${year}`] : [document];
}

function earlierOf(taken: readonly TakenRow[]): Earlier[] {
  const bySubject = new Map<string, Earlier>();
  for (const t of taken) {
    const e = bySubject.get(t.subject) ?? { subject: t.subject, rule: t.rule, paidFen: 0, highestFen: 0 };
    bySubject.set(t.subject, { ...e, rule: e.rule === 'once' || t.rule === 'once' ? 'once' : 'highest', paidFen: e.paidFen + t.payableFen, highestFen: Math.max(e.highestFen, t.claimedFen) });
  }
  return [...bySubject.values()];
}

/** What would be paid if it were registered now, and the supports it meets. @throws Problem COST_LINE_UNKNOWN */
export async function checkSupport(parts: FundParts, db: Sql, claim: Omit<SupportClaim, 'source' | 'reference'>, year: number): Promise<SupportJudgement & { met: TakenRow[] }> {
  const met = await readTaken(db, { beneficiary: claim.beneficiary, subjects: subjectsOf(parts, claim, year) });
  return { ...judgeSupport(ruleOf(parts, claim.costLine).rule, claim.amountFen, earlierOf(met)), met };
}

/**
 * Registers a support and says what of it may be paid: all, or the difference to the higher. The caller has authorised
 * it and pays in the same transaction. @throws Problem COST_LINE_UNKNOWN, SUPPORT_ALREADY_GIVEN, SUPPORT_REFERENCE_USED
 */
export async function registerSupport(parts: FundParts, tx: Tx, claim: SupportClaim, by: { at: Date; year: number; accountId: string | null }): Promise<{ payableFen: Fen; replayed: boolean }> {
  const { rule } = ruleOf(parts, claim.costLine);
  const subjects = subjectsOf(parts, claim, by.year);
  const slots = await lockSlots(tx.sql, claim.beneficiary, rule, subjects.map((subject) => ({ id: newId(by.at), subject })));
  const known = await findSupport(tx.sql, claim.source, claim.reference);
  if (known) {
    if (known.beneficiary !== claim.beneficiary || known.claimedFen !== claim.amountFen || known.costLine !== claim.costLine || known.document !== claim.document) {
      throw new Problem('SUPPORT_REFERENCE_USED', { status: 409, zh: '该编号已登记为另一项支持', en: 'This reference names another support already', where: { field: 'reference' } });
    }
    return { payableFen: known.payableFen, replayed: true };
  }
  const taken = await readTaken(tx.sql, { beneficiary: claim.beneficiary, subjects });
  const judged = judgeSupport(rule, claim.amountFen, earlierOf(taken));
  if (!judged.ok) throw alreadyGiven(taken);
  await insertSupport(tx.sql, { ...claim, id: newId(by.at), claimedFen: claim.amountFen, payableFen: judged.payableFen, slots: slots.map((s) => s.id), rule, at: by.at, by: by.accountId });
  return { payableFen: judged.payableFen, replayed: false };
}

/** A support that was not paid after all (refused, withdrawn): what it held is free again. Repeating it is harmless. */
export async function withdrawSupport(tx: Tx, source: string, reference: string, at: Date): Promise<void> {
  const known = await findSupport(tx.sql, source, reference);
  if (known) await endSupport(tx.sql, known.id, at);
}

function alreadyGiven(taken: readonly TakenRow[]): Problem {
  return new Problem('SUPPORT_ALREADY_GIVEN', {
    status: 409,
    zh: '同一费用或同一凭证已获支持，不再重复支持', en: 'The same cost or document has been supported already',
    remedy: { zh: '更高的支持只补差额；确属不同费用的，请提供另外的合同或发票', en: 'A higher support pays the difference only; a different cost needs its own contract or invoice' },
    details: taken.map((t) => ({ code: 'SUPPORT_EARLIER', zh: `${t.source} 已支持 ${formatYuan(t.payableFen)} 元（${t.document}）`, en: `${t.source} has paid ${formatYuan(t.payableFen)} yuan (${t.document})`, where: { field: 'document' } })),
  });
}
