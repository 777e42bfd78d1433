import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';

const unitsOf = (text: string): string[][] => extractPolicy(`一、任务\n（一）修渠\n${text}`, { id: 'x', places: { names: [], groups: {} } }).responsibilities.map((item) => item.units);

describe('who is to do what, said in other ways', () => {
  it.each([
    ['修建水渠。责任单位:县水务局、各镇(街道)', ['县水务局', '各镇（街道）']],
    ['修建水渠，疏通河道和旧渠。（水务局、财政局）', ['水务局', '财政局']],
    ['由市政府主要领导任组长。', ['市政府']],
    ['各区、县（市）要制定年度方案。', ['各区、县（市）']],
    ['市水务局牵头建立工作专班。', ['市水务局']],
    ['委托河东科技服务中心承担日常审核。', ['河东科技服务中心']],
    ['省水务、财政、教育等部门根据职能建立机制。', ['省水务部门', '省财政部门', '省教育部门']],
    ['在省治水领导小组的领导下，修建水渠。', ['省治水领导小组']],
  ])('%s', (text, units) => expect(unitsOf(text)).toEqual([units]));
  it('a list with two labels on the line of the task is one duty', () => {
    expect(unitsOf('修渠。牵头单位:县水务局;配合单位:县财政局')).toEqual([['县水务局', '县财政局']]);
  });
  it('a body called by a short name is given the name it was set up by', () => {
    expect(unitsOf('成立河东治水理事会。理事会负责统筹协调。理事会下设秘书处。')).toEqual([['河东治水理事会'], ['河东治水理事会秘书处']]);
  });
  it.each(['把省级以上高新区作为创新主阵地。', '推广应用（装备首台套、材料首批次、软件首版次）。', '本办法由市水务局负责解释。'])('%s gives nobody a task', (text) => expect(unitsOf(text)).toEqual([]));
});
