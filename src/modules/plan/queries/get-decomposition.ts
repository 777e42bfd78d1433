import { yearly } from '../../../kernel/indicators/index.ts';
import type { DecompositionView, PlanTarget, Sentence } from '../contract.ts';
import { type DecompositionVersion, readDecompositionVersions, readLastDecompositions } from '../decomposition-store.ts';
import { placesOfDecomposition } from '../domain/check-decomposition.ts';
import { decomposition as rule } from '../domain/lint/decomposition.ts';
import type { LintInput, LintParameters } from '../domain/lint/input.ts';
import { inPlanOrder, type PlanContext, type PlanReader, placeOf, readContext } from './context.ts';
import { unknownTarget } from './get-target.ts';
import { lintInputOf } from './lint-plan.ts';

/** @throws Problem TARGET_UNKNOWN */
export async function getDecomposition(reader: PlanReader, lint: LintParameters, id: string): Promise<DecompositionView> {
  const context = await readContext(reader);
  const target = context.targets.find((t) => t.id === id);
  if (!target) throw unknownTarget(id);
  return viewOf(reader, context, await readDecompositionVersions(reader.db.sql, id), target, await lintInputOf(reader, lint));
}

/** Targets of the whole that have parts in the document, or that somebody has split by year. */
export async function listDecompositions(reader: PlanReader, lint: LintParameters, document?: string): Promise<DecompositionView[]> {
  const [context, stored, input] = await Promise.all([readContext(reader), readLastDecompositions(reader.db.sql), lintInputOf(reader, lint)]);
  const { zone } = reader.indicators.places;
  const split = (t: PlanTarget): boolean => stored.some((d) => d.target === t.id && !d.withdrawn) || (t.place === zone.code && siblings(context, t).length > 1);
  return inPlanOrder(reader, context)
    .filter((t) => (document === undefined || t.document === document) && split(t))
    .map((t) => viewOf(reader, context, stored.filter((d) => d.target === t.id), t, input));
}

const siblings = ({ targets }: PlanContext, t: PlanTarget): PlanTarget[] => targets.filter((o) => o.document === t.document && o.indicator === t.indicator && o.year === t.year);

/** @param versions newest first; of a list only the newest is at hand */
function viewOf(reader: PlanReader, context: PlanContext, versions: readonly DecompositionVersion[], target: PlanTarget, input: LintInput): DecompositionView {
  const { zone, cities } = reader.indicators.places;
  const definition = context.definitions.get(target.indicator)!;
  const document = context.documents.get(target.document)!;
  const current = versions[0] && !versions[0].withdrawn ? versions[0] : undefined;
  const family = siblings(context, target);
  const places = placesOfDecomposition(target, { whole: zone.code, parts: cities.map((c) => c.code) });
  const findings = current ? rule({ ...input, decompositions: [current.body] }) : [];
  const years = Array.from({ length: target.year - target.baseYear }, (_, i) => target.baseYear + 1 + i);
  return {
    target: target.id,
    indicator: { code: definition.code, zh: definition.zh, en: definition.en, unit: definition.unit, unitEn: definition.unitEn, decimals: definition.decimals },
    operator: target.operator,
    unit: target.unit,
    document: { id: document.id, zh: document.zh, en: document.en },
    baseYear: target.baseYear,
    targetYear: target.year,
    years,
    rows: places.map((code) => {
      const own = family.find((t) => t.place === code);
      const row = current?.body.rows.find((r) => r.place === code);
      return {
        place: placeOf(reader, code),
        whole: code === target.place,
        target: own ? { id: own.id, operator: own.operator, value: own.value, clause: own.clause } : null,
        value: row?.value ?? null,
        yearly: row?.yearly ?? [],
        actual: yearly(context.figuresOf(target.indicator, code)).filter((f) => f.year >= target.baseYear && f.year <= target.year),
      };
    }),
    aggregation: definition.aggregation,
    current: current
      ? { version: current.version, basis: current.body.basis, origin: current.origin, setByName: current.body.setByName ?? null, setAt: current.setAt.toISOString() }
      : null,
    versions: versions.map((v) => ({ version: v.version, setAt: v.setAt.toISOString(), setByName: v.body.setByName ?? null, withdrawn: v.withdrawn, clause: v.body.basis.clause })),
    findings,
    checked: checkedSentence(definition.aggregation, current?.body.rows ?? [], places.length),
  };
}

function checkedSentence(aggregation: DecompositionView['aggregation'], rows: readonly { yearly: readonly { year: number }[] }[], places: number): Sentence {
  const years = [...new Set(rows.flatMap((r) => r.yearly.map((y) => y.year)))].filter((year) => rows.filter((r) => r.yearly.some((y) => y.year === year)).length === places);
  if (places > 1 && years.length === 0) return { zh: '整体与各地没有同一年都填的数，年度之间的合计未作校验；各行已校验末年与目标、有无倒退。', en: 'No year has values for the whole and every part, so sums are not tested; each row is tested against its target and for going backwards.' };
  if (aggregation === 'SUM' && places > 1) return { zh: `已校验${years.length}个年度：各地相加须不少于整体；各行末年等于目标、不倒退。`, en: `Tested for ${years.length} years: the parts must add up to the whole; each row ends at its target and never goes back.` };
  if (aggregation === 'WEIGHTED' && places > 1) return { zh: `已校验${years.length}个年度：整体须在各地按公布权重加权所及的范围内；各行末年等于目标、不倒退。`, en: `Tested for ${years.length} years: the whole must be what the published weights make of the parts; each row ends at its target and never goes back.` };
  return { zh: '这一指标不能由各地相加或加权；各行已校验末年与目标、有无倒退。', en: 'The indicator is no sum and no mean of places; each row is tested against its target and for going backwards.' };
}
