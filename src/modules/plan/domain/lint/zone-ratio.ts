import type { Finding } from '../../contract/lint.ts';
import { type Family, familiesOf, TOLERANCE, weightedMean, type Weights, weightsOf } from './family.ts';
import { finding, type LintInput, type Rule } from './input.ts';
import { clausesOf, figureOf, type Names, namesOf, percent, show } from './words.ts';

const LEVELS: readonly string[] = ['GTE', 'GT', 'APPROX', 'LTE'];

/**
 * A ratio of the whole is a weighted mean of the ratios of its parts, whatever the weights: it lies between the
 * smallest and the largest. Outside that range no weighting helps; inside it, the known weights decide.
 */
export const zoneRatio: Rule = (input) =>
  familiesOf(input)
    .filter(({ indicator, whole, parts }) => indicator.kind === 'RATIO' && indicator.aggregation === 'WEIGHTED' && [whole, ...parts].every((t) => LEVELS.includes(t.operator)))
    .flatMap((family) => check(input, family));

function check(input: LintInput, family: Family): Finding[] {
  const { whole, parts, indicator } = family;
  const names = namesOf(input);
  const less = whole.operator === 'LTE' || (whole.operator === 'APPROX' && indicator.direction === 'DOWN');
  const need = whole.operator === 'APPROX' ? (less ? whole.value / input.approxReachedFrom : whole.value * input.approxReachedFrom) : whole.value;
  const values = parts.map((t) => t.value);
  const slack = TOLERANCE * Math.max(1, Math.abs(need));
  const misses = (value: number): boolean => (less ? value > need + slack : value < need - slack);
  const weights = weightsOf(input, indicator.denominator, whole.baseYear);
  const common = { ...about(family, names, weights), clauses: clausesOf([whole, ...parts]), targets: [whole, ...parts].map((t) => t.id) };
  const range = { target: whole.value, need, lowestPart: Math.min(...values), highestPart: Math.max(...values) };
  if (values.every(misses)) return [impossible(family, names, range, common)];
  if (values.every((value) => (less ? value < whole.value - slack : value > whole.value + slack))) return [belowEveryPart(family, names, range, common)];
  if (!weights || !misses(weightedMean(values, weights.shares))) return [];
  return [needsOtherWeights(family, names, range, weights, misses, common)];
}

type Range = Record<'target' | 'need' | 'lowestPart' | 'highestPart', number>;
type Common = Pick<Finding, 'parts' | 'figures' | 'clauses' | 'targets'>;

function about({ parts }: Family, names: Names, weights: Weights | undefined): Pick<Finding, 'parts' | 'figures'> {
  return {
    parts: parts.map((t, i) => ({ place: t.place, ...pick(names.place(t.place)), value: t.value, share: weights?.shares[i] ?? null })),
    figures: weights?.figures.map((f) => figureOf(f, names)) ?? [],
  };
}

const pick = ({ zh, en }: { zh: string; en: string }): { zh: string; en: string } => ({ zh, en });

function impossible({ whole, indicator }: Family, names: Names, range: Range, common: Common): Finding {
  const place = names.place(whole.place);
  const between = `${show(range.lowestPart)}–${show(range.highestPart)}`;
  return finding({
    code: 'ZONE_RATIO_IMPOSSIBLE',
    severity: 'error',
    zh: `${place.zh}“${indicator.zh}”目标${show(range.target)}，各组成部分的目标在${between}之间：无论怎样加权都达不到`,
    en: `${indicator.en}: the target of ${place.en} is ${show(range.target)}, those of its parts lie in ${between}; no weighting reaches it`,
    numbers: range,
    ...common,
    proof: [
      { zh: '整体的比值是各部分比值的加权平均，权重非负、合计为1，因此总在最小值与最大值之间。', en: 'The ratio of a whole is a weighted mean of the ratios of its parts with weights from 0 that sum to 1, so it lies between the smallest and the largest.' },
      { zh: `各部分目标：${listZh(common.parts)}；整体至少需要${show(range.need)}。`, en: `Targets of the parts: ${listEn(common.parts)}; the whole needs ${show(range.need)}.` },
    ],
  });
}

function belowEveryPart({ whole, indicator }: Family, names: Names, range: Range, common: Common): Finding {
  const place = names.place(whole.place);
  return finding({
    code: 'ZONE_RATIO_BELOW_EVERY_PART',
    severity: 'warning',
    zh: `${place.zh}“${indicator.zh}”目标${show(range.target)}，比每个组成部分的目标都宽松：不是任何加权的结果`,
    en: `${indicator.en}: the target of ${place.en} (${show(range.target)}) asks for less than that of every part; no weighting gives it`,
    numbers: range,
    ...common,
    proof: [{ zh: `各部分目标：${listZh(common.parts)}；各部分达标，整体必然超额。`, en: `Targets of the parts: ${listEn(common.parts)}; if they are met, the whole is more than met.` }],
  });
}

/**
 * What the weights would have to be. The parts that reach the need by themselves must carry a joint share W:
 * at best W = (need − b)/(a − b) with a the best of them and b the best of the others, whatever the shares within the
 * two groups; with the known shares within the groups, the same with their means.
 */
function needsOtherWeights({ whole, parts, indicator }: Family, names: Names, range: Range, weights: Weights, misses: (value: number) => boolean, common: Common): Finding {
  const values = parts.map((t) => t.value);
  const mean = weightedMean(values, weights.shares);
  const indices = values.map((_, i) => i);
  const strong = indices.filter((i) => !misses(values[i]!));
  const weak = indices.filter((i) => misses(values[i]!));
  const at = (list: readonly number[], of: readonly number[]): number[] => list.map((i) => of[i]!);
  const best = (list: readonly number[]): number => list.reduce((a, b) => (Math.abs(b - range.need) < Math.abs(a - range.need) ? b : a));
  const [meanStrong, meanWeak] = [weightedMean(at(strong, values), at(strong, weights.shares)), weightedMean(at(weak, values), at(weak, weights.shares))];
  const top = at(strong, values).reduce((a, b) => (Math.abs(b - range.need) > Math.abs(a - range.need) ? b : a));
  const bestWeak = best(at(weak, values));
  const has = at(strong, weights.shares).reduce((sum, w) => sum + w, 0);
  const shareNeeded = (range.need - meanWeak) / (meanStrong - meanWeak);
  const shareAtLeast = (range.need - bestWeak) / (top - bestWeak);
  const by = names.indicator(weights.by);
  const place = names.place(whole.place);
  const whoZh = strong.map((i) => names.place(parts[i]!.place).zh).join('、');
  const whoEn = strong.map((i) => names.place(parts[i]!.place).en).join(', ');
  return finding({
    code: 'ZONE_RATIO_NEEDS_OTHER_WEIGHTS',
    severity: 'error',
    zh: `${place.zh}“${indicator.zh}”目标${show(range.target)}：各市恰好完成自己的目标，按${weights.year}年${by.zh}加权只有${show(mean)}；要达到，${whoZh}的权重须占${percent(shareNeeded)}，实际只占${percent(has)}`,
    en: `${indicator.en}: ${place.en} wants ${show(range.target)}, but if its parts just meet their own targets the mean weighted by ${by.en} of ${weights.year} is ${show(mean)}; ${whoEn} would need ${percent(shareNeeded)} of the weights and has ${percent(has)}`,
    numbers: { ...range, weightedMean: mean, shareNeeded, shareAtLeast, shareKnown: has, weightYear: weights.year, overfulfilment: range.need / mean },
    ...common,
    proof: [
      {
        zh: `加权平均：${parts.map((t, i) => `${show(t.value)}×${percent(weights.shares[i]!)}`).join(' + ')} = ${show(mean)}，低于${show(range.need)}。`,
        en: `Weighted mean: ${parts.map((t, i) => `${show(t.value)} × ${percent(weights.shares[i]!)}`).join(' + ')} = ${show(mean)}, short of ${show(range.need)}.`,
      },
      {
        zh: `只有${whoZh}的目标够得着。其余各市按现有比例平均为${show(meanWeak)}，所需权重 =（${show(range.need)} − ${show(meanWeak)}）÷（${show(meanStrong)} − ${show(meanWeak)}）= ${percent(shareNeeded)}。`,
        en: `Only ${whoEn} reaches it. With the others at their mean of ${show(meanWeak)} the share needed is (${show(range.need)} − ${show(meanWeak)}) ÷ (${show(meanStrong)} − ${show(meanWeak)}) = ${percent(shareNeeded)}.`,
      },
      {
        zh: `即使其余权重全部落在目标次高处（${show(bestWeak)}），也须占${percent(shareAtLeast)}；${weights.year}年实际${percent(has)}。`,
        en: `Even with all other weight where the next best target is (${show(bestWeak)}) it must be ${percent(shareAtLeast)}; in ${weights.year} it was ${percent(has)}.`,
      },
      {
        zh: `各市目标是下限：若都同比例超额，须平均超额${percent(Math.abs(range.need / mean - 1))}。`,
        en: `The parts' targets are bounds: passed by all alike, they would have to be passed by ${percent(Math.abs(range.need / mean - 1))}.`,
      },
    ],
  });
}

const listZh = (parts: Finding['parts']): string => parts.map((p) => `${p.zh}${show(p.value)}`).join('、');
const listEn = (parts: Finding['parts']): string => parts.map((p) => `${p.en} ${show(p.value)}`).join(', ');
