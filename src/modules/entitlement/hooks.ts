import { formatYuan } from '../../kernel/base/money.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { EntitlementParts } from './act.ts';
import { proposePayments } from './commands/propose-payments.ts';
import { checkList } from './queries/check-list.ts';
import { foundBetween } from './domain/found.ts';
import { appealsOf, closeAppeals, insertObjection, objectionsOf } from './store/appeals.ts';
import { standingRevisions } from './store/findings.ts';
import { entryOf, findEntry, moveEntries, readEntries } from './store/entries.ts';
import { findRecovery, insertRepayment, type RecoveryRow, setRecoveryStatus } from './store/recoveries.ts';
import { type RoundRow, setPublished, setRoundStatus } from './store/rounds.ts';
import { sendMessages } from './messages.ts';
import { referenceOf } from './reference.ts';
import { actOfHook, stepOf } from './stamp.ts';
import { knownRound } from './terms.ts';

const answer = (reasons: { zh: string; en: string }[]): GuardAnswer => (reasons.length === 0 ? { ok: true } : { ok: false, reasons });
/** Entries that are, or will be, paid. */
const STANDING = ['LISTED', 'OBJECTED', 'CONFIRMED'] as const;

/** Names that `procedures/entitlement-round.yaml` and `entitlement-recovery.yaml` call. */
export function entitlementHooks(parts: EntitlementParts): ProcedureHooks {
  const roundOf = (tx: Tx, ctx: HookContext): Promise<RoundRow> => knownRound(tx.sql, ctx.case.subject.id, { lock: true });

  const follow: Effect = async (tx, ctx) => {
    await setRoundStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    tx.emit({ topic: 'entitlement.round.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  /** The list is what the rule makes of the frozen facts, somebody is on it, and the budget pays for it. */
  const sound: Guard = async (tx, ctx) => {
    const round = await roundOf(tx, ctx);
    const reasons: { zh: string; en: string }[] = [];
    const { same } = await checkList(parts, tx.sql, round);
    if (!same) reasons.push({ zh: '名单与由冻结事项重算的结果不一致', en: 'The list is not what the frozen facts give' });
    const entries = await readEntries(tx.sql, round.id, { statuses: STANDING });
    const total = entries.reduce((sum, e) => sum + e.amountFen, 0);
    if (entries.length === 0) reasons.push({ zh: '名单中没有企业', en: 'No firm is on the list' });
    if (total > round.budgetFen) reasons.push({ zh: `名单合计 ${formatYuan(total)} 元，超过预算 ${formatYuan(round.budgetFen)} 元`, en: `The list comes to ${formatYuan(total)} yuan, the budget is ${formatYuan(round.budgetFen)}` });
    return answer(reasons);
  };

  /** Whoever opened the round does not approve it, though opening is no step of the case. */
  const otherPerson: Guard = async (tx, ctx) => {
    const round = await roundOf(tx, ctx);
    return answer(ctx.actor?.accountId === round.openedBy ? [{ zh: '开立人不能审核自己的批次', en: 'Whoever opened the round does not approve it' }] : []);
  };

  const noticeTrue: Guard = async (tx, ctx) => {
    const round = await roundOf(tx, ctx);
    const entries = await readEntries(tx.sql, round.id, { statuses: ['LISTED'] });
    const total = entries.reduce((sum, e) => sum + e.amountFen, 0);
    const { firms, totalFen, listHash } = ctx.data;
    return answer(firms === entries.length && totalFen === total && listHash === round.listHash ? [] : [{ zh: `公示内容须与名单一致：${entries.length} 家、${formatYuan(total)} 元`, en: `The notice must say what the list says: ${entries.length} firms, ${formatYuan(total)} yuan` }]);
  };

  const published: Effect = async (tx, ctx) => {
    const round = await roundOf(tx, ctx);
    await setPublished(tx.sql, round.id, ctx.now);
    const until = ctx.evaluation.notices[0]?.until ?? '';
    await sendMessages(tx, actOfHook(ctx), round, (await readEntries(tx.sql, round.id, { statuses: ['LISTED'] })).map((e) => ({
      creditCode: e.creditCode, kind: 'LISTED', zh: `贵单位在名单内，拟支持 ${formatYuan(e.amountFen)} 元，无需申请；公示至 ${until}，可更正账户或放弃。`, en: `You are on the list with ${formatYuan(e.amountFen)} yuan: nothing to apply for. On notice until ${until}; you may correct the account or opt out.`,
    })));
    await follow(tx, ctx);
  };

  const objectable: Guard = async (tx, ctx) => {
    const entry = await entryOf(tx.sql, ctx.case.subject.id, { no: Number(ctx.data.no) });
    return answer(entry && (STANDING as readonly string[]).includes(entry.status) ? [] : [{ zh: '名单中没有该序号', en: 'No firm on the list has this number' }]);
  };
  const objected: Effect = async (tx, ctx) => {
    const entry = (await entryOf(tx.sql, ctx.case.subject.id, { no: Number(ctx.data.no) }))!;
    await insertObjection(tx.sql, { roundId: entry.roundId, seq: ctx.history.at(-1)!.seq, entryId: entry.id });
    if (entry.status === 'LISTED') await moveEntries(tx.sql, [entry.id], 'OBJECTED', stepOf(ctx, 'OBJECTED'));
    await follow(tx, ctx);
  };

  /** An answer is what the rule made of the facts found; it is given on the page of the round. */
  const recomputed = (upheld: boolean): Guard => async (tx, ctx) => {
    const objection = (await objectionsOf(tx.sql, ctx.case.subject.id)).find((o) => o.seq === ctx.data.objection);
    return answer(objection?.upheld === upheld ? [] : [{ zh: '请在批次页面录入查实的事项，由规则重算后答复', en: 'Answer on the page of the round: the rule is computed again with the facts found' }]);
  };

  const settled: Guard = async (tx, ctx) => {
    const open = (await appealsOf(tx.sql, { roundId: ctx.case.subject.id })).filter((a) => a.status === 'OPEN').length;
    return answer(open === 0 ? [] : [{ zh: `尚有 ${open} 件申诉未决定`, en: `${open} appeals are not decided` }]);
  };
  const confirmed: Effect = async (tx, ctx) => {
    const round = await roundOf(tx, ctx);
    await moveEntries(tx.sql, (await readEntries(tx.sql, round.id, { statuses: ['LISTED'], lock: true })).map((e) => e.id), 'CONFIRMED', stepOf(ctx, 'CONFIRMED'));
    await follow(tx, ctx);
  };
  const proposed: Effect = async (tx, ctx) => {
    await proposePayments(parts, tx, actOfHook(ctx), await roundOf(tx, ctx));
    await follow(tx, ctx);
  };
  const withdrawn: Effect = async (tx, ctx) => {
    const round = await roundOf(tx, ctx);
    await moveEntries(tx.sql, (await readEntries(tx.sql, round.id, { statuses: STANDING, lock: true })).map((e) => e.id), 'REFUSED', stepOf(ctx, 'ROUND_WITHDRAWN', ctx.reason));
    await closeAppeals(tx.sql, round.id, { reason: `批次已撤销：${ctx.reason ?? ''}`, at: ctx.now, by: ctx.actor?.accountId ?? null, byName: ctx.actor?.displayName ?? '系统' });
    await follow(tx, ctx);
  };

  return {
    guards: {
      'entitlement.round.sound': sound, 'entitlement.round.otherPerson': otherPerson, 'entitlement.round.noticeTrue': noticeTrue, 'entitlement.round.objectable': objectable,
      'entitlement.round.upheldByRule': recomputed(true), 'entitlement.round.dismissedByRule': recomputed(false), 'entitlement.round.settled': settled, ...recoveryGuards(),
    },
    effects: {
      'entitlement.round.follow': follow, 'entitlement.round.publish': published, 'entitlement.round.object': objected, 'entitlement.round.confirm': confirmed, 'entitlement.round.propose': proposed,
      'entitlement.round.withdraw': withdrawn, ...recoveryEffects(parts),
    },
  };
}

async function recoveryOf(tx: Tx, ctx: HookContext): Promise<RecoveryRow> {
  const recovery = await findRecovery(tx.sql, ctx.case.subject.id, { lock: true });
  if (!recovery) throw notFound('追回', 'recovery', ctx.case.subject.id);
  return recovery;
}

function recoveryGuards(): ProcedureHooks['guards'] {
  return {
    'entitlement.recovery.otherPerson': async (tx, ctx) => {
      const recovery = await recoveryOf(tx, ctx);
      return answer(ctx.actor?.accountId === recovery.openedBy ? [{ zh: '提出人不能决定', en: 'Whoever opened it does not decide it' }] : []);
    },
    'entitlement.recovery.repaid': async (tx, ctx) => {
      const { amountFen, repaidFen } = await recoveryOf(tx, ctx);
      return answer(repaidFen === amountFen ? [] : [{ zh: `尚有 ${formatYuan(amountFen - repaidFen)} 元未退回`, en: `${formatYuan(amountFen - repaidFen)} yuan have not come back yet` }]);
    },
  };
}

function recoveryEffects(parts: EntitlementParts): ProcedureHooks['effects'] {
  const follow: Effect = async (tx, ctx) => {
    await setRecoveryStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    tx.emit({ topic: 'entitlement.recovery.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };
  return {
    'entitlement.recovery.follow': async (tx, ctx) => {
      if (ctx.evaluation.state === 'DECIDED') await writeFound(parts, tx, ctx);
      await follow(tx, ctx);
    },
    'entitlement.recovery.repay': async (tx, ctx) => {
      const recovery = await recoveryOf(tx, ctx);
      const { amountFen, bankReference } = ctx.data as { amountFen: number; bankReference: string };
      await insertRepayment(tx.sql, { recoveryId: recovery.id, bankReference, amountFen, at: ctx.now, by: ctx.actor?.accountId ?? null });
      await parts.funds.recordRefund(tx, {
        reference: referenceOf(recovery.entryId), amountFen, key: `entitlement.repayment.${recovery.id}.${bankReference}`, reason: `${recovery.name} 退回 ${bankReference}`, at: ctx.now, accountId: ctx.actor!.accountId, byName: ctx.actor!.displayName,
      });
      await follow(tx, ctx);
    },
  };
}

/** What the recovery rests on was found by whoever decided it: from now on the dossier of the firm says so. */
async function writeFound(parts: EntitlementParts, tx: Tx, ctx: HookContext): Promise<void> {
  const recovery = await recoveryOf(tx, ctx);
  const round = await knownRound(tx.sql, recovery.roundId);
  const entry = (await findEntry(tx.sql, recovery.entryId))!;
  const revisions = await standingRevisions(tx.sql, round.id, entry.enterpriseId);
  const at = revisions.findIndex((r) => r.ground === `recovery:${recovery.id}`);
  const found = foundBetween(revisions[at - 1]?.facts ?? {}, revisions[at]!.facts);
  await parts.recordFound(tx, actOfHook(ctx), undefined, {
    enterpriseId: entry.enterpriseId, facts: Object.entries(found).map(([id, { value, source }]) => ({ id, value, source })), on: round.factsOn,
    decision: { reference: `${round.number} recovery:${recovery.id}`, words: `${round.number} 追回决定` },
  });
}
