import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import { submissionFaults } from './domain/completeness.ts';
import { registrationNumber } from './domain/registration-number.ts';
import { recognitionOf, registrationFaults, reviewFaults, type ReviewForm } from './domain/review.ts';
import { regionShares } from './domain/turnover.ts';
import { type ContractRow, type ContractStatus, findContract, nextSequence, setRegistered, setStatus } from './store.ts';

async function subjectOf(tx: Tx, ctx: HookContext, options: { lock?: boolean } = {}): Promise<ContractRow> {
  const contract = await findContract(tx.sql, ctx.case.subject.id, options);
  if (!contract) throw notFound('合同', 'contract', ctx.case.subject.id);
  return contract;
}

const lastForm = (ctx: HookContext, action: string): ReviewForm | undefined =>
  ctx.history.findLast((a) => a.action === action)?.data as ReviewForm | undefined;

/** The status column follows the case; the case's state is the truth. */
const follow: Effect = async (tx, ctx) => {
  await setStatus(tx.sql, ctx.case.subject.id, ctx.evaluation.state as ContractStatus);
  tx.emit({ topic: 'contracts.contract.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
};

const register: Effect = async (tx, ctx) => {
  const contract = await subjectOf(tx, ctx, { lock: true });
  const recognised = recognitionOf(lastForm(ctx, 'reviewSecond')!);
  const on = dateOf(ctx.now);
  const year = Number(on.slice(0, 4));
  const { registryCode, registryRegion: region } = contract;
  // Registries number on their own, so the series is named by region and code together.
  const sequence = await nextSequence(tx.sql, `${region}${registryCode}`, year);
  await setRegistered(tx.sql, contract.id, {
    number: registrationNumber({ year, region, registryCode, type: recognised.type, sequence }),
    on,
    recognition: recognised,
    shares: regionShares({
      contractAmountFen: recognised.contractAmountFen,
      technologyTransactionAmountFen: recognised.technologyTransactionAmountFen,
      parties: contract.parties.map((p) => ({ side: p.side, region: p.region ?? null, sharePpm: p.sharePpm })),
    }),
  });
  tx.emit({ topic: 'contracts.contract.registered', key: contract.id });
};

const complete: Guard = async (tx, ctx) => {
  const faults = submissionFaults(await subjectOf(tx, ctx));
  return faults.length === 0 ? { ok: true } : { ok: false, reasons: faults.map(({ zh, en }) => ({ zh, en })) };
};

const answer = (reasons: { zh: string; en: string }[]) => (reasons.length === 0 ? ({ ok: true } as const) : ({ ok: false, reasons } as const));

/** Names that `procedures/contract-registration.yaml` calls. */
export const contractHooks: ProcedureHooks = {
  guards: {
    'contracts.contract.complete': complete,
    'contracts.contract.amountsConsistent': async (_tx, ctx) => answer(reviewFaults(ctx.data as unknown as ReviewForm)),
    'contracts.contract.registrable': async (_tx, ctx) =>
      answer(registrationFaults(lastForm(ctx, 'reviewFirst'), lastForm(ctx, 'reviewSecond'))),
  },
  effects: {
    'contracts.contract.submit': follow,
    'contracts.contract.accept': follow,
    'contracts.contract.return': follow,
    'contracts.contract.firstReview': follow,
    'contracts.contract.secondReview': follow,
    'contracts.contract.sendBack': follow,
    'contracts.contract.register': register,
    'contracts.contract.refuse': follow,
    'contracts.contract.object': follow,
    'contracts.contract.reopen': follow,
    'contracts.contract.confirmRefusal': follow,
    'contracts.contract.withdraw': follow,
  },
};
