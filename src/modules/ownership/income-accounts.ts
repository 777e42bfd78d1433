import type { AuditActor } from '../../kernel/audit/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { type AccountCoordinates, accountIdOf, openAccounts, postTransfers } from '../../kernel/ledger/index.ts';
import type { PlanRow } from './store/plans.ts';

/** The book in which units share out income: net income → each person, and the rest to the unit. */
const BOOK = 'income';

const at = (plan: PlanRow, kind: 'net' | 'person' | 'retained', owner: string): AccountCoordinates => ({
  book: BOOK, owner, fund: 'transformation', purpose: 'reward', region: plan.region, year: null, kind,
});

/** Posts a paid plan as linked transfers; money of an investment is shares and moves in their register instead. */
export async function postPlan(tx: Tx, plan: PlanRow, act: { at: Date; by: AuditActor | null; reference: string }): Promise<void> {
  if (plan.input.mode === 'VALUATION_INVESTMENT') return;
  const unit = plan.organisationId;
  const people = plan.computed.parts.map((p, i) => ({ ...p, account: at(plan, 'person', p.accountId ?? `${plan.id}.${i + 1}`) }));
  await openAccounts(
    tx,
    [
      { ...at(plan, 'net', unit), name: { zh: `${plan.organisationName} 转化净收入`, en: `${plan.organisationName}: net income` }, overdraft: 'allowed' },
      { ...at(plan, 'retained', unit), name: { zh: `${plan.organisationName} 留归单位`, en: `${plan.organisationName}: kept by the unit` }, overdraft: 'refused' },
      // No names of people in the books: they are in the plan, for those who may read it.
      ...people.map((p) => ({ ...p.account, name: { zh: '个人奖酬', en: 'Reward of a person' }, overdraft: 'refused' as const })),
    ],
    act.at,
  );
  const from = accountIdOf(at(plan, 'net', unit));
  const transfers = [
    ...people.filter((p) => p.fen > 0).map((p) => ({ from, to: accountIdOf(p.account), amount: p.fen })),
    ...(plan.computed.retainedFen > 0 ? [{ from, to: accountIdOf(at(plan, 'retained', unit)), amount: plan.computed.retainedFen }] : []),
  ];
  if (transfers.length === 0) return;
  await postTransfers(tx, {
    key: `ownership.plan.${plan.id}.pay`, at: act.at, by: act.by, subject: { kind: 'ownership.plan', id: plan.id },
    memo: { zh: `成果转化收益分配 ${plan.resultTitle} ${act.reference}`, en: `Distribution of income ${plan.resultTitle} ${act.reference}` },
    clause: plan.computed.lines.find((l) => l.code === 'POOL')?.clause ?? '', transfers,
  });
}
