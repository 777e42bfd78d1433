import type { PlanDecomposition, PlanTarget } from '../../contract.ts';
import type { Finding } from '../../contract/lint.ts';
import { finding, type LintInput, type Rule } from './input.ts';
import { namesOf, show } from './words.ts';
import { zoneRatio } from './zone-ratio.ts';
import { zoneSum } from './zone-sum.ts';

/** Yearly values of whole and parts against each other, by the arithmetic of the zone's targets, and against the targets. */
export const decomposition: Rule = (input) =>
  (input.decompositions ?? []).flatMap((body) => {
    const whole = input.targets.find((t) => t.id === body.target);
    return whole ? [...yearByYear(input, whole, body), ...towardsTheEnd(input, whole, body)] : [];
  });

/** A year for which whole and parts all have a value is a family of targets of that year. */
function yearByYear(input: LintInput, whole: PlanTarget, { rows, basis }: PlanDecomposition): Finding[] {
  const years = [...new Set(rows.flatMap((r) => r.yearly.map((y) => y.year)))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const targets = rows.flatMap((row): PlanTarget[] => {
      const planned = row.yearly.find((y) => y.year === year);
      return planned ? [{ ...whole, id: `${whole.id} ${row.place} ${year}`, place: row.place, year, value: planned.value, clause: basis.clause, document: basis.document, restatements: [] }] : [];
    });
    const found = [...zoneRatio({ ...input, targets }), ...zoneSum({ ...input, targets })];
    return found.map((f): Finding => ({ ...f, zh: `分解表${year}年：${f.zh}`, en: `Decomposition, ${year}: ${f.en}`, targets: [whole.id] }));
  });
}

function towardsTheEnd(input: LintInput, whole: PlanTarget, { rows, basis }: PlanDecomposition): Finding[] {
  const names = namesOf(input);
  const less = whole.operator === 'LTE' || (whole.operator === 'APPROX' && input.indicators.find((i) => i.code === whole.indicator)?.direction === 'DOWN');
  const clauses = [{ document: basis.document, path: basis.clause }];
  return rows.flatMap((row) => {
    const place = names.place(row.place);
    const own = input.targets.find((t) => t.document === whole.document && t.indicator === whole.indicator && t.year === whole.year && t.place === row.place);
    const end = row.yearly.find((y) => y.year === whole.year);
    const wanted = own?.value ?? row.value;
    const inOrder = [...row.yearly].sort((a, b) => a.year - b.year);
    const back = inOrder.filter((y, i) => i > 0 && (less ? y.value > inOrder[i - 1]!.value : y.value < inOrder[i - 1]!.value));
    return [
      ...(end && wanted !== null && wanted !== undefined && end.value !== wanted
        ? [finding({
            code: 'DECOMPOSITION_END_DIFFERS', severity: 'error',
            zh: `${place.zh}“${names.indicator(whole.indicator).zh}”${whole.year}年计划值${show(end.value)}，目标是${show(wanted)}`,
            en: `${names.indicator(whole.indicator).en}, ${place.en}: the value planned for ${whole.year} is ${show(end.value)}, the target ${show(wanted)}`,
            numbers: { planned: end.value, target: wanted, year: whole.year }, clauses, targets: [own?.id ?? whole.id],
            proof: [{ zh: '最后一年的计划值应当等于目标。', en: 'The value of the last year should be the target.' }],
          })]
        : []),
      ...(back.length > 0 && whole.operator !== 'CAGR'
        ? [finding({
            code: 'DECOMPOSITION_BACKWARDS', severity: 'warning',
            zh: `${place.zh}“${names.indicator(whole.indicator).zh}”的计划值在${back.map((y) => y.year).join('、')}年倒退`,
            en: `${names.indicator(whole.indicator).en}, ${place.en}: the planned values go backwards in ${back.map((y) => y.year).join(', ')}`,
            numbers: { years: back.length }, clauses, targets: [own?.id ?? whole.id],
            proof: [{ zh: inOrder.map((y) => `${y.year}年${show(y.value)}`).join('，') + '。', en: `${inOrder.map((y) => `${y.year}: ${show(y.value)}`).join(', ')}.` }],
          })]
        : []),
    ];
  });
}
