import { finding, type Rule } from './input.ts';
import { clausesOf, namesOf } from './words.ts';

/**
 * Indicators that are taken for one another: the pack names them and says how they differ; two records of one name are
 * found here. Reported where a target rests on one of them.
 */
export const twoDefinitions: Rule = (input) => {
  const names = namesOf(input);
  return [...input.parameters.definitions, ...namesakes(input.indicators)].flatMap(({ indicators, zh, en }) => {
    const targets = input.targets.filter((t) => indicators.includes(t.indicator));
    if (targets.length === 0) return [];
    const set = new Set(targets.map((t) => t.indicator));
    return [
      finding({
        code: 'INDICATOR_TWO_DEFINITIONS',
        severity: set.size > 1 ? 'warning' : 'note',
        zh: `${indicators.map((code) => `“${names.indicator(code).zh}”`).join('与')}口径不同：${zh}`,
        en: `${indicators.map((code) => names.indicator(code).en).join(' / ')} are defined differently: ${en}`,
        numbers: { definitions: indicators.length, definitionsWithTargets: set.size },
        clauses: clausesOf(targets),
        targets: targets.map((t) => t.id),
        proof: [
          set.size > 1
            ? { zh: '文件按不同口径各定了目标，数字不能直接比较。', en: 'Documents have set targets by more than one of the definitions; the numbers cannot be compared.' }
            : { zh: `目标按“${names.indicator(targets[0]!.indicator).zh}”判断，另一口径的数字不能代替。`, en: `The target is judged by “${names.indicator(targets[0]!.indicator).en}”; figures by the other definition cannot stand in.` },
        ],
      }),
    ];
  });
};

function namesakes(indicators: readonly { code: string; zh: string; unit: string; unitEn: string }[]): { indicators: string[]; zh: string; en: string }[] {
  const twins = new Map<string, string[]>();
  for (const { code, zh } of indicators) twins.set(zh, [...(twins.get(zh) ?? []), code]);
  return [...twins.values()].filter((codes) => codes.length > 1).map((codes) => ({ indicators: codes, zh: '同名指标有两条定义', en: 'two records carry the same name' }));
}
