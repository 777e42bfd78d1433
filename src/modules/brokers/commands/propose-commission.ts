import { appendAudit } from '../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditBy, type BrokerParts } from '../act.ts';
import { attribute } from '../domain/attribution.ts';
import { type Claimant, type CommissionLine, type CommissionSheet, computeCommission, type Receipt } from '../domain/commission.ts';
import { ruleInForce } from '../domain/commission-rule.ts';
import { findBrokers, numberOf } from '../store/brokers.ts';
import { chooseSide, type CeilingKey, commissionsOfContract, insertCommission, lockCeiling, readCeilings, useCeiling } from '../store/commissions.ts';
import { type MandateRow, mandatesBehind, readDisputes, readShares } from '../store/mandates.ts';

/** A registered contract with the money that came in under it. */
export interface RewardedContract {
  id: string;
  registrationNumber: string | null;
  signedOn: CalendarDate | null;
  registeredOn: CalendarDate | null;
  /** The city whose registry registered it: it pays. */
  region: string;
  relatedParties: boolean;
  links: { talkId: string | null; demandId: string | null; resultId: string | null };
  /** In the order in which they were recorded. */
  receipts: readonly Receipt[];
  /** The buying firm, when it asks for its own reward. */
  absorber: { key: string; name: string } | null;
}

/** Whom a line is paid to: the organisation in whose name the broker brought the deal, or the firm itself. */
export interface PayTo {
  name: string;
  creditCode: string | null;
}

export interface PricedLine extends CommissionLine {
  payTo: PayTo;
}

export interface CommissionDraft {
  sheet: CommissionSheet;
  lines: PricedLine[];
  mandate: MandateRow | null;
}

/** Hands a line to the fund; answers the id of the payment line. */
export type Pay = (tx: Tx, line: PricedLine) => Promise<string>;

const keyOf = (c: CeilingKey): string => `${c.rule} ${c.kind} ${c.key} ${c.year}`;

/** What would be proposed now, without writing anything. @throws Problem DEAL_HAS_SEVERAL_MANDATES, DEAL_DISPUTED */
export async function draftCommission(parts: BrokerParts, handle: Sql, now: Date, contract: RewardedContract, used?: ReadonlyMap<string, number>): Promise<CommissionDraft> {
  const { signedOn, registeredOn } = contract;
  const behind = signedOn && registeredOn ? await mandatesBehind(handle, { ...contract.links, signedOn, registeredOn }) : [];
  const found = attribute(behind);
  if (found.mandate === null && found.why === 'SEVERAL') throw several(behind);
  const { mandate } = found;
  if (mandate && (await readDisputes(handle, [mandate.id])).some((d) => d.status === 'OPEN')) throw disputed();
  const { claimants, payTo } = mandate ? await claimantsOf(handle, mandate, [dateOf(mandate.createdAt), signedOn!, dateOf(now)]) : { claimants: [], payTo: new Map<string, PayTo>() };
  if (contract.absorber) payTo.set(contract.absorber.key, { name: contract.absorber.name, creditCode: contract.absorber.key });
  const settled = new Set((await commissionsOfContract(handle, contract.id)).map((c) => `${c.receiptId} ${c.payeeKind}`));
  const before = used ?? new Map((await readCeilings(handle, [...payTo.keys()])).map((c) => [keyOf(c), c.usedFen]));
  const sheet = computeCommission(
    parts.rules.rules,
    { region: contract.region, registered: contract.registrationNumber !== null, relatedParties: contract.relatedParties, rewardTo: mandate?.rewardTo ?? null, claimants, absorber: contract.absorber, receipts: contract.receipts, settled },
    (rule, kind, key, year) => before.get(keyOf({ rule: rule.id, kind, key, year })) ?? 0,
  );
  return { sheet, mandate, lines: sheet.lines.map((l) => ({ ...l, payTo: payTo.get(l.payee.key)! })) };
}

/**
 * Who gets what part. A broker who moves in the middle of a deal takes his own reward along, but not that of the
 * organisation in whose name he took the mandate.
 * @param days on which it is asked in whose name each practised, first answer first: when the mandate was entered, the
 *   signing (for whoever a dispute named later), today
 */
async function claimantsOf(handle: Sql, mandate: MandateRow, days: readonly CalendarDate[]): Promise<{ claimants: Claimant[]; payTo: Map<string, PayTo> }> {
  const shares = await readShares(handle, [mandate.id]);
  const onEach = await Promise.all(days.map((day) => findBrokers(handle, shares.map((s) => s.brokerId), day)));
  const brokers = new Map(shares.map(({ brokerId }) => [brokerId, onEach.map((found) => found.get(brokerId)!).find((b) => b.organisationId !== null) ?? onEach.at(-1)!.get(brokerId)!]));
  const payTo = new Map<string, PayTo>();
  const claimants = new Map<string, Claimant>();
  for (const { brokerId, sharePpm } of shares) {
    const b = brokers.get(brokerId)!;
    const organisation = { name: b.organisation ?? b.name, creditCode: b.organisationCode };
    const person = mandate.rewardTo === 'broker';
    const key = person ? numberOf(b.no) : (b.organisationCode ?? b.organisationId ?? b.id);
    const before = claimants.get(key);
    // Two brokers of one organisation are one claimant when their organisation is rewarded.
    claimants.set(key, before ? { ...before, sharePpm: before.sharePpm + sharePpm } : { kind: mandate.rewardTo, key, name: person ? b.name : organisation.name, sharePpm, civilServant: person && b.civilServant });
    payTo.set(key, organisation);
  }
  return { claimants: [...claimants.values()], payTo };
}

/**
 * Proposes the rewards of every receipt that has none yet and hands them to the fund. Ceilings are locked first, so that
 * two contracts of one broker wait for each other; proposing again changes nothing.
 * @throws Problem FORBIDDEN, DEAL_HAS_SEVERAL_MANDATES, DEAL_DISPUTED, REWARD_SIDE_CHOSEN, PAYEE_WITHOUT_CODE
 */
export async function proposeCommission(parts: BrokerParts, tx: Tx, act: Act, contract: RewardedContract, pay: Pay): Promise<CommissionDraft> {
  const assignment = authorise(act.actor, 'brokers.commission.propose', { region: contract.region });
  const first = await draftCommission(parts, tx.sql, act.now, contract);
  if (first.mandate) {
    const side = await chooseSide(tx.sql, contract.id, first.mandate.rewardTo);
    if (side !== first.mandate.rewardTo) throw sideChosen(side);
  }
  const ceilings = new Map<string, CeilingKey>();
  for (const l of first.lines) {
    const rule = ruleInForce(parts.rules.rules, contract.region, l.on)!.rule;
    const c = { rule: rule.id, kind: l.payee.kind, key: l.payee.key, year: l.year };
    ceilings.set(keyOf(c), c);
  }
  const used = new Map<string, number>();
  for (const [key, c] of [...ceilings].toSorted(([a], [b]) => (a < b ? -1 : 1))) used.set(key, await lockCeiling(tx.sql, c));
  // With every ceiling in hand: what another process proposed meanwhile is seen now.
  const draft = await draftCommission(parts, tx.sql, act.now, contract, used);
  for (const line of draft.lines) {
    const paymentLine = line.amountFen > 0 ? await pay(tx, line) : null;
    await insertCommission(tx.sql, {
      id: newId(act.now), contractId: contract.id, receiptId: line.receipt, payeeKind: line.payee.kind, payeeKey: line.payee.key, payeeName: line.payee.name, mandateId: draft.mandate?.id ?? null,
      year: line.year, region: contract.region, rule: line.rule.id, ruleVersion: line.rule.version, baseFen: line.baseFen, entitledFen: line.entitledFen, amountFen: line.amountFen,
      explanation: line.explanation, line: paymentLine, proposedAt: act.now, by: act.actor!.accountId,
    });
    await useCeiling(tx.sql, { rule: line.rule.id, kind: line.payee.kind, key: line.payee.key, year: line.year }, line.amountFen, line.ceilingFen);
  }
  if (draft.lines.length > 0) {
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'brokers.commission.proposed', subject: { kind: 'contracts.contract', id: contract.id },
      detail: { mandate: draft.mandate?.id ?? null, lines: draft.lines.map((l) => ({ receipt: l.receipt, payee: l.payee.key, amountFen: l.amountFen, rule: `${l.rule.id} ${l.rule.version}` })) }, requestId: act.requestId,
    });
    tx.emit({ topic: 'brokers.commission.proposed', key: contract.id });
  }
  return draft;
}

function several(mandates: readonly MandateRow[]): Problem {
  return new Problem('DEAL_HAS_SEVERAL_MANDATES', {
    status: 409,
    zh: '需求方和成果方各有经纪委托，奖补只能给一次', en: 'Both sides have a mandate, and the reward is given once',
    remedy: { zh: '请双方经纪人就洽谈登记一份共同委托，写明份额', en: 'The brokers register one joint mandate over the talk, with shares' },
    details: mandates.map((m) => ({ code: 'MANDATE', zh: m.title, en: m.title })),
  });
}

function disputed(): Problem {
  return new Problem('DEAL_DISPUTED', { status: 409, zh: '撮合归属有未裁定的异议', en: 'A dispute about who brought the deal is open', remedy: { zh: '裁定后再提出奖补', en: 'Decide it first' } });
}

function sideChosen(side: 'broker' | 'agency'): Problem {
  return new Problem('REWARD_SIDE_CHOSEN', {
    status: 409,
    zh: `该合同已按${side === 'broker' ? '经纪人' : '机构'}一方奖补，不能再奖另一方`, en: `This contract rewards its ${side === 'broker' ? 'brokers' : 'agency'}; the other side is not rewarded as well`,
  });
}
