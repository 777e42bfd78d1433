import { dateOf } from '../../kernel/base/calendar-date.ts';
import { canonicalJson, sha256 } from '../../kernel/base/canonical-json.ts';
import { newId } from '../../kernel/base/id.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { ContractDeps } from './act.ts';
import { changeHooks } from './change-hooks.ts';
import { submissionFaults } from './domain/completeness.ts';
import { partyFlows } from './domain/flow.ts';
import { documentKey, fingerprintOf } from './domain/identity.ts';
import { registrationNumber } from './domain/registration-number.ts';
import { regulationFor } from './domain/regulation.ts';
import { judgementFaults, recognitionOf, registrationFaults, reviewFaults, type ReviewForm } from './domain/review.ts';
import { type ContractRow, type ContractStatus, findContract, registeredTwice, setStatus } from './store/contracts.ts';
import { insertDecision, type JudgementRow, readJudgements } from './store/decisions.ts';
import { nextSequence, readLookalikes, setFiled, setRegistered } from './store/registration.ts';
import { insertVersion } from './store/versions.ts';

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

/** The answers to the type tests that the person acting gave last. */
async function ownJudgement(tx: Tx, ctx: HookContext): Promise<JudgementRow | undefined> {
  return (await readJudgements(tx.sql, ctx.case.subject.id)).find((j) => j.accountId === ctx.actor?.accountId);
}

/** Keeps why a step came out so: what was declared, what was found, by which rules and answers. */
async function explain(tx: Tx, ctx: HookContext, contract: ContractRow, form: ReviewForm | undefined): Promise<void> {
  const judgement = await ownJudgement(tx, ctx);
  const { type, contractAmountFen, technologyTransactionAmountFen, nonTechnicalItems, paymentMode, relatedParties } = contract;
  await insertDecision(tx.sql, {
    id: newId(ctx.now),
    contractId: contract.id,
    action: ctx.action,
    accountId: ctx.actor?.accountId ?? null,
    judgementId: judgement?.id ?? null,
    regulationId: contract.regulationId,
    facts: {
      role: ctx.role, declared: { type, contractAmountFen, technologyTransactionAmountFen, nonTechnicalItems, paymentMode, relatedParties },
      found: form ?? null, reason: ctx.reason, answered: judgement !== undefined,
    },
    madeAt: ctx.now,
  });
}

function explaining(effect: Effect, form: (ctx: HookContext) => ReviewForm | undefined): Effect {
  return async (tx, ctx) => {
    await explain(tx, ctx, await subjectOf(tx, ctx), form(ctx));
    await effect(tx, ctx);
  };
}

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
  });
  await insertVersion(tx.sql, {
    contractId: contract.id, kind: 'REGISTRATION', effectiveOn: on, counts: true, recognition: recognised, startDate: contract.startDate, endDate: contract.endDate,
    parties: contract.parties, flows: partyFlows({ ...recognised, parties: contract.parties.map((p) => ({ ...p, region: p.region ?? null })) }),
    regulationId: contract.regulationId, caseId: contract.caseId, reason: null, decidedBy: ctx.actor?.accountId ?? null, recordedAt: ctx.now,
  });
  tx.emit({ topic: 'contracts.contract.registered', key: contract.id });
};

const answer = (reasons: { zh: string; en: string }[]) => (reasons.length === 0 ? ({ ok: true } as const) : ({ ok: false, reasons } as const));

/** Names that `procedures/contract-*.yaml` call. */
export function contractHooks(deps: ContractDeps): ProcedureHooks {
  /** Filing pins the regulation and marks the contract's identity, which the database keeps unique. */
  const submit: Effect = async (tx, ctx) => {
    const contract = await subjectOf(tx, ctx, { lock: true });
    const filedOn = contract.filedOn ?? dateOf(ctx.now);
    const regulation = regulationFor(deps.rules.regulations, { filedOn, signDate: contract.signDate });
    const fingerprint = fingerprintOf(contract);
    // Contracts registered before fingerprints were kept have none; they are compared here.
    for (const id of await readLookalikes(tx.sql, contract.id, 0)) {
      const other = await findContract(tx.sql, id);
      if (other && fingerprint !== null && fingerprintOf(other) === fingerprint) throw registeredTwice();
    }
    await setFiled(tx.sql, contract.id, { filedOn, regulationId: regulation.id, regulationHash: sha256(canonicalJson(regulation)), fingerprint, documentKey: documentKey(contract) });
    await follow(tx, ctx);
  };

  const complete: Guard = async (tx, ctx) => {
    const contract = await subjectOf(tx, ctx);
    return answer([...submissionFaults(contract).map(({ zh, en }) => ({ zh, en })), ...(await deps.against(tx.sql, contract, dateOf(ctx.now)))]);
  };

  const reviewed: Guard = async (tx, ctx) => {
    const form = ctx.data as unknown as ReviewForm;
    const judgement = await ownJudgement(tx, ctx);
    return answer([...reviewFaults(form), ...(judgement ? judgementFaults(form, judgement.judgement) : [])]);
  };

  const change = changeHooks();
  return {
    guards: {
      'contracts.contract.complete': complete,
      'contracts.contract.amountsConsistent': reviewed,
      'contracts.contract.registrable': async (_tx, ctx) => answer(registrationFaults(lastForm(ctx, 'reviewFirst'), lastForm(ctx, 'reviewSecond'))),
      ...change.guards,
    },
    effects: {
      'contracts.contract.submit': submit,
      'contracts.contract.accept': follow,
      'contracts.contract.return': follow,
      'contracts.contract.firstReview': explaining(follow, (ctx) => ctx.data as unknown as ReviewForm),
      'contracts.contract.secondReview': explaining(follow, (ctx) => ctx.data as unknown as ReviewForm),
      'contracts.contract.sendBack': follow,
      'contracts.contract.register': explaining(register, (ctx) => lastForm(ctx, 'reviewSecond')),
      'contracts.contract.refuse': explaining(follow, (ctx) => lastForm(ctx, 'reviewSecond')),
      'contracts.contract.object': follow,
      'contracts.contract.reopen': follow,
      'contracts.contract.confirmRefusal': follow,
      'contracts.contract.withdraw': follow,
      ...change.effects,
    },
  };
}
