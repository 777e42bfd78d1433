import { finding, type Rule } from './input.ts';
import { clausesOf, namesOf, saidEn, saidZh } from './words.ts';

/** One target said in two clauses with another operator, value or unit. The operative one stays what it is. */
export const textAndAnnex: Rule = (input) => {
  const names = namesOf(input);
  return input.targets.flatMap((target) =>
    target.restatements
      .filter((again) => again.operator !== target.operator || again.value !== target.value || again.unit !== target.unit)
      .map((again) => {
        const indicator = input.indicators.find((i) => i.code === target.indicator);
        const [name, place] = [names.indicator(target.indicator), names.place(target.place)];
        const sameValue = again.value === target.value && again.unit === target.unit;
        return finding({
          code: 'TEXT_AND_ANNEX_DISAGREE',
          // Another value cannot be true beside the first; another word changes only what happens at the bound.
          severity: sameValue ? 'warning' : 'error',
          zh: `${place.zh}“${name.zh}”：${target.clause}写“${saidZh(target)}”，${again.clause}写“${saidZh(again)}”`,
          en: `${name.en}, ${place.en}: ${target.clause} says ${saidEn(target, indicator)}, ${again.clause} says ${saidEn(again, indicator)}`,
          numbers: { operative: target.value, restated: again.value, targetYear: target.year },
          clauses: [...clausesOf([target]), ...clausesOf([{ document: target.document, clause: again.clause }])],
          targets: [target.id],
          proof: [
            sameValue
              ? { zh: `数值同为${target.value}${target.unit}，用词不同：恰好等于${target.value}${target.unit}时，按一处算达到，按另一处不算。`, en: `The value is the same, the word is not: at exactly ${target.value}${target.unit} one clause is met and the other is not.` }
              : { zh: '两处数值或单位不同，不能同时成立。', en: 'The two differ in value or unit; they cannot both be the target.' },
            { zh: `以${target.clause}为准，另一处并列保存。`, en: `${target.clause} is operative; the other is kept beside it.` },
          ],
        });
      }),
  );
};
