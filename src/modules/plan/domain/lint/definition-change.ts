import { finding, type Rule } from './input.ts';
import { clausesOf, namesOf, show } from './words.ts';

/** The definition changed between the day a target was set and its year: it was set in one measure and is read in another. */
export const definitionChange: Rule = (input) => {
  const names = namesOf(input);
  return input.targets.flatMap((target) => {
    const issued = Number(input.documents.find((d) => d.id === target.document)?.issuedOn?.slice(0, 4) ?? Number.NaN);
    const breaks = input.indicators.find((i) => i.code === target.indicator)?.breaks ?? [];
    return breaks
      .filter(({ at }) => issued < Number(at) && Number(at) <= target.year)
      .map(({ at, zh, en }) =>
        finding({
          code: 'DEFINITION_CHANGED_UNDER_TARGET',
          severity: 'warning',
          zh: `${names.place(target.place).zh}“${names.indicator(target.indicator).zh}”${target.year}年目标${show(target.value)}${target.unit}定于${issued}年，口径${at}年有变：${zh}`,
          en: `${names.indicator(target.indicator).en}, ${names.place(target.place).en}: the target for ${target.year} was set in ${issued}, the definition changed in ${at}: ${en}`,
          numbers: { target: target.value, targetYear: target.year, issuedYear: issued, changedIn: Number(at) },
          clauses: clausesOf([target]),
          targets: [target.id],
          proof: [{ zh: `${at}年及以后的数字与定目标时不是一个口径，达到与否须先换算或说明。`, en: `Figures from ${at} on are not in the measure the target was set in; restate them before judging.` }],
        }),
      );
  });
};
