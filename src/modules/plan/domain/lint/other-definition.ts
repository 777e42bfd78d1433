import { inDefinition, yearly } from '../../../../kernel/indicators/index.ts';
import { definitionOfTarget } from '../judge.ts';
import { finding, type Rule } from './input.ts';
import { clausesOf, figureOf, namesOf } from './words.ts';

/** A target under one definition of its indicator and figures under another, with nothing published that bridges them. */
export const otherDefinition: Rule = (input) => {
  const names = namesOf(input);
  return input.targets.flatMap((target) => {
    const definition = input.indicators.find((i) => i.code === target.indicator);
    if (!definition || definition.versions.length < 2) return [];
    const { version } = definitionOfTarget(target, input.documents.find((d) => d.id === target.document), definition);
    const own = input.figures.filter((f) => f.indicator === target.indicator && f.place === target.place && Number(f.period) >= target.baseYear && Number(f.period) <= target.year);
    const left = inDefinition(definition, target.place, yearly(own), version).filter((c) => c.relation === 'NOT_COMPARABLE');
    if (left.length === 0) return [];
    const years = left.map((c) => c.year);
    const changed = definition.versions.find((v) => v.no === version);
    return [
      finding({
        code: 'FIGURES_OF_OTHER_DEFINITION',
        severity: 'warning',
        zh: `${names.place(target.place).zh}“${definition.zh}”${target.year}年目标按“${changed?.zh ?? ''}”，${years.join('、')}年的数是另一口径，没有可比的追溯数`,
        en: `${definition.en}, ${names.place(target.place).en}: the target for ${target.year} is counted as “${changed?.en ?? ''}”, the figures of ${years.join(', ')} otherwise, and nothing published bridges them`,
        numbers: { target: target.value, targetYear: target.year, definition: version, figures: left.length },
        figures: own.filter((f) => years.includes(Number(f.period))).map((f) => figureOf(f, names)),
        clauses: clausesOf([target]),
        targets: [target.id],
        proof: left.map((c) => ({
          zh: `${c.year}年的数按第${c.version}版口径，目标按第${version}版；这些数不参与判断。`,
          en: `The figure of ${c.year} counts by definition ${c.version}, the target by ${version}; it is left out of the judgement.`,
        })),
      }),
    ];
  });
};
