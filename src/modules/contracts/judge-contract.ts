import { z } from 'zod';
import { answers, contractDraft } from './contract.ts';
import { splitByShare } from './domain/amounts.ts';
import { judgeItems, technologyAmount } from './domain/carriers.ts';
import { submissionFaults } from './domain/completeness.ts';
import { needsIntellectualProperty } from './domain/contract-type.ts';
import { inFen } from './domain/currency.ts';
import { partyFlows, type PartyFlow } from './domain/flow.ts';
import { hintsFrom } from './domain/hints.ts';
import { fingerprintOf } from './domain/identity.ts';
import { judgeType } from './domain/judge-type.ts';
import { countedFamily, documentsAsked, regulationFor } from './domain/regulation.ts';
import { isRoyalty } from './domain/royalty.ts';
import type { ContractRules } from './rule-book.ts';

/** A contract in a file: what the seller writes, the day of filing, and the answers to the type tests. */
export const contractFile = contractDraft.extend({ filedOn: z.iso.date().optional(), answers: answers.default({}) });
export type ContractFile = z.output<typeof contractFile>;

/**
 * Judges a contract without a database: which regulation, which kind and why, the three amounts, each party's share.
 * @param file amounts in fen; `filedOn` falls back to the day of signing
 * @throws Problem REGULATION_NONE
 */
// oxlint-disable-next-line explicit-module-boundary-types -- the answer is what the command prints
export function judgeContract(rules: ContractRules, file: ContractFile) {
  const filedOn = file.filedOn ?? file.signDate;
  const regulation = regulationFor(rules.regulations, { filedOn: filedOn ?? '', signDate: file.signDate ?? null });
  const items = judgeItems(regulation, file.nonTechnicalItems.map((i) => ({ name: i.name, kind: i.kind ?? 'OTHER', quantity: i.quantity ?? 1, amountFen: i.amountFen })));
  const split = (side: 'seller' | 'buyer') => {
    const parties = file.parties.filter((p) => p.side === side);
    const shares = parties.map((p) => p.sharePpm);
    const [amounts, technology] = parties.length === 0 ? [[], []] : [splitByShare(file.contractAmountFen, shares), splitByShare(file.technologyTransactionAmountFen, shares)];
    return parties.map((p, i) => ({ side, name: p.name, region: p.region ?? 'ABROAD', sharePpm: p.sharePpm, contractAmountFen: amounts[i]!, technologyTransactionAmountFen: technology[i]! }));
  };
  const flows: PartyFlow[] = partyFlows({ ...file, parties: file.parties.map((p) => ({ ...p, region: p.region ?? null })) });
  const { id, zh, en, number, from, to, decision, effect } = regulation;
  return {
    filedOn,
    regulation: { id, zh, en, number, from, to, decision, effect, chosenBy: rules.regulations.chosenBy },
    type: { declaredType: file.type, countedAs: countedFamily(regulation, file.type), ...judgeType(rules.tests, regulation, file.type, file.answers), hints: hintsFrom(rules.tests, `${file.name}\n${file.subject}`) },
    amounts: {
      contractAmountFen: file.contractAmountFen,
      technologyTransactionAmountFen: file.technologyTransactionAmountFen,
      actualAmountFen: file.actualAmountFen,
      /** What the technology amount comes to when every item is judged by the regulation. */
      judgedTechnologyFen: technologyAmount(file.contractAmountFen, items),
      items,
      foreign: file.foreignAmount ? { ...file.foreignAmount, fen: inFen(file.foreignAmount) } : null,
      royalty: isRoyalty(file.paymentMode) ? { zh: regulation.supplement.zh, en: regulation.supplement.en, source: regulation.supplement.source } : null,
    },
    parties: [...split('seller'), ...split('buyer')],
    flows,
    documents: documentsAsked(regulation, { right: needsIntellectualProperty(file.type), abroad: file.parties.some((p) => p.country !== 'CN'), agent: false }),
    rewardable: !file.relatedParties,
    fingerprint: fingerprintOf(file),
    faults: submissionFaults(file),
  };
}
