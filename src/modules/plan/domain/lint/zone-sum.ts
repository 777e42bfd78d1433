import type { Finding } from '../../contract/lint.ts';
import { type Family, familiesOf, TOLERANCE } from './family.ts';
import { finding, type LintInput, type Rule } from './input.ts';
import { clausesOf, namesOf, show } from './words.ts';

/** Counts and amounts add up: the targets of the parts must cover that of the whole (handbook 11.3). */
export const zoneSum: Rule = (input) =>
  familiesOf(input)
    .filter(({ indicator, whole, parts }) => indicator.aggregation === 'SUM' && [whole, ...parts].every((t) => ['GTE', 'GT', 'APPROX', 'LTE'].includes(t.operator)))
    .flatMap((family) => check(input, family));

function check(input: LintInput, { indicator, whole, parts }: Family): Finding[] {
  const names = namesOf(input);
  const sum = parts.reduce((total, t) => total + t.value, 0);
  const less = whole.operator === 'LTE' || (whole.operator === 'APPROX' && indicator.direction === 'DOWN');
  const lacking = less ? sum - whole.value : whole.value - sum;
  const slack = TOLERANCE * Math.max(1, Math.abs(whole.value));
  if (lacking <= slack) return [];
  const place = names.place(whole.place);
  const list = parts.map((t) => ({ place: t.place, zh: names.place(t.place).zh, en: names.place(t.place).en, value: t.value, share: null }));
  return [
    finding({
      code: 'ZONE_SUM_NOT_COVERED',
      severity: 'error',
      zh: `${place.zh}“${indicator.zh}”目标${show(whole.value)}${whole.unit}，各组成部分合计${show(sum)}${whole.unit}，${less ? '超出' : '还缺'}${show(lacking)}${whole.unit}`,
      en: `${indicator.en}: ${place.en} wants ${show(whole.value)}, its parts come to ${show(sum)}, ${show(lacking)} ${less ? 'too much' : 'short'}`,
      numbers: { target: whole.value, sum, lacking },
      parts: list,
      clauses: clausesOf([whole, ...parts]),
      targets: [whole, ...parts].map((t) => t.id),
      proof: [{ zh: `${list.map((p) => `${p.zh}${show(p.value)}`).join(' + ')} = ${show(sum)}。`, en: `${list.map((p) => `${p.en} ${show(p.value)}`).join(' + ')} = ${show(sum)}.` }],
    }),
  ];
}
