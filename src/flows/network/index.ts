import type { Sql } from '../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../kernel/identity/index.ts';
import type { MarketModule } from '../../modules/market/index.ts';
import type { NetworkParts } from '../../modules/network/index.ts';

const OPEN_DEMAND = ['PUBLISHED', 'MATCHED', 'CONTRACTED'];
const OPEN_RESULT = ['PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED'];

/** What the network sees of the market: titles of records that the sender may see, and what is open to everybody. */
export function networkPorts(market: MarketModule): Pick<NetworkParts, 'titleOf' | 'openRecords'> {
  return {
    openRecords: (handle, page) => market.openRecords(handle, page),
    titleOf: async (handle: Sql, actor: Actor | undefined, kind, id) => {
      if (kind === 'result') {
        const r = await market.findResult(handle, id);
        return r && OPEN_RESULT.includes(r.status) ? r.title : undefined;
      }
      const d = await market.findDemand(handle, id);
      if (!d || d.status === 'DRAFT') return undefined;
      return OPEN_DEMAND.includes(d.status) || findGrant(actor, 'market.demand.read', { region: d.region, park: d.park }) ? d.title : undefined;
    },
  };
}
