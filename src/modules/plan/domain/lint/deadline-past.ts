import { groupBy } from '../group-by.ts';
import { finding, type Rule } from './input.ts';
import { clausesOf, namesOf } from './words.ts';

/** Targets whose year is over and for which that year's figure is not known; one finding for each document and indicator. */
export const deadlinePast: Rule = (input) => {
  const names = namesOf(input);
  const years = (indicator: string, place: string): number[] =>
    input.figures.filter((f) => f.indicator === indicator && f.place === place && /^\d{4}$/.test(f.period)).map((f) => Number(f.period));
  const open = input.targets.filter((t) => t.year < input.thisYear && !years(t.indicator, t.place).includes(t.year));
  return [...groupBy(open, (t) => `${t.document} ${t.indicator} ${t.year}`).values()].map((group) => {
    const { indicator, year } = group[0]!;
    const newest = group.map((t) => ({ place: names.place(t.place), year: Math.max(...years(t.indicator, t.place).filter((y) => y < year), 0) }));
    const known = newest.filter((n) => n.year > 0);
    return finding({
      code: 'DEADLINE_PAST_WITHOUT_FIGURE',
      // Nothing is wrong with the plan itself: it can just not be told whether it was kept.
      severity: 'note',
      zh: `“${names.indicator(indicator).zh}”${year}年目标已到期，${group.map((t) => names.place(t.place).zh).join('、')}没有查到当年数`,
      en: `${names.indicator(indicator).en}: the targets for ${year} are due, and no figure of that year is known for ${group.map((t) => names.place(t.place).en).join(', ')}`,
      numbers: { targetYear: year, thisYear: input.thisYear, targets: group.length, withoutAnyFigure: newest.length - known.length },
      clauses: clausesOf(group),
      targets: group.map((t) => t.id),
      proof: newest.map((n) =>
        n.year > 0 ? { zh: `${n.place.zh}：最近一个数是${n.year}年。`, en: `${n.place.en}: the latest figure before is of ${n.year}.` } : { zh: `${n.place.zh}：目标年以前也没有任何数。`, en: `${n.place.en}: no figure at all up to then.` },
      ),
    });
  });
};
