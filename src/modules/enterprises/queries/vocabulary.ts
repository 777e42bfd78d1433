import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { EnterpriseParts } from '../act.ts';
import type { getVocabulary } from '../contract.ts';
import type { Rung } from '../domain/ladder.ts';

/** Names of what screens speak about, from pack and rule book. */
export async function vocabulary({ pack, places, rules }: EnterpriseParts, db: Database): Promise<ContractAnswer<typeof getVocabulary>> {
  const named = (rungs: readonly Rung[]) => rungs.map(({ type, zh, en, rule, from, validYears }) => ({ type, zh, en, rule, qualification: from === 'QUALIFICATION', validYears }));
  return {
    main: named(pack.ladder.main),
    specialised: named(pack.ladder.specialised),
    labels: named(pack.ladder.labels),
    pools: pack.ladder.pools.map(({ id, zh, en, leadsTo, years, rule }) => ({ id, zh, en, leadsTo, years, rule })),
    items: [...pack.items.values()],
    facts: [...(await rules.current(db)).facts.values()].map(({ id, zh, en, unit }) => ({ id, zh, en, unit: unit ?? null })),
    cities: places.cities.map(({ code, zh, en }) => ({ code, zh, en })),
    parks: places.parks.map(({ code, city, zh, en }) => ({ code, city, zh, en })),
  };
}
