import { dateOf } from '../../kernel/base/calendar-date.ts';
import { newId } from '../../kernel/base/id.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Proposal } from './contract.ts';
import { applyProposal, type Changed, type ChangeOutcome, type Present } from './domain/change.ts';
import { partyFlows } from './domain/flow.ts';
import { recognitionOf, type ReviewForm } from './domain/review.ts';
import { changeInvalid } from './commands/change-invalid.ts';
import { notRegistered } from './commands/receipt.ts';
import { type ChangeRow, findChange, insertSupplement, readSupplements, setChangeStatus } from './store/changes.ts';
import { type ContractRow, findContract } from './store/contracts.ts';
import { insertDecision } from './store/decisions.ts';
import { insertReceipt } from './store/receipts.ts';
import { insertVersion, readVersions, setPresent } from './store/versions.ts';

/** The contract as a change finds it. @throws Problem CONTRACT_NOT_REGISTERED */
export async function presentOf(db: Sql, contract: ContractRow): Promise<Present> {
  if (!contract.recognition || !contract.registeredOn || contract.currentVersion === null) throw notRegistered();
  const supplements = await readSupplements(db, [contract.id]);
  const { standing, currentVersion: version, recognition, actualAmountFen, signDate, startDate, endDate, registeredOn, paymentMode, parties } = contract;
  return { standing, version, recognition, actualAmountFen, signDate, startDate, endDate, registeredOn, paymentMode, parties, supplementedYears: supplements.map((s) => s.year) };
}

async function subjectOf(tx: Tx, ctx: HookContext, options: { lock?: boolean } = {}): Promise<{ change: ChangeRow; contract: ContractRow }> {
  const change = await findChange(tx.sql, ctx.case.subject.id);
  const contract = change && (await findContract(tx.sql, change.contractId, options));
  if (!change || !contract) throw notFound('变更申请', 'change', ctx.case.subject.id);
  return { change, contract };
}

async function outcome(tx: Tx, contract: ContractRow, proposal: Proposal): Promise<ChangeOutcome> {
  return applyProposal(await presentOf(tx.sql, contract), proposal);
}

/** Writes the next version of a contract; the register and turnover follow it. */
async function write(tx: Tx, ctx: HookContext, contract: ContractRow, change: ChangeRow, changed: Changed): Promise<void> {
  const on = dateOf(ctx.now);
  const parties = changed.parties ?? contract.parties;
  const version = await insertVersion(tx.sql, {
    contractId: contract.id, kind: changed.kind, effectiveOn: on, counts: changed.counts, recognition: changed.recognition, startDate: changed.startDate, endDate: changed.endDate,
    parties, flows: partyFlows({ ...changed.recognition, parties: parties.map((p) => ({ ...p, region: p.region ?? null })) }),
    regulationId: contract.regulationId, caseId: change.caseId, reason: ctx.reason ?? change.reason, decidedBy: ctx.actor?.accountId ?? null, recordedAt: ctx.now,
  });
  await setPresent(tx.sql, contract.id, { version, on, ...changed });
  await insertDecision(tx.sql, {
    id: newId(ctx.now), contractId: contract.id, action: `${ctx.case.definitionId}.${ctx.action}`, accountId: ctx.actor?.accountId ?? null, judgementId: null,
    regulationId: contract.regulationId,
    facts: { role: ctx.role, proposal: change.proposal, before: contract.recognition, after: changed.recognition, standing: changed.standing, reason: ctx.reason ?? change.reason },
    madeAt: ctx.now,
  });
  tx.emit({ topic: 'contracts.contract.changed', key: contract.id });
}

/** Guards and effects of amendment, revocation and objection. */
export function changeHooks(): ProcedureHooks {
  const applicable: Guard = async (tx, ctx) => {
    const { change, contract } = await subjectOf(tx, ctx);
    if (contract.currentVersion !== change.baseVersion) {
      return { ok: false, reasons: [{ zh: '合同在申请后已有新的版本，请重新申请', en: 'The contract has a newer version than the one this was asked for: apply again' }] };
    }
    const result = await outcome(tx, contract, change.proposal);
    return result.ok ? { ok: true } : result;
  };

  const noticeTrue: Guard = async (tx, ctx) => {
    const { contract } = await subjectOf(tx, ctx);
    const reasons = [];
    if (ctx.data.registrationNumber !== contract.registrationNumber) reasons.push({ zh: `登记编号应为 ${contract.registrationNumber}`, en: `The number must be ${contract.registrationNumber}` });
    if (ctx.data.contractName !== contract.name) reasons.push({ zh: `合同名称应为“${contract.name}”`, en: `The name must be "${contract.name}"` });
    return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
  };

  const revised = (ctx: HookContext): Proposal => {
    const found = recognitionOf(ctx.data as unknown as ReviewForm & { contractType: string });
    return { kind: 'OBJECTION', by: 'PARTY', ...found };
  };
  const revisable: Guard = async (tx, ctx) => {
    const { contract } = await subjectOf(tx, ctx);
    const result = await outcome(tx, contract, revised(ctx));
    return result.ok ? { ok: true } : result;
  };

  const follow =
    (open: boolean): Effect =>
    async (tx, ctx) => {
      const { change } = await subjectOf(tx, ctx);
      await setChangeStatus(tx.sql, change.id, ctx.evaluation.state, open);
      tx.emit({ topic: 'contracts.contract.changed', key: change.contractId });
    };

  const applying =
    (proposalOf: (ctx: HookContext, change: ChangeRow) => Proposal): Effect =>
    async (tx, ctx) => {
      const { change, contract } = await subjectOf(tx, ctx, { lock: true });
      const proposal = proposalOf(ctx, change);
      const result = await outcome(tx, contract, proposal);
      // Under the lock: what came in between the check and the decision is told as it is.
      if (!result.ok) throw changeInvalid(result.reasons);
      await write(tx, ctx, contract, change, result.changed);
      if (proposal.kind === 'SUPPLEMENT') {
        await insertSupplement(tx.sql, contract.id, change.id, proposal);
        if (proposal.royaltyFen > 0) {
          await insertReceipt(tx.sql, {
            id: newId(ctx.now), contractId: contract.id, receivedOn: proposal.receivedOn, amountFen: proposal.royaltyFen, bankReference: proposal.bankReference,
            recordedBy: ctx.actor!.accountId, recordedAt: ctx.now,
          });
        }
      }
      await follow(false)(tx, ctx);
    };

  /** The superior department found the revocation wrong: the contract is again what it was before. */
  const reinstate: Effect = async (tx, ctx) => {
    const { change, contract } = await subjectOf(tx, ctx, { lock: true });
    const before = (await readVersions(tx.sql, contract.id)).findLast((v) => v.counts)!;
    const { type, contractAmountFen, technologyTransactionAmountFen, startDate, endDate } = before;
    await write(tx, ctx, contract, change, {
      kind: 'REINSTATEMENT', standing: before.no === 1 ? 'REGISTERED' : 'AMENDED', counts: true, recognition: { type, contractAmountFen, technologyTransactionAmountFen }, startDate, endDate,
      parties: null,
    });
    await follow(false)(tx, ctx);
  };

  return {
    guards: { 'contracts.change.applicable': applicable, 'contracts.change.noticeTrue': noticeTrue, 'contracts.change.revisable': revisable },
    effects: {
      'contracts.change.followed': follow(true),
      'contracts.change.closed': follow(false),
      'contracts.change.applied': applying((_ctx, change) => change.proposal),
      'contracts.change.revised': applying(revised),
      'contracts.change.reinstated': reinstate,
    },
  };
}
