import type { Sql } from '../../kernel/db/index.ts';
import { type BrokerParts, type DealFacts, derivedStage, furthest, type MandateTopic } from '../../modules/brokers/index.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { MarketModule } from '../../modules/market/index.ts';

type Deals = Awaited<ReturnType<MarketModule['dealsAbout']>>;

/** What brokers see of the market and of contracts. */
export function brokerPorts({ market, contracts }: { market: MarketModule; contracts: ContractsModule }): Pick<BrokerParts, 'findTopic' | 'publications' | 'dealsOf'> {
  const topics: Record<'demand' | 'result' | 'talk', (handle: Sql, id: string) => Promise<MandateTopic | undefined>> = {
    demand: async (handle, id) => {
      const d = await market.findDemand(handle, id);
      if (!d?.organisationId || !['PUBLISHED', 'MATCHED'].includes(d.status)) return undefined;
      return { title: d.title, demandId: id, resultId: null, talkId: null, client: { id: d.organisationId, name: d.organisationName ?? '' }, anonymous: d.anonymous || d.secrecy === 'INTERNAL', region: d.region };
    },
    result: async (handle, id) => {
      const r = await market.findResult(handle, id);
      if (!r?.organisationId || !['PUBLISHED', 'NEGOTIATING', 'PRICING'].includes(r.status)) return undefined;
      return { title: r.title, demandId: null, resultId: id, talkId: null, client: { id: r.organisationId, name: r.organisationName ?? '' }, anonymous: false, region: r.region };
    },
    // Titles of both sides are public; what is said in the talk is not.
    talk: async (handle, id) => {
      const deal = await market.readDeal(handle, id);
      if (!deal || ['DECLINED', 'ENDED', 'CONTRACTED'].includes(deal.talk.status)) return undefined;
      const { demandId, demandTitle, resultId, resultTitle, buyerId, buyerName, buyerRegion } = deal.talk;
      return { title: `${demandTitle} × ${resultTitle}`, demandId, resultId, talkId: id, client: { id: buyerId, name: buyerName }, anonymous: true, region: buyerRegion };
    },
  };

  const factsOf = async (handle: Sql, deal: Deals[number]): Promise<DealFacts> => {
    const entered = await contracts.findContractOfTalk(handle, deal.talkId);
    const contract = entered && (await contracts.findContract(handle, entered.id));
    const registered = contract !== undefined && contract.registrationNumber !== null;
    return {
      stage: derivedStage({ talk: deal.status, noticeNeeded: deal.noticeNeeded, contractRegistered: registered }),
      talkId: deal.talkId, contractId: contract?.id ?? null, pricingCaseId: deal.pricingCaseId, at: contract?.registeredOn ? new Date(`${contract.registeredOn}T00:00:00+08:00`) : (contract?.createdAt ?? deal.updatedAt),
    };
  };

  return {
    findTopic: (handle, _actor, subject, id) => topics[subject](handle, id),
    publications: (handle, query) => market.publicationsSince(handle, query),
    dealsOf: async (handle, mandates) => {
      const ids = <K extends 'talkId' | 'demandId' | 'resultId'>(key: K): string[] => mandates.flatMap((m) => m[key] ?? []);
      const all = await market.dealsAbout(handle, { talkIds: ids('talkId'), demandIds: ids('demandId'), resultIds: ids('resultId') });
      const facts = new Map<string, DealFacts>();
      for (const m of mandates) {
        // A talk that began before the mandate was not brought by it, unless the mandate names that very talk.
        const own = all.filter((d) => (m.talkId ? d.talkId === m.talkId : d.createdAt >= m.createdAt && (d.demandId === m.demandId || d.resultId === m.resultId)));
        const stages = await Promise.all(own.map((d) => factsOf(handle, d)));
        const best = furthest(stages);
        if (best) facts.set(m.id, best);
      }
      return facts;
    },
  };
}
