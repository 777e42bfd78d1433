import { forecastGrowth, forecastSeries, gapMeasureOf, gapOf, type Figure, type IndicatorDefinition, type Place, scaleFor, thresholdOf, yearly, type YearValue } from '../../../../kernel/indicators/index.ts';
import type { SourcedParameters } from '../../../../kernel/indicators/index.ts';
import type { DefinitionUse, PlanDocument, PlanTarget, TargetAttainment, TargetView } from '../../contract.ts';
import { comparableFigures, definitionOfTarget, goalOf, scheduleBase, usable } from '../judge.ts';
import { pathSentence, scheduleOf } from '../schedule.ts';
import { contributionsOf } from './contributions-of.ts';
import { forecastSentence, noForecastSentence } from './words-forecast.ts';
import { gapSentence } from './words-gap.ts';

/** What the attainment of one target is worked out from. */
export interface AttainmentQuestion {
  target: PlanTarget;
  view: Pick<TargetView, 'assessment' | 'schedulePath'>;
  document: Pick<PlanDocument, 'issuedOn'> | undefined;
  definition: IndicatorDefinition;
  definitions: ReadonlyMap<string, IndicatorDefinition>;
  whole: Place;
  parts: readonly Place[];
  /** Places whose series of the same indicator lend their spread. */
  peers: readonly string[];
  figuresOf(indicator: string, place: string): readonly Figure[];
  parameters: SourcedParameters;
  thisYear: number;
}

/** Schedule, forecast, gap and contributions of one target by reported figures. Pure. */
export function attainmentOf(question: AttainmentQuestion): TargetAttainment {
  const { target, view, definition, figuresOf, parameters, thisYear } = question;
  const goal = goalOf(target, definition, view.schedulePath.path);
  const bound = definitionOfTarget(target, question.document, definition);
  const comparable = comparableFigures(definition, target.place, figuresOf(target.indicator, target.place), bound.version);
  const own = usable(comparable);
  const { base } = view.assessment;
  const unit = goal.operator === 'REDUCE' || goal.operator === 'CAGR' ? { unit: '%', unitEn: '%', decimals: 2 } : definition;
  const values = scheduleOf(goal, scheduleBase(target, base));
  const measure = gapMeasureOf(goal, definition);
  const gap = gapOf(goal, measure, own, view.assessment, thisYear);
  const inNumerator = measure === 'POINTS' && gap.missing !== null && gap.missing > 0 && view.assessment.attained === false ? numeratorOf(question, gap.missing) : null;
  const less = goal.operator === 'REDUCE' || thresholdOf(goal, base, parameters.approx)?.less === true;
  return {
    target: target.id,
    figures: 'REPORTED',
    schedule: values.length > 0 ? { ...view.schedulePath, values, sentence: pathSentence(view.schedulePath.path, view.schedulePath.origin, goal.operator) } : null,
    ...forecastOf(question, own, bound.version),
    gap: { ...gap, inNumerator, sentence: gapSentence(gap, { target, unit, less, inNumerator }) },
    ...contributionsOf({
      target, definition, whole: question.whole, parts: question.parts,
      denominator: definition.denominator === null ? undefined : question.definitions.get(definition.denominator),
      yearly: (indicator, place) => yearly(figuresOf(indicator, place)),
    }),
    definition: definitionUse(definition, bound, comparable),
  };
}

function forecastOf({ target, view, definition, figuresOf, parameters, thisYear, peers }: AttainmentQuestion, own: readonly YearValue[], version: number): Pick<TargetAttainment, 'forecast' | 'noForecast'> {
  const upToTarget = own.filter((f) => f.year <= target.year);
  const none = (reason: Parameters<typeof noForecastSentence>[0], figures: number, needed: number | null): Pick<TargetAttainment, 'forecast' | 'noForecast'> => ({
    forecast: null, noForecast: { reason, figures, needed, sentence: noForecastSentence(reason, figures, needed) },
  });
  if (upToTarget.some((f) => f.year === target.year)) return none('ALREADY_FINAL', own.length, null);
  const goal = goalOf(target, definition);
  const others = peers.filter((p) => p !== target.place).map((place) => ({ place, figures: usable(comparableFigures(definition, place, figuresOf(target.indicator, place), version)) }));
  const series = { place: target.place, figures: upToTarget };
  const growth = goal.operator === 'CAGR';
  const threshold = growth ? null : thresholdOf(goal, view.assessment.base, parameters.approx);
  const made = growth
    ? forecastGrowth(goal, series, others, parameters.forecast)
    : forecastSeries({ own: series, others, scale: scaleFor(definition), toYear: target.year, ...(threshold ? { threshold } : {}) }, parameters.forecast);
  if ('reason' in made) return none(made.reason, made.figures, made.needed);
  const overdue = thisYear > target.year;
  const weak = figuresOf(target.indicator, target.place).filter((f) => upToTarget.some((o) => String(o.year) === f.period) && (f.confidence === 'recalled' || f.bound !== 'exact')).length;
  return { forecast: { ...made, overdue, sentence: forecastSentence(made, definition, { overdue, weak, growth }) }, noForecast: null };
}

/** A gap of a share told in units of its numerator, at the newest denominator known by the target year. */
function numeratorOf({ target, definition, definitions, figuresOf }: AttainmentQuestion, missing: number): TargetAttainment['gap']['inNumerator'] {
  const numerator = definition.numerator === null ? undefined : definitions.get(definition.numerator);
  const denominator = definition.denominator === null ? undefined : definitions.get(definition.denominator);
  if (!numerator || !denominator || numerator.unit !== denominator.unit) return null;
  const newest = yearly(figuresOf(denominator.code, target.place)).filter((f) => f.year <= target.year).at(-1);
  if (!newest) return null;
  return { indicator: numerator.code, zh: numerator.zh, en: numerator.en, unit: numerator.unit, unitEn: numerator.unitEn, value: (missing / 100) * newest.value, year: newest.year };
}

function definitionUse(definition: IndicatorDefinition, { version, origin }: ReturnType<typeof definitionOfTarget>, comparable: ReturnType<typeof comparableFigures>): DefinitionUse {
  if (definition.versions.length < 2) return { version, origin, figures: [], sentence: null };
  const others = comparable.filter((c) => c.relation !== 'SAME');
  const years = (relation: string): string => comparable.filter((c) => c.relation === relation).map((c) => c.year).join('、');
  const named = definition.versions.find((v) => v.no === version);
  const zh = [
    `目标按第${version}版口径（${named?.zh ?? ''}）。`,
    ...(years('RESTATED') ? [`${years('RESTATED')}年用追溯数。`] : []),
    ...(years('LINKED') ? [`${years('LINKED')}年按比例链接折算。`] : []),
    ...(years('NOT_COMPARABLE') ? [`${years('NOT_COMPARABLE')}年是另一口径，没有可比的数，不参与判断。`] : []),
  ].join('');
  const en = [
    `The target is counted by definition ${version} (${named?.en ?? ''}). `,
    ...(years('RESTATED') ? [`Restated figures stand for ${years('RESTATED')}. `] : []),
    ...(years('LINKED') ? [`Figures of ${years('LINKED')} are carried over by a link factor. `] : []),
    ...(years('NOT_COMPARABLE') ? [`Figures of ${years('NOT_COMPARABLE')} are counted otherwise; nothing bridges the two and they are left out.`] : []),
  ].join('').trim();
  return {
    version, origin,
    figures: comparable.map(({ year, value, version: counted, relation, comparable: brought, bridge }) => ({ year, value, version: counted, relation, comparable: brought, sourceZh: bridge?.sourceZh ?? null, sourceEn: bridge?.sourceEn ?? null })),
    sentence: others.length > 0 || definition.versions.length > 1 ? { zh, en } : null,
  };
}
