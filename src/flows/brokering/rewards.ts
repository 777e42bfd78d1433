import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import { authorise } from '../../kernel/identity/index.ts';
import type { RewardedContract } from '../../modules/brokers/index.ts';
import type { Rewards } from './contract.ts';
import type { Act, BrokeringParts } from './parts.ts';

/** A contract with its receipts, as the rules of reward look at it. @throws Problem NOT_FOUND */
async function contractOf({ contracts }: BrokeringParts, db: Sql, id: string, absorber: boolean): Promise<RewardedContract & { references: Map<string, string> }> {
  const c = await contracts.findContract(db, id);
  if (!c) throw notFound('合同', 'contract', id);
  const receipts = await contracts.receiptsOf(db, id);
  const buyer = c.parties.find((p) => p.side === 'buyer' && p.kind === 'firm' && p.creditCode);
  return {
    id, registrationNumber: c.registrationNumber, signedOn: c.signDate ?? null, registeredOn: c.registeredOn ?? null, region: c.registryRegion, relatedParties: c.relatedParties,
    links: c.links, receipts, absorber: absorber && buyer ? { key: buyer.creditCode!, name: buyer.name } : null,
    references: new Map(receipts.map((r) => [r.id, r.bankReference])),
  };
}

type Draft = Awaited<ReturnType<BrokeringParts['brokers']['draftCommission']>>;

function view(contract: RewardedContract, { sheet, lines, mandate }: Draft): Rewards {
  return {
    contractId: contract.id, region: contract.region, receivedFen: contract.receipts.reduce((sum, r) => sum + r.amountFen, 0), mandateId: mandate?.id ?? null,
    lines: lines.map((l) => ({
      receipt: l.receipt, on: l.on, year: l.year, payeeKind: l.payee.kind, payee: l.payee.name, payeeKey: l.payee.key, payTo: l.payTo.name, rule: l.rule.id, ruleVersion: l.rule.version,
      document: l.rule.document, clause: l.rule.clause, baseFen: l.baseFen, entitledFen: l.entitledFen, amountFen: l.amountFen, explanation: l.explanation,
    })),
    totalFen: lines.reduce((sum, l) => sum + l.amountFen, 0), reasons: sheet.reasons,
  };
}

/** @throws Problem NOT_FOUND, FORBIDDEN, DEAL_HAS_SEVERAL_MANDATES, DEAL_DISPUTED */
export async function readRewards(parts: BrokeringParts, db: Sql, act: Act, id: string, absorber: boolean): Promise<Rewards> {
  const contract = await contractOf(parts, db, id, absorber);
  authorise(act.actor, 'brokers.commission.read', { region: contract.region });
  return view(contract, await parts.brokers.draftCommission(db, act.now, contract));
}

/**
 * Receipts of a contract become rewards and lines of payment, all in one transaction: where the fund refuses a line,
 * nothing is proposed. A line is checked, approved and paid in a batch like any other.
 * @throws Problem as readRewards, REWARD_SIDE_CHOSEN, PAYEE_WITHOUT_CODE, FUND_UNKNOWN, AWARD_TASK_MISSING
 */
export async function proposeRewards(parts: BrokeringParts, tx: Tx, act: Act, id: string, input: { fund: string; absorber: boolean }): Promise<Rewards> {
  const contract = await contractOf(parts, tx.sql, id, input.absorber);
  const draft = await parts.brokers.proposeCommission(tx, act, contract, async (inner, line) => {
    const { payTo, payee, rule } = line;
    if (!payTo.creditCode) {
      throw new Problem('PAYEE_WITHOUT_CODE', {
        status: 409, zh: `“${payTo.name}”没有统一社会信用代码，不能支付`, en: `${payTo.name} has no credit code and cannot be paid`,
        remedy: { zh: '由管理员补登单位信用代码', en: 'Enter its credit code first' },
      });
    }
    const { line: paymentLine } = await parts.funds.proposePayment(
      inner,
      {
        payee: { name: payTo.name, creditCode: payTo.creditCode, kind: payee.kind === 'absorber' ? 'firm' : 'agency' },
        amountFen: line.amountFen,
        ground: { kind: 'award', id: contract.id, clause: rule.clause, rule: rule.document, version: `${rule.id} ${rule.version}` },
        fund: input.fund, purpose: parts.brokers.payment.purpose, region: contract.region, costLine: parts.brokers.payment.costLine,
        // A receipt is rewarded once for each payee; the bank's reference and the payee's number name it.
        document: `${contract.registrationNumber} ${contract.references.get(line.receipt)} ${payee.key}`,
        evidence: `合同登记号 ${contract.registrationNumber}，到账凭证 ${contract.references.get(line.receipt)}，${payee.name}`,
        reference: `brokers:${line.receipt}:${payee.kind}:${payee.key}`,
      },
      act.now,
      act.actor?.accountId ?? null,
    );
    return paymentLine;
  });
  return view(contract, draft);
}
