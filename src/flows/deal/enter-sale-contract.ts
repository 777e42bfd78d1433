import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { authorise, type Identity } from '../../kernel/identity/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { Act, MarketModule } from '../../modules/market/index.ts';
import type { TradingModule } from '../../modules/trading/index.ts';
import { nameOfContract, partyOf } from './enter-contract.ts';

interface Parts {
  market: MarketModule;
  contracts: ContractsModule;
  trading: TradingModule;
  engine: ProcedureEngine;
  identity: Pick<Identity, 'findOrganisation'>;
}

const ONE_YEAR = 365;

/**
 * Turns the outcome of a listing or auction into a contract draft of the seller. The step in the case is refused while
 * the result is on notice or an objection is open, and with it the draft.
 * @throws Problem FORBIDDEN, NOT_FOUND, SALE_NOT_DECIDED, SALE_CONTRACTED, ACTION_NOT_POSSIBLE
 */
export async function enterSaleContract(parts: Parts, tx: Tx, act: Act, saleId: string): Promise<{ contractId: string; caseId: string }> {
  const file = await parts.trading.readFile(tx.sql, saleId);
  authorise(act.actor, 'contracts.contract.write', { organisationIds: file ? [file.sale.sellerId] : [] });
  const winner = file?.bidders.find((b) => b.id === file.sale.winnerId);
  if (!file) throw notFound('项目', 'sale', saleId);
  const { sale } = file;
  if (sale.contractId) throw new Problem('SALE_CONTRACTED', { status: 409, zh: '该项目已录入合同', en: 'The contract of this sale has been entered already' });
  if (!winner || sale.soldFen === null) throw new Problem('SALE_NOT_DECIDED', { status: 409, zh: '该项目尚未成交', en: 'The sale has no buyer yet' });
  const [seller, buyer, result] = await Promise.all([
    parts.identity.findOrganisation(tx.sql, sale.sellerId), parts.identity.findOrganisation(tx.sql, winner.organisationId), parts.market.findResult(tx.sql, sale.resultId),
  ]);
  if (!seller || !buyer || !result) throw notFound('项目的当事方或成果', 'party or result of the sale', saleId);
  await parts.engine.act(tx, { ...act, caseId: sale.caseId, action: 'contract', expectedSeq: null, actor: undefined, flow: 'deal.contractEntered' });
  const today = dateOf(act.now);
  const { id, caseId } = await parts.contracts.createContract(tx, act, {
    demo: sale.demo,
    links: { talkId: null, demandId: null, resultId: sale.resultId, pricingCaseId: sale.caseId },
    draft: {
      name: nameOfContract(sale.title, sale.contractType),
      // The offer admits the types of a transfer or licence alone.
      type: sale.contractType as 'TRANSFER_PATENT',
      signDate: today,
      startDate: today,
      endDate: addDays(today, ONE_YEAR),
      contractAmountFen: sale.soldFen,
      technologyTransactionAmountFen: sale.soldFen,
      actualAmountFen: 0,
      nonTechnicalItems: [],
      paymentMode: sale.paymentMode as 'LUMP_SUM',
      intellectualProperty: result.ipList.filter((ip) => ip.kind !== 'other' && (ip.number || ip.title)).map((ip) => ({ kind: ip.kind as 'patent', number: ip.number || ip.title })),
      projectSource: 'none',
      relatedParties: winner.related,
      relatedPartiesNote: winner.relation,
      subject: sale.scope,
      parties: [partyOf('seller', seller), partyOf('buyer', buyer)],
    },
  });
  await parts.trading.setContract(tx, saleId, id);
  return { contractId: id, caseId };
}
