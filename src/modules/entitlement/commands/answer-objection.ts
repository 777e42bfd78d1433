import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import type { Claimed } from '../contract.ts';
import type { Outcome } from '../domain/judge-firm.ts';
import { answerObjection as writeAnswer, objectionsOf } from '../store/appeals.ts';
import { findEntry, moveEntries, setAmount } from '../store/entries.ts';
import { sendMessages } from '../messages.ts';
import { stepOf } from '../stamp.ts';
import { knownRound } from '../terms.ts';
import { assertOther, judgeAgain } from './judge-again.ts';

/**
 * Answers an objection. The officer says what the facts are; the rule says what follows: where firm or amount change, the
 * objection is upheld and the notice begins anew, otherwise it is dismissed.
 * @throws Problem FORBIDDEN, NOT_FOUND, OBJECTION_NOT_OPEN, SAME_PERSON, RULE_FACT_UNKNOWN, RULE_FACT_INVALID, and those of the procedure
 */
export async function answerObjection(
  parts: EntitlementParts, db: Database | Tx, act: Act, roundId: string, seq: number, input: { facts: readonly Claimed[]; answer: string },
): Promise<{ upheld: boolean; outcome: Outcome; amountFen: Fen | null }> {
  return inTransaction(db, async (tx) => {
    const round = await knownRound(tx.sql, roundId, { lock: true });
    const assignment = authorise(act.actor, 'entitlement.round.approve', { region: round.region });
    const objection = (await objectionsOf(tx.sql, roundId)).find((o) => o.seq === seq);
    if (objection?.upheld !== null) throw new Problem('OBJECTION_NOT_OPEN', { status: 422, zh: '没有该项待答复的异议', en: 'There is no such open objection', where: { field: 'seq' } });
    const entry = (await findEntry(tx.sql, objection.entryId, { lock: true }))!;
    const { after } = await judgeAgain(parts, tx, act, round, entry.enterpriseId, input.facts, { ground: `objection:${seq}`, words: '异议答复', assignment });
    assertOther(round, act);
    const upheld = after.outcome !== 'ENTITLED' || after.amountFen !== entry.amountFen;
    await writeAnswer(tx.sql, roundId, seq, { upheld, revision: after.revision });
    if (after.outcome !== 'ENTITLED') {
      if (entry.status !== 'OPTED_OUT') await moveEntries(tx.sql, [entry.id], 'REFUSED', stepOf(act, 'OBJECTION_UPHELD', input.answer));
    } else {
      if (upheld) await setAmount(tx.sql, entry.id, after.amountFen!, after.judgementId);
      // Another objection to the same firm may still be open.
      const open = (await objectionsOf(tx.sql, roundId)).some((o) => o.entryId === entry.id && o.upheld === null);
      if (entry.status === 'OBJECTED' && !open) await moveEntries(tx.sql, [entry.id], 'LISTED', stepOf(act, upheld ? 'AMOUNT_CORRECTED' : 'OBJECTION_DISMISSED', input.answer));
    }
    if (upheld) {
      await sendMessages(tx, act, round, [{ creditCode: entry.creditCode, kind: 'CORRECTED', zh: `公示期内有异议成立，按查实的事项重算：${after.outcome === 'ENTITLED' ? '金额已更正' : '不符合享受条件'}。`, en: 'An objection was upheld and the rule computed again; see the reasons.' }]);
    }
    await parts.procedure.takeAction(tx, act, { caseId: round.caseId, action: upheld ? 'upholdObjection' : 'dismissObjection', data: { objection: seq, answer: input.answer }, reason: null });
    return { upheld, outcome: after.outcome, amountFen: after.amountFen };
  });
}
