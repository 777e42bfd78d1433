import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';

function targetsOf(sentence: string): { value: number; unit: string; comparator: string; indicator: string; year: number | null; baseYear: number | null; upTo?: number; strength: string }[] {
  return extractPolicy(`一、发展目标\n到2025年，${sentence}。\n`, { id: 'x', places: { names: [], groups: {} } }).targets;
}

describe('numbers as documents write them', () => {
  it.each([
    ['泵站达两万座', 20000, '座'], ['修渠一百二十项', 120, '项'], ['水费收入达到三百亿元', 300, '亿元'], ['供水满意率达九成以上', 90, '%'], ['覆盖三分之二的村', 66.6667, '%'],
    ['建成泵站３０座', 30, '座'], ['算力规模达到5000PFLOPS', 5000, 'PFLOPS'], ['供水量为2023年的3倍', 3, '倍'], ['水产值翻两番', 4, '倍'], ['节水率达到百分之二十五', 25, '%'],
    ['水费收入迈上万亿元台阶', 10000, '亿元'], ['水样浓度降至30微克/立方米以下', 30, '微克/立方米'],
  ])('%s', (sentence, value, unit) => expect(targetsOf(sentence)).toMatchObject([{ value, unit }]));
  it('翻一番 is twice as much as in the year it names', () => expect(targetsOf('水产值较2020年翻一番')).toMatchObject([{ value: 2, unit: '倍', baseYear: 2020, year: 2025, indicator: '水产值' }]));
  it('a range gives its lower end, and the upper beside it', () => {
    expect(targetsOf('建成泵站10—15座，水量年均增长8%至10%')).toMatchObject([{ value: 10, upTo: 15, unit: '座' }, { value: 8, upTo: 10, unit: '%/年', comparator: 'growth' }]);
  });
  it('由 … 提高到 …: only where it is to come is aimed at', () => expect(targetsOf('供水普及率由2020年的91%提高到95%')).toMatchObject([{ value: 95, indicator: '供水普及率', year: 2025 }]));
  it('a rank is no quantity', () => expect(targetsOf('供水水平进入全国前10位')).toEqual([]));
  it('力争 after a figure does not reach back', () => expect(targetsOf('泵站突破120座、力争达到150座')).toMatchObject([{ value: 120, strength: 'plan' }, { value: 150, strength: 'stretch' }]));
  it('of 全国重点实验室 the country is no place', () => {
    const { targets } = extractPolicy('临河市行动方案\n一、目标\n到2025年，新增全国重点实验室2家。', { id: 'x', places: { names: ['全国'], groups: {} } });
    expect(targets).toMatchObject([{ subject: '临河市', value: 2 }]);
  });
  it('a price in one part of a sentence does not make a rule of the rest', () => {
    const { targets } = extractPolicy('一、任务\n到2025年建设泵站。每年组织30项以上检修项目，单个项目资助最高100万元。', { id: 'x', places: { names: [], groups: {} } });
    expect(targets).toMatchObject([{ value: 30, unit: '项/年' }]);
  });
});
