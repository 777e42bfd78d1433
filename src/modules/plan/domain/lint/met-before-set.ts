import type { PlanTarget } from '../../contract.ts';
import { finding, type LintFigure, type LintInput, type Rule } from './input.ts';
import { clausesOf, figureOf, namesOf, saidEn, saidZh, show } from './words.ts';

/**
 * A target that a figure of a year over by the day of issue already met. 左右 counts from the full value on, a figure
 * published as "nearly" or "about" proves nothing.
 */
export const metBeforeSet: Rule = (input) => {
  const names = namesOf(input);
  return input.targets.flatMap((target) => {
    const document = input.documents.find((d) => d.id === target.document);
    const last = lastWholeYear(document?.issuedOn ?? null);
    if (last === null) return [];
    const met = input.figures
      .filter((f) => f.indicator === target.indicator && f.place === target.place && /^\d{4}$/.test(f.period) && Number(f.period) <= last && reaches(target, f, input))
      .sort((a, b) => Number(a.period) - Number(b.period));
    const first = met[0];
    if (!first) return [];
    const latest = met.at(-1)!;
    const indicator = input.indicators.find((i) => i.code === target.indicator);
    const [name, place] = [names.indicator(target.indicator), names.place(target.place)];
    const dayUnknown = document?.issuedOn?.length === 4;
    return [
      finding({
        code: 'TARGET_MET_BEFORE_SET',
        severity: met.every((f) => f.confidence === 'recalled') ? 'note' : 'warning',
        zh: `${place.zh}“${name.zh}”${target.year}年目标为${saidZh(target)}，${first.period}年已是${figureZh(first)}：定下时就已达到`,
        en: `${name.en}, ${place.en}: the target for ${target.year} is ${saidEn(target, indicator)}, and ${first.period} already had ${figureEn(first, indicator?.unitEn)}; it was met when it was set`,
        numbers: { target: target.value, targetYear: target.year, metValue: first.value, metYear: Number(first.period), latestValue: latest.value, latestYear: Number(latest.period), issuedYear: Number(document!.issuedOn!.slice(0, 4)) },
        figures: met.map((f) => figureOf(f, names)),
        clauses: clausesOf([target]),
        targets: [target.id],
        proof: [
          { zh: `${met.map((f) => `${f.period}年${figureZh(f)}（${f.source}）`).join('；')}。目标：${saidZh(target)}。`, en: `${met.map((f) => `${f.period}: ${figureEn(f, indicator?.unitEn)}`).join('; ')}. Target: ${saidEn(target, indicator)}.` },
          {
            zh: `文件印发于${document!.issuedOn!}${dayUnknown ? '年（日期不详，按年底计）' : ''}。`,
            en: `The document was issued ${document!.issuedOn!}${dayUnknown ? ' (day unknown, taken as the end of the year)' : ''}.`,
          },
        ],
      }),
    ];
  });
};

/** The last year that was over on the day of issue; of a document known by its year alone, that year. */
function lastWholeYear(issuedOn: string | null): number | null {
  if (issuedOn === null) return null;
  const year = Number(issuedOn.slice(0, 4));
  return issuedOn.length === 4 || issuedOn.endsWith('-12-31') ? year : year - 1;
}

function reaches(target: PlanTarget, figure: LintFigure, { indicators }: LintInput): boolean {
  if (target.operator === 'REDUCE' || target.operator === 'CAGR' || figure.bound === 'about') return false;
  const less = target.operator === 'LTE' || (target.operator === 'APPROX' && indicators.find((i) => i.code === target.indicator)?.direction === 'DOWN');
  if (less) return figure.bound !== 'at_least' && figure.value <= target.value;
  if (figure.bound === 'at_most') return false;
  // "More than 3.7" published as such is more than 3.7.
  return target.operator === 'GT' && figure.bound !== 'at_least' ? figure.value > target.value : figure.value >= target.value;
}

const BOUND_ZH = { exact: '', at_least: '超', at_most: '近', about: '约' };
const BOUND_EN = { exact: '', at_least: 'more than ', at_most: 'nearly ', about: 'about ' };
const figureZh = (f: LintFigure): string => `${BOUND_ZH[f.bound]}${show(f.value, 4)}${f.unit}`;
const figureEn = (f: LintFigure, unitEn = f.unit): string => `${BOUND_EN[f.bound]}${show(f.value, 4)}${unitEn === '%' ? '%' : ` ${unitEn}`}`;
