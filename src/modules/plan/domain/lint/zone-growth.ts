import type { Finding } from '../../contract/lint.ts';
import { type Family, familiesOf, TOLERANCE, type Weights, weightsOf } from './family.ts';
import { finding, type LintInput, type Rule } from './input.ts';
import { clausesOf, figureOf, namesOf, percent, show } from './words.ts';

/**
 * Growth rates are never averaged to make a zone figure. They can still be tested: with the parts' shares in the level
 * at the start, and the mix of labour unchanged, the whole grows by the n-th root of Σ share × (1 + g)ⁿ.
 */
export const zoneGrowth: Rule = (input) =>
  familiesOf(input)
    .filter(({ indicator, whole, parts }) => indicator.kind === 'GROWTH' && [whole, ...parts].every((t) => t.operator === 'CAGR'))
    .flatMap((family) => check(input, family));

const factor = (growth: number, years: number): number => (1 + growth / 100) ** years;
const growthOf = (multiple: number, years: number): number => (multiple ** (1 / years) - 1) * 100;

function check(input: LintInput, family: Family): Finding[] {
  const { whole, parts, indicator } = family;
  const names = namesOf(input);
  const place = names.place(whole.place);
  const rates = parts.map((t) => t.value);
  const weights = weightsOf(input, input.parameters.growthWeights.find((w) => w.indicator === indicator.code)?.by, whole.baseYear);
  const common = {
    parts: parts.map((t, i) => ({ place: t.place, zh: names.place(t.place).zh, en: names.place(t.place).en, value: t.value, share: weights?.shares[i] ?? null })),
    figures: weights?.figures.map((f) => figureOf(f, names)) ?? [],
    clauses: clausesOf([whole, ...parts]),
    targets: [whole, ...parts].map((t) => t.id),
  };
  const highest = Math.max(...rates);
  if (whole.value > highest + TOLERANCE) {
    return [
      finding({
        code: 'ZONE_GROWTH_ABOVE_EVERY_PART',
        severity: 'error',
        zh: `${place.zh}“${indicator.zh}”目标${show(whole.value)}%，高于每个组成部分的目标（最高${show(highest)}%）`,
        en: `${indicator.en}: ${place.en} wants ${show(whole.value)}%, more than any of its parts (at most ${show(highest)}%)`,
        numbers: { target: whole.value, lowestPart: Math.min(...rates), highestPart: highest },
        ...common,
        proof: [{ zh: '就业结构不变时，整体增幅不会高于增长最快的部分。', en: 'With the mix of labour unchanged the whole cannot grow faster than its fastest part.' }],
      }),
    ];
  }
  return weights ? underWeights(family, input, weights, common) : [];
}

type Common = Pick<Finding, 'parts' | 'figures' | 'clauses' | 'targets'>;

function underWeights({ whole, parts, indicator }: Family, input: LintInput, weights: Weights, common: Common): Finding[] {
  const names = namesOf(input);
  const years = whole.year - whole.baseYear;
  const multiple = (indices: readonly number[]): number => indices.reduce((sum, i) => sum + weights.shares[i]! * factor(parts[i]!.value, years), 0);
  const all = parts.map((_, i) => i);
  const implied = growthOf(multiple(all), years);
  if (implied >= whole.value - TOLERANCE) return [];
  const slow = all.filter((i) => parts[i]!.value < whole.value - TOLERANCE);
  const others = all.filter((i) => !slow.includes(i));
  const share = others.reduce((sum, i) => sum + weights.shares[i]!, 0);
  const needed = growthOf((factor(whole.value, years) - multiple(slow)) / share, years);
  const set = growthOf(multiple(others) / share, years);
  const highest = Math.max(...parts.map((t) => t.value));
  const place = names.place(whole.place);
  const by = names.indicator(weights.by);
  const slowZh = slow.map((i) => `${names.place(parts[i]!.place).zh}${show(parts[i]!.value)}%`).join('、');
  const slowEn = slow.map((i) => `${names.place(parts[i]!.place).en} ${show(parts[i]!.value)}%`).join(', ');
  const beyond = needed > highest + TOLERANCE;
  return [
    finding({
      code: 'ZONE_GROWTH_NEEDS_MORE',
      severity: 'warning',
      zh: `${place.zh}“${indicator.zh}”目标${show(whole.value)}%，而${slowZh}：其余部分平均须增长${show(needed)}%，所定目标合计只有${show(set)}%${beyond ? `，最高的也只有${show(highest)}%` : ''}`,
      en: `${indicator.en}: ${place.en} wants ${show(whole.value)}% against ${slowEn}; the others would have to grow ${show(needed)}% on average and are set to ${show(set)}%${beyond ? `, none above ${show(highest)}%` : ''}`,
      numbers: { target: whole.value, impliedGrowth: implied, othersNeeded: needed, othersSet: set, highestPart: highest, slowShare: 1 - share, weightYear: weights.year, years },
      ...common,
      proof: [
        {
          zh: `以${weights.year}年${by.zh}份额为权，${years}年：${parts.map((t, i) => `${percent(weights.shares[i]!)}×${show(1 + t.value / 100, 4)}^${years}`).join(' + ')}，年均${show(implied)}%，低于${show(whole.value)}%。`,
          en: `With shares of ${by.en} in ${weights.year}, over ${years} years: ${parts.map((t, i) => `${percent(weights.shares[i]!)} × ${show(1 + t.value / 100, 4)}^${years}`).join(' + ')}, which is ${show(implied)}% a year, short of ${show(whole.value)}%.`,
        },
        {
          zh: `增长慢于整体目标的部分占${percent(1 - share)}（${slowZh}），要拉平，其余${percent(share)}须年均增长${show(needed)}%。`,
          en: `What is slower than the target of the whole has ${percent(1 - share)} (${slowEn}); to make up for it the other ${percent(share)} must grow ${show(needed)}% a year.`,
        },
        {
          zh: '此项为检验，不是推算：假定各地就业份额不变。就业向生产率高的地方转移可以抬高整体增幅，文件没有给出依据。',
          en: 'A test, not a projection: it holds the shares of labour fixed. Labour moving to where productivity is higher would lift the whole; the documents say nothing of it.',
        },
      ],
    }),
  ];
}
