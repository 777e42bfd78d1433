import { notFound } from '../../kernel/base/problem.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { bind, type BoundRoute, findGrant, forbidden, type Identity, type RequestContext } from '../../kernel/identity/index.ts';
import type { Effect, ProcedureEngine, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { Act, MarketModule, ResultRow } from '../../modules/market/index.ts';
import type { OwnershipModule } from '../../modules/ownership/index.ts';
import type { SoldResult, TradingModule } from '../../modules/trading/index.ts';
import { assertConsents } from './consents.ts';
import { dealOfTalk, enterContractOfSale, enterContractOfTalk } from './contract.ts';
import { enterContract, isAgreed, waitingFor } from './enter-contract.ts';
import { enterSaleContract } from './enter-sale-contract.ts';
import { dealReactions, settleDemand } from './reactions.ts';

/** A result of the library as far as its sale goes. */
export function soldResult(result: ResultRow | undefined): SoldResult | undefined {
  return result && {
    id: result.id, title: result.title, abstract: result.abstract, sellerId: result.organisationId, sellerName: result.organisationName, region: result.region,
    completers: result.completers.map((c) => c.name), onOffer: ['PUBLISHED', 'NEGOTIATING'].includes(result.status),
  };
}

export { assertConsents };
export { knownAgainst } from './as-published.ts';

/** From the talk to the registered contract: market, pricing notice and contracts meet here. */
export interface DealFlow {
  name: 'deal';
  migrations: '';
  permissions: readonly never[];
  routes: readonly BoundRoute[];
  hooks: ProcedureHooks;
}

interface Parts {
  market: MarketModule;
  contracts: ContractsModule;
  trading: TradingModule;
  ownership: Pick<OwnershipModule, 'consentsMissing'>;
  engine: ProcedureEngine;
  identity: Pick<Identity, 'findOrganisation'>;
}

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function createDealFlow(parts: Parts): DealFlow {
  const { market, contracts, engine } = parts;
  market.react(dealReactions(parts));

  /** After registration the demand that began it is settled. */
  const settle: Effect = async (tx, ctx) => {
    const contract = await contracts.findContract(tx.sql, ctx.case.subject.id);
    const demandId = contract?.links.demandId;
    if (demandId) await settleDemand(parts, tx, { now: ctx.now, actor: ctx.actor, requestId: ctx.requestId }, demandId);
  };

  return {
    name: 'deal',
    migrations: '',
    permissions: [],
    hooks: { guards: {}, effects: { 'deal.contract.settle': settle } },
    routes: [
      bind(enterContractOfTalk, (ctx, { params }) => inTransaction(ctx.db, (tx) => enterContract(parts, tx, actOf(ctx), params.id))),
      bind(enterContractOfSale, (ctx, { params }) => inTransaction(ctx.db, (tx) => enterSaleContract(parts, tx, actOf(ctx), params.id))),
      bind(dealOfTalk, async (ctx, { params }) => {
        const deal = await market.readDeal(ctx.db.sql, params.id);
        if (!deal) throw notFound('洽谈', 'talk', params.id);
        const { talk } = deal;
        // A talk is seen by its two parties only.
        if (!findGrant(ctx.actor, 'market.talk.take-part', { organisationIds: [talk.buyerId, talk.sellerId] })) throw forbidden('market.talk.take-part');
        const entered = await contracts.findContractOfTalk(ctx.db.sql, talk.id);
        const contract = entered && (await contracts.findContract(ctx.db.sql, entered.id));
        const priceFixed = talk.pricingCaseId
          ? (await engine.evaluateStored(ctx.db.sql, talk.pricingCaseId, ctx.clock.now())).evaluation.state === 'PRICE_FIXED'
          : false;
        return {
          talkId: talk.id,
          agreed: isAgreed(talk.status),
          needsNotice: deal.noticeNeeded,
          pricingCaseId: talk.pricingCaseId,
          priceFixed,
          contractId: contract?.id ?? null,
          contractStatus: contract?.status ?? null,
          registrationNumber: contract?.registrationNumber ?? null,
          waitingFor: contract ? [] : waitingFor(deal),
        };
      }),
    ],
  };
}
