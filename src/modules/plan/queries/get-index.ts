import { seededChance } from '../../../kernel/base/chance.ts';
import type { ContractInput } from '../../../kernel/base/route-contract.ts';
import { type CompositeField, type CompositeMethod, dropOne, flips, prepare, scorePlaces, uncertainty } from '../../../kernel/indicators/index.ts';
import type { CompositeIndex, getIndex as contract } from '../contract/composite.ts';
import { type IndexValue, indexValue } from '../domain/index-values.ts';
import type { IndexDefinition, IndexIndicator } from '../index-pack.ts';
import type { PlanReader } from './context.ts';

type Asked = ContractInput<typeof contract>['query'];

/**
 * The index of a year by one method. Scores are times 100; z-scores are put together by the arithmetic mean unless the
 * caller insists.
 * @throws Problem INDEX_METHOD_UNFIT, INDEX_WITHOUT_DATA
 */
export async function getIndex({ db, indicators }: Pick<PlanReader, 'db' | 'indicators'>, definition: IndexDefinition, asked: Asked): Promise<CompositeIndex> {
  const all = definition.fields.flatMap((f) => f.indicators);
  const figures = await indicators.figures(db.sql, { indicators: [...new Set(all.flatMap(({ value }) => ('figure' in value ? [value.figure] : value.over)))] });
  const { year = definition.defaultYear, method: normalisation = 'GOALPOSTS' } = asked;
  const method: CompositeMethod = { ...definition.method, normalisation, aggregation: asked.aggregation ?? (normalisation === 'ZSCORE' ? 'ARITHMETIC' : definition.method.aggregation) };
  const { cities } = indicators.places;
  const places = cities.map((c) => c.code);
  const found = new Map(all.map((i) => [i.code, places.map((place) => indexValue(i, place, year, definition.maxAge, figures))]));
  const values = new Map([...found].map(([code, column]) => [code, column.map((v) => v?.value ?? null)]));
  const prepared = prepare(places, definition.fields.map(toField), values, method);
  const scores = scorePlaces(prepared);
  const { draws, spread, confidence, tieShare } = definition.uncertainty;
  const sure = uncertainty(prepared, { draws, spread, confidence, tieShare }, seededChance(asked.seed ?? definition.uncertainty.seed));
  const inUse = new Map(prepared.fields.map((f) => [f.code, f.weight]));
  const dropped = new Set(prepared.dropped.map((d) => d.code));
  const known = figures.filter((f) => places.includes(f.place) && /^\d{4}$/.test(f.period)).map((f) => Number(f.period));
  const { zh, en, version, sourceZh, sourceEn, basis, notesZh, notesEn } = definition;
  return {
    zh, en, version, sourceZh, sourceEn, basis, notesZh, notesEn,
    year,
    years: [...new Set(known)].sort((a, b) => a - b).filter((y) => y > Math.min(...known) + definition.maxAge),
    method: normalisation,
    aggregation: method.aggregation,
    fields: definition.fields.map((f) => ({
      code: f.code, zh: f.zh, en: f.en, weight: f.weight, weightInUse: inUse.get(f.code) ?? 0,
      indicators: f.indicators.map(({ value, ...i }) => ({ ...i, formula: formulaOf(value), places: values.get(i.code)!.filter((v) => v !== null).length, used: !dropped.has(i.code) })),
    })),
    places: scores
      .map((s, i) => ({
        place: s.place, zh: cities[i]!.shortZh, en: cities[i]!.shortEn,
        score: s.score === null ? null : s.score * 100,
        rank: s.rank,
        coverage: s.coverage,
        interval: intervalOf(sure.intervals.find((x) => x.place === s.place)),
        fields: s.fields.map((f) => ({ ...f, score: f.score === null ? null : f.score * 100, contribution: f.contribution * 100 })),
        values: Object.fromEntries(all.map((x) => [x.code, found.get(x.code)![i] ?? null] as const).filter((pair): pair is [string, IndexValue] => pair[1] !== null)),
      }))
      .sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99) || (b.score ?? 0) - (a.score ?? 0)),
    groups: sure.groups,
    overtakes: sure.overtakes,
    flips: flips(prepared, values),
    dropOne: dropOne(prepared, values).map(({ indicator, ranks, largestShift }) => ({ indicator, largestShift, ranks: Object.fromEntries(places.map((p, i) => [p, ranks[i]!])) })),
    constants: constantsOf(definition),
    draws, spread, confidence, tieShare,
    seed: sure.seed,
  };
}

const toField = ({ code, weight, indicators }: IndexDefinition['fields'][number]): CompositeField => ({
  code, weight,
  indicators: indicators.map((i) => ({ code: i.code, weight: i.weight, direction: i.direction, goalposts: i.goalposts, reference: i.reference })),
});

function constantsOf({ method: { epsilon, cap, indicatorCoverage, placeCoverage }, maxAge }: IndexDefinition): CompositeIndex['constants'] {
  return { epsilon, cap, indicatorCoverage, placeCoverage, maxAge };
}

function formulaOf(value: IndexIndicator['value']): string {
  if ('figure' in value) return value.figure;
  return `${value.over.join(' / ')}${value.times === 1 ? '' : ` × ${value.times}`}`;
}

function intervalOf(found: { low: number; high: number; best: number; worst: number } | undefined): CompositeIndex['places'][number]['interval'] {
  return found ? { low: found.low, high: found.high, best: found.best, worst: found.worst } : null;
}
