import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';
import type { Responsibility } from './types.ts';
import { splitAddressees, splitUnits } from './units.ts';

const extract = (text: string): Responsibility[] => extractPolicy(text, { id: 'x', places: { names: [], groups: { 滨江两市: ['东城市', '西城市'] } } }).responsibilities;
const units = (text: string): string[][] => extract(`一、任务\n1.修堤。加固堤防。${text}`).filter((found) => found.kind === 'explicit').map((found) => found.units);

describe('a list of responsible units', () => {
  it.each([
    ['（责任部门：市水务局、市财政局）', ['市水务局', '市财政局']],
    ['（责任部门和单位：市水务局、中科院东城分院）', ['市水务局', '中科院东城分院']],
    ['(责任单位:市水务局,市发展和改革委)', ['市水务局', '市发展和改革委']],
    ['（牵头单位：市水务局；配合单位：市财政局、各县（市、区）人民政府）', ['市水务局', '市财政局', '各县（市、区）人民政府']],
    ['（市水务局牵头，市财政局、市住房和城乡建设局配合）', ['市水务局', '市财政局', '市住房和城乡建设局']],
    ['（市水务局、市财政局等按职责分工负责）', ['市水务局', '市财政局']],
  ])('%s', (text, expected) => expect(units(text)).toEqual([expected]));
  it('may stand on a line of its own', () => {
    expect(units('\n责任单位：市水务局、市财政局，各县（市、区）人民政府')).toEqual([['市水务局', '市财政局', '各县（市、区）人民政府']]);
  });
  it('is not any bracket', () => {
    expect(units('（以下简称水网）（试行）（无锡）')).toEqual([]);
  });
});

describe('the units of a table cell', () => {
  it('are parted by blanks unless a line break tore a name', () => {
    expect(splitUnits('东城市 东城高新区')).toEqual(['东城市', '东城高新区']);
    expect(splitUnits('东城市 深水技术 实验室')).toEqual(['东城市', '深水技术实验室']);
  });
  it('open collective names', () => {
    const filler = '说明文字一段。'.repeat(14);
    const found = extract(`一、甲\n文。\n附件\n任务表\n序号\t重点任务\t具体内容\t责任单位\n1\t修堤\t加固堤防。\t滨江两市\n2\t建闸\t建设水闸。\t西城市 西城水利院\n${filler}`);
    expect(found.map((item) => [item.kind, item.clause, item.task, item.unitsExpanded])).toEqual([
      ['annex_task', '附件/1', '修堤', ['东城市', '西城市']], ['annex_task', '附件/2', '建闸', ['西城市', '西城水利院']],
    ]);
  });
});

describe('addressees', () => {
  it('take the reach of the name before them', () => {
    expect(splitAddressees('各市科技局、发展改革委，省有关部门：')).toEqual(['各市科技局', '各市发展改革委', '省有关部门']);
    expect(splitAddressees('各市、县（市、区）人民政府，省各委办厅局：')).toEqual(['各市、县（市、区）人民政府', '省各委办厅局']);
  });
});

describe('running text', () => {
  it('gives a body a task by 要, 负责, 由', () => {
    const found = extract('一、保障\n（一）组织。各县（市、区）人民政府要建立工作机制。市水务局领导小组负责统筹。用地由市统筹解决。');
    expect(found.map((item) => [item.kind, item.units])).toEqual([['prose', ['各县（市、区）人民政府']], ['prose', ['市水务局领导小组']]]);
  });
});
