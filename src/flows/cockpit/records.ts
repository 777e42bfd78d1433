import { Problem } from '../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { listCounted, listRecords } from './contract.ts';
import type { CockpitParts } from './tasks.ts';

/** Which side of a contract an indicator counts, as the plan's operational series do. */
const SIDES = { TECH_CONTRACT: 'seller', TECH_CONTRACT_ABSORBED: 'buyer' } as const;
type Counted = keyof typeof SIDES;

/** @throws Problem FIGURE_WITHOUT_RECORDS */
export async function readRecords(
  { contracts, indicators }: CockpitParts,
  db: Database,
  actor: Actor | undefined,
  q: { indicator: string; place: string; year: number; page: number; pageSize: number },
): Promise<ContractAnswer<typeof listRecords>> {
  if (!(q.indicator in SIDES)) {
    throw new Problem('FIGURE_WITHOUT_RECORDS', {
      status: 404,
      zh: `指标 ${q.indicator} 不由本平台的记录计算`,
      en: `Indicator ${q.indicator} is not computed from records of this platform`,
      remedy: { zh: '请看该数的来源', en: 'See the source of the figure' },
    });
  }
  const side = SIDES[q.indicator as Counted];
  const { zone, cities } = indicators.places;
  const regions = q.place === zone.code ? cities.map((c) => c.code) : [q.place];
  const { total, fen, visible, items } = await contracts.countedIn(db.sql, actor, { year: q.year, side, regions, page: q.page, pageSize: q.pageSize });
  return { side, all: total, fen, items, total: visible, page: q.page, pageSize: q.pageSize };
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function readCounted({ contracts, indicators, plan }: CockpitParts, db: Database, actor: Actor | undefined, now: Date, contractId: string): Promise<ContractAnswer<typeof listCounted>> {
  const shares = await contracts.countsFor(db.sql, actor, contractId);
  const [definitions, targets] = await Promise.all([indicators.definitions(db.sql), plan.listTargets(db, now)]);
  const { zone, cities } = indicators.places;
  const ownRegions = new Set(cities.map((c) => c.code));
  const figures = (Object.keys(SIDES) as Counted[]).flatMap((code) => {
    const own = shares.filter((s) => s.side === SIDES[code] && ownRegions.has(s.region));
    const definition = definitions.find((d) => d.code === code);
    const [first] = own;
    if (!first || !definition) return [];
    const places = [...own.map((s) => ({ code: s.region, fen: s.fen })), { code: zone.code, fen: own.reduce((sum, s) => sum + s.fen, 0) }];
    const { zh, en, unit, unitEn, decimals } = definition;
    return places.map(({ code: place, fen }) => ({
      indicator: { code, zh, en, unit, unitEn, decimals },
      place: { code: place, zh: indicators.places.find(place)?.zh ?? place, en: indicators.places.find(place)?.en ?? place },
      year: Number(first.registeredOn.slice(0, 4)),
      fen,
      targets: targets
        .filter((t) => t.indicator.code === code && t.place.code === place)
        .map((t) => ({ id: t.id, document: t.document.id, documentZh: t.document.zh, documentEn: t.document.en, clause: t.clause, operator: t.operator, value: t.value, year: t.year, light: t.assessment.light })),
    }));
  });
  return { figures };
}
