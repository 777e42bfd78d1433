import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';
import type { Places, PolicyExtraction, Target } from './types.ts';

const places: Places = { names: ['滨江地区', '东城市', '西城市', '东城高新区'], groups: { 滨江两市: ['东城市', '西城市'] } };
const extract = (text: string): PolicyExtraction => extractPolicy(text, { id: 'x', places });
const TITLE = '滨江地区水务发展规划（2026-2030年）\n为了办好水务，制定本规划。\n';
const goals = (body: string): Target[] => extract(`${TITLE}一、发展目标\n${body}`).targets;
const short = (targets: readonly Target[]): unknown[] => targets.map((t) => [t.indicator, t.comparator, t.value, t.unit, t.year]);

describe('the comparator of a target', () => {
  it.each([
    ['到2030年，供水普及率达99%。', '=', '>='], ['到2030年，供水普及率达99%以上。', '>=', '>='], ['到2030年，供水普及率不低于99%。', '>=', '>='],
    ['到2030年，供水普及率超过99%。', '>', '>'], ['到2030年，供水普及率达99%左右。', '~', '~'], ['到2030年，管网漏损率控制在9%以内。', '<=', '<='],
    ['到2030年，管网漏损率降至9%以下。', '<=', '<='], ['到2030年，管网漏损率降到9%。', '=', '<='], ['到2030年，万元产值用水量比2025年下降16%。', 'reduction', '>='],
    ['到2030年，水务投资年均增长8%。', 'growth', '>='], ['到2030年，新增节水型单位120家。', 'new', '>='],
  ])('%s is read %s, judged %s', (text, comparator, evaluateAs) => {
    expect(goals(text)).toEqual([expect.objectContaining({ comparator, evaluateAs, year: 2030 })]);
  });
});

describe('the value and unit of a target', () => {
  it.each([
    ['污水处理规模达1.6万吨。', 16000, '吨'], ['节水器具推广2.5亿件。', 2.5e8, '件'], ['水务投资达1,200亿元。', 1200, '亿元'], ['水务投资达1.2万亿元。', 12000, '亿元'],
    ['小额贷款达500万元。', 500, '万元'], ['水务产业收入迈上千亿元台阶。', 1000, '亿元'], ['取水能耗降至0.3吨标准煤/万元以下。', 0.3, '吨标准煤/万元'],
    ['设施覆盖12个城市。', 12, '个城市'], ['水务投资年均增长8%。', 8, '%/年'], ['每年建设示范项目30项以上。', 30, '项/年'], ['再生水利用率达百分之三十五。', 35, '%'],
    ['每年统筹安排20亿经费。', 20, '亿元/年'], ['建设３５个泵站。', 35, '个'],
  ])('%s', (text, value, unit) => expect(goals(`到2030年，${text}`)).toEqual([expect.objectContaining({ value, unit })]));
});

describe('what is measured', () => {
  it('is named by the words before or after the number', () => {
    expect(short(goals('到2030年，建成20座以上具有先进水平的再生水厂，培育各类节水服务机构100家，全市供水总量达9亿立方米。'))).toEqual([
      ['再生水厂数', '>=', 20, '座', 2030], ['节水服务机构数', '=', 100, '家', 2030], ['供水总量', '=', 9e8, '立方米', 2030],
    ]);
  });
  it('is carried on to 占 …', () => {
    expect(short(goals('到2030年，水务投资达300亿元左右、占地区生产总值比重超过2.5%。'))).toEqual([
      ['水务投资', '~', 300, '亿元', 2030], ['水务投资占地区生产总值比重', '>', 2.5, '%', 2030],
    ]);
  });
  it('shares 不少于 along a list', () => {
    expect(goals('到2030年，系统支撑不少于16个泵站和64个闸门。').map((t) => [t.value, t.comparator])).toEqual([[16, '>='], [64, '>=']]);
  });
});

describe('the year of a target', () => {
  it('is said at the head of the section and holds for its paragraphs', () => {
    expect(goals('到2028年，水系贯通。\n供水更稳。供水普及率达99%。').map((t) => t.year)).toEqual([2028]);
  });
  it('is the last of a range, with its first kept', () => {
    expect(goals('2026－2028年，建设10座泵站。')).toEqual([expect.objectContaining({ year: 2028, periodStart: 2026 })]);
  });
  it('of an earlier step does not hold for what follows', () => {
    expect(goals('到2030年，漏损率降到9%。到2028年底，建成泵站6座。再生水利用率达30%。').map((t) => t.year)).toEqual([2030, 2028, 2030]);
  });
  it('falls back to the period of the title', () => {
    expect(extract(`${TITLE}一、任务\n1.泵站。统筹建设22个泵站。`).targets).toEqual([expect.objectContaining({ year: 2030, value: 22 })]);
  });
  it('stays open where neither is there', () => {
    expect(extract('一、任务\n1.泵站。统筹建设22个泵站。').targets).toEqual([expect.objectContaining({ year: null })]);
  });
  it('is not the year it is measured against', () => {
    expect(goals('到2030年，用水量比2025年降低20%。')).toEqual([expect.objectContaining({ year: 2030, baseYear: 2025 })]);
  });
});

describe('the subject of a target', () => {
  it('is the place at the head of its words, carried through the sentence, else the area of the document', () => {
    const text = '滨江地区要节水。滨江地区要护水。到2030年，东城市建成泵站5座，水厂3座。再生水利用率达30%。';
    expect(goals(text).map((t) => t.subject)).toEqual(['东城市', '东城市', '滨江地区']);
  });
  it('is 全市 where the text says 我市', () => {
    expect(extract('一、工作目标\n我市到2030年建成泵站5座。').targets).toEqual([expect.objectContaining({ subject: '全市' })]);
  });
});

describe('what is no target', () => {
  it.each([
    '对年投入超过1000万元的企业，给予最高200万元奖励。', '间接费用比例为不超过30%。', '完善“1+3”体系，推广5G应用，建设G42沿线走廊。', '落实《水法》第12条，执行湖政发〔2024〕12号文件。', '统筹实施六大行动计划。',
  ])('%s', (text) => expect(extract(`一、任务\n1.做事。${text}`).targets).toEqual([]));
  it('is what has come about: that is a fact, with its own year', () => {
    const { targets, facts } = extract(`${TITLE}一、发展基础\n2025年，滨江地区供水普及率达98%；累计建成水厂12座。全区3家单位获批开展试点。`);
    expect(targets).toEqual([]);
    expect(facts.map((f) => [f.value, f.asOfYear, f.year])).toEqual([[98, 2025, null], [12, 2025, null], [3, null, null]]);
  });
});

describe('an indicator table', () => {
  const filler = `说明：${'本表数据按年度统计。'.repeat(12)}`;
  it('gives one target a cell, by place, with the offsets of the cell', () => {
    const text = `${TITLE}一、甲\n滨江地区的事。\n附件1\n指标表\n地区 指标\t滨江 地区\t东城市\t西城市\n供水普及率（%）\t99以上\t99\t98左右\n投资年均增幅（%）\t5.5\t6\t—\n${filler}`;
    const { targets } = extract(text);
    expect(targets.map((t) => [t.indicator, t.subject, t.comparator, t.value, t.unit, t.year])).toEqual([
      ['供水普及率', '滨江地区', '>=', 99, '%', 2030], ['供水普及率', '东城市', '=', 99, '%', 2030], ['供水普及率', '西城市', '~', 98, '%', 2030],
      ['投资年均增速', '滨江地区', 'growth', 5.5, '%/年', 2030], ['投资年均增速', '东城市', 'growth', 6, '%/年', 2030],
    ]);
    expect(targets.map((t) => text.slice(t.start, t.end))).toEqual(['99以上', '99', '98左右', '5.5', '6']);
  });
  it('tells aims from the past by the years of its columns and scales its unit', () => {
    const text = `${TITLE}一、甲\n滨江地区的事。\n附件\n指标表\n序号\t指标\t单位\t2025年\t2030年\t属性\n1\t水表数\t万只\t1.2\t≥2\t约束性\n${filler}`;
    const { targets, facts } = extract(text);
    expect(targets.map((t) => [t.value, t.unit, t.comparator, t.year])).toEqual([[20000, '只', '>=', 2030]]);
    expect(facts.map((f) => [f.value, f.unit, f.asOfYear])).toEqual([[12000, '只', 2025]]);
  });
});

describe('a dated aim without a number', () => {
  it('is a milestone', () => {
    expect(extract('一、任务\n1.做事。到2028年，基本形成覆盖城乡的供水网。').milestones).toEqual([expect.objectContaining({ year: 2028, goal: '基本形成覆盖城乡的供水网' })]);
  });
});

describe('a table with places as rows', () => {
  it('is read as well', () => {
    const text = `一、工作目标\n到2030年办好水务。\n附表1\n分解表\n区县\t水表（只）\t水厂（座）\n东区\t1200\t10\n西区\t1800\t15\n${'说明文字一段。'.repeat(14)}`;
    expect(extract(text).targets.map((t) => [t.indicator, t.subject, t.value, t.unit, text.slice(t.start, t.end)])).toEqual([
      ['水表', '东区', 1200, '只', '1200'], ['水厂', '东区', 10, '座', '10'], ['水表', '西区', 1800, '只', '1800'], ['水厂', '西区', 15, '座', '15'],
    ]);
  });
});

describe('a list of tasks of one sentence each', () => {
  it('is read though its sentences look like headings', () => {
    const { targets, measures, meta } = extract('2024年重点工作任务分工方案\n一、2024年主要目标\n水务投资增长6%左右。（市水务局牵头）\n二、重点任务\n1.实施节水行动，新增节水企业120家以上。（市水务局牵头，市统计局配合）\n2.新建水质实验室三家。');
    expect(meta).toMatchObject({ periodStart: 2024, periodEnd: 2024 });
    expect(targets.map((t) => [t.clause, t.value, t.unit, t.year])).toEqual([['一', 6, '%', 2024], ['二/1', 120, '家', 2024], ['二/2', 3, '家', 2024]]);
    expect(measures.map((m) => m.clause)).toContain('二/1');
  });
});

describe('a document of rules', () => {
  it('has conditions, not aims', () => {
    const rules = '某区孵化器管理办法\n第一章 总则\n第一条 为了管理，制定本办法。\n第二章 认定\n第二条 申请认定应当具备以下条件：\n（一）场地面积不低于5000平方米；\n（二）企业不少于30家。';
    expect(extract(rules)).toMatchObject({ targets: [], measures: [] });
  });
});
