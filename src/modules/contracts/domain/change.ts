import { type Fen, formatYuan } from '../../../kernel/base/money.ts';
import type { ContractParty, Proposal, Recognition, standings, VersionView } from '../contract.ts';
import { isRoyalty } from './royalty.ts';
import type { Words } from './evidence.ts';

/** A registered contract as it stands. */
export interface Present {
  standing: (typeof standings)[number] | null;
  version: number;
  recognition: Recognition;
  actualAmountFen: Fen;
  signDate: string | null;
  startDate: string | null;
  endDate: string | null;
  registeredOn: string;
  paymentMode: string;
  parties: readonly ContractParty[];
  supplementedYears: readonly number[];
}

/** What a change makes of it. */
export interface Changed {
  kind: VersionView['kind'];
  standing: (typeof standings)[number];
  counts: boolean;
  recognition: Recognition;
  startDate: string | null;
  endDate: string | null;
  /** Null where the parties stay. */
  parties: ContractParty[] | null;
}

export type ChangeOutcome = { ok: true; changed: Changed } | { ok: false; reasons: Words[] };

/**
 * What an accepted proposal makes of a registered contract, or why it cannot be accepted. Amounts never fall below what
 * has been received; parties of a side always hold it whole.
 */
export function applyProposal(present: Present, proposal: Proposal): ChangeOutcome {
  const reasons: Words[] = [];
  const refuse = (zh: string, en: string): void => void reasons.push({ zh, en });
  if (present.standing === 'REVOKED') refuse('登记已撤销', 'The registration has been revoked');
  if (present.standing === 'CANCELLED') refuse('登记已注销', 'The registration has been cancelled');
  const same = { recognition: present.recognition, startDate: present.startDate, endDate: present.endDate, parties: null };
  let changed: Changed;
  if (proposal.kind === 'CANCELLATION') {
    if (present.signDate && proposal.dissolvedOn < present.signDate) refuse('解除日早于签订日', 'Dissolved before it was signed');
    changed = { ...same, kind: 'CANCELLATION', standing: 'CANCELLED', counts: false };
  } else if (proposal.kind === 'REVOCATION') {
    changed = { ...same, kind: 'REVOCATION', standing: 'REVOKED', counts: false };
  } else if (proposal.kind === 'SUPPLEMENT') {
    if (!isRoyalty(present.paymentMode)) refuse('合同不是提成支付，没有可补正的提成', 'The contract pays no royalties');
    if (present.supplementedYears.includes(proposal.year)) refuse(`${proposal.year}年的提成已补正`, `Royalties of ${proposal.year} have been supplemented`);
    if (proposal.year < Number((present.startDate ?? present.registeredOn).slice(0, 4))) refuse('提成年度早于履行开始', 'The year lies before the term');
    if (proposal.year > Number(proposal.receivedOn.slice(0, 4))) refuse(`${proposal.year}年的提成不可能在 ${proposal.receivedOn} 已收到`, `Royalties of ${proposal.year} cannot have come in on ${proposal.receivedOn}`);
    if (present.endDate && proposal.year > Number(present.endDate.slice(0, 4))) refuse('提成年度晚于履行结束', 'The year lies after the term');
    changed = { ...same, kind: 'SUPPLEMENT', standing: 'AMENDED', counts: true, recognition: raised(present.recognition, proposal.royaltyFen) };
  } else {
    const recognition: Recognition = {
      type: (proposal.kind === 'OBJECTION' ? proposal.type : undefined) ?? present.recognition.type,
      contractAmountFen: proposal.contractAmountFen ?? present.recognition.contractAmountFen,
      technologyTransactionAmountFen: proposal.technologyTransactionAmountFen ?? present.recognition.technologyTransactionAmountFen,
    };
    const term = proposal.kind === 'AMENDMENT' ? { startDate: proposal.startDate ?? present.startDate, endDate: proposal.endDate ?? present.endDate } : present;
    const parties = proposal.kind === 'AMENDMENT' && proposal.parties ? proposal.parties : null;
    if (recognition.technologyTransactionAmountFen > recognition.contractAmountFen) refuse('技术交易额大于成交额', 'The technology amount exceeds the contract amount');
    if (term.startDate && term.endDate && term.endDate < term.startDate) refuse('结束日期早于开始日期', 'The end lies before the start');
    if (parties) reasons.push(...partyFaults(parties));
    const nothing =
      JSON.stringify(recognition) === JSON.stringify(present.recognition) && term.startDate === present.startDate && term.endDate === present.endDate && parties === null;
    if (nothing) refuse('没有任何改变', 'Nothing would change');
    changed = {
      kind: proposal.kind === 'OBJECTION' ? 'REVISION' : 'AMENDMENT', standing: 'AMENDED', counts: true, recognition, startDate: term.startDate, endDate: term.endDate, parties,
    };
  }
  if (changed.recognition.technologyTransactionAmountFen < present.actualAmountFen) {
    refuse(
      `技术交易额不能低于已到账的 ${formatYuan(present.actualAmountFen)} 元`,
      `The technology amount cannot fall below the ${formatYuan(present.actualAmountFen)} yuan received`,
    );
  }
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true, changed };
}

function raised(r: Recognition, by: Fen): Recognition {
  return { ...r, contractAmountFen: r.contractAmountFen + by, technologyTransactionAmountFen: r.technologyTransactionAmountFen + by };
}

function partyFaults(parties: readonly ContractParty[]): Words[] {
  const faults: Words[] = [];
  for (const [side, zh, en] of [['seller', '卖方', 'sellers'], ['buyer', '买方', 'buyers']] as const) {
    const total = parties.filter((p) => p.side === side).reduce((sum, p) => sum + p.sharePpm, 0);
    if (total !== 1_000_000) faults.push({ zh: `${zh}份额合计应为 100%，现为 ${total / 10_000}%`, en: `Shares of the ${en} must add up to 100 %, they give ${total / 10_000} %` });
  }
  const key = (p: ContractParty): string => p.creditCode ?? p.name;
  const sellers = new Set(parties.filter((p) => p.side === 'seller').map(key));
  if (parties.some((p) => p.side === 'buyer' && sellers.has(key(p)))) faults.push({ zh: '买卖双方不能是同一主体', en: 'Seller and buyer cannot be the same body' });
  return faults;
}
