import type { Sql } from '../../../kernel/db/index.ts';
import type { FlowView } from '../contract.ts';
import { flowMatrix } from '../domain/flow.ts';
import type { ContractRules } from '../rule-book.ts';
import { type FlowRow, readFlow, readRestated } from '../store/flows.ts';
import { yearOf } from './turnover.ts';

/** The flow of technology between regions in a year, as of a day, with what makes up the zone's output. */
export async function flow(
  db: Sql,
  rules: ContractRules,
  regions: readonly string[],
  q: { year: number; on?: string | undefined; family?: FlowView['family'] | undefined },
): Promise<FlowView> {
  const on = q.on ?? null;
  const { from, to } = yearOf(q.year, on);
  const underTransfer = rules.regulations.regulations.filter((r) => r.licenceCountsAs.value === 'TRANSFER').map((r) => r.id);
  const [rows, restated] = await Promise.all([
    readFlow(db, { from, to, on, regions, family: q.family ?? null, underTransfer }),
    on === null ? [] : readRestated(db, { from, to, on }),
  ]);
  const matrix = flowMatrix(regions, rows.filter((r) => r.dimension === 'cell').map((r) => ({ from: r.sellerRegion!, to: r.buyerRegion!, fen: r.fen, technologyFen: r.technologyFen, count: r.count })));
  const by = (dimension: FlowRow['dimension'], other: string): { key: string; fen: number; technologyFen: number; count: number }[] =>
    rows.filter((r) => r.dimension === dimension).map((r) => ({ key: r.key ?? other, fen: r.fen, technologyFen: r.technologyFen, count: r.count })).sort((a, b) => b.fen - a.fen || a.key.localeCompare(b.key));
  const all = rows.find((r) => r.dimension === 'all');
  const bySellerKind = by('sellerKind', 'other');
  const byUniversities = bySellerKind.filter((r) => r.key === 'university' || r.key === 'institute').reduce((sum, r) => sum + r.fen, 0);
  const output = matrix.zone.outputFen;
  return {
    year: q.year,
    on,
    family: q.family ?? null,
    ...matrix,
    totalCount: all?.count ?? 0,
    byFamily: by('family', 'SERVICE'),
    bySellerKind,
    byBuyerKind: by('buyerKind', 'other'),
    byField: by('field', 'NONE').map((r) => {
      const name = rules.fields.fields.find((f) => f.code === r.key);
      return { ...r, zh: name?.zh ?? '未填', en: name?.en ?? 'Not stated' };
    }),
    byPricing: by('pricing', 'NONE'),
    universitySharePpm: output > 0 ? Number((BigInt(byUniversities) * 1_000_000n) / BigInt(output)) : null,
    restated,
    demoIncluded: rows.some((r) => r.demo),
  };
}
