import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import { CLOSED_PAID, undecidedOf } from '../domain/closed.ts';
import { sendMessages } from '../messages.ts';
import { referenceOf } from '../reference.ts';
import { type EntryRow, insertProposal, moveEntries, readEntries, withEvent } from '../store/entries.ts';
import { paidByRivals } from '../queries/rivals.ts';
import { addProposed, lockProposals, type RoundRow } from '../store/rounds.ts';
import { stepOf } from '../stamp.ts';
import { documentOf, supportOf } from './judge-again.ts';

/**
 * Hands the payment of every confirmed firm to the funds, in the transaction of the step. A firm that was supported for the
 * same matter, or by a policy that excludes this one, since is refused with that reason; where the higher applies, the difference is proposed.
 * For a firm that is no more nothing is proposed before somebody has decided it.
 * @throws Problem ROUND_FIRM_CLOSED, ROUND_OVER_BUDGET, ALREADY_PROPOSED, and those of the funds
 */
export async function proposePayments(parts: EntitlementParts, tx: Tx, act: Act, round: RoundRow): Promise<{ firms: number; totalFen: number }> {
  // Two policies that exclude each other are not proposed at the same moment: the second sees what the first has proposed.
  await lockProposals(tx.sql, round.region);
  const rivals = await paidByRivals(parts, tx, round);
  let [firms, totalFen] = [0, 0];
  const said = [];
  const entries = await readEntries(tx.sql, round.id, { statuses: ['CONFIRMED'], lock: true });
  await assertClosedDecided(parts, tx, act, entries);
  for (const entry of entries) {
    const support = await supportOf(parts, tx, round, entry.creditCode, entry.amountFen);
    const rival = rivals.get(entry.creditCode);
    if (!support.ok || rival) {
      const reason = rival ? `已由 ${rival} 支持，不重复支持` : '同一事项已获同等或更高的支持，不重复支持';
      await moveEntries(tx.sql, [entry.id], 'REFUSED', stepOf(act, 'DOUBLE_SUPPORT', reason));
      said.push({ creditCode: entry.creditCode, kind: 'REFUSED', zh: `${reason}。`, en: 'Supported for the same matter already.' });
      continue;
    }
    const reference = referenceOf(entry.id);
    const { line, amountFen } = await parts.funds.proposePayment(tx, {
      payee: { name: entry.name, creditCode: entry.creditCode, kind: 'firm' }, amountFen: entry.amountFen,
      ground: { kind: 'award', id: entry.id, clause: round.clause, rule: round.rule, version: String(round.ruleVersion) },
      fund: round.fund, purpose: round.purpose, region: round.region, costLine: round.costLine, document: documentOf(round),
      evidence: `${round.number} 第 ${entry.no} 号，名单摘要 ${round.listHash.slice(0, 16)}`, reference,
    }, act.now, act.actor?.accountId ?? null);
    await insertProposal(tx.sql, { entryId: entry.id, roundId: round.id, reference, line, amountFen, at: act.now, by: act.actor?.accountId ?? null });
    await moveEntries(tx.sql, [entry.id], 'PROPOSED', stepOf(act, 'PROPOSED', reference));
    said.push({ creditCode: entry.creditCode, kind: 'PROPOSED', zh: `公示期满，已提请拨付 ${formatYuan(amountFen)} 元。`, en: `The notice has run out; ${formatYuan(amountFen)} yuan are proposed for payment.` });
    firms += 1;
    totalFen += amountFen;
  }
  await addProposed(tx.sql, round.id, totalFen);
  await sendMessages(tx, act, round, said);
  return { firms, totalFen };
}

/** @throws Problem ROUND_FIRM_CLOSED */
async function assertClosedDecided(parts: EntitlementParts, tx: Tx, act: Act, entries: readonly EntryRow[]): Promise<void> {
  const closed = await parts.closed(tx.sql, entries.map((e) => e.enterpriseId), dateOf(act.now));
  const open = undecidedOf(entries, closed, await withEvent(tx.sql, entries.map((e) => e.id), CLOSED_PAID));
  if (open.length === 0) return;
  const names = open.slice(0, 5).map((e) => `${e.no} 号${e.name}`).join('、');
  throw new Problem('ROUND_FIRM_CLOSED', {
    status: 409, zh: `名单中有 ${open.length} 家企业已注销、合并或被吊销：${names}`, en: `${open.length} firms on the list are closed: ${open.slice(0, 5).map((e) => `no. ${e.no} ${e.name}`).join(', ')}`,
    remedy: { zh: '请由复核人在批次页面逐家决定照付或不付', en: 'Whoever approves decides on the page of the round whether each is paid' },
  });
}
