import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';
import { readInstrument } from './instruments.ts';
import { readHead } from './measure-features.ts';
import { trainMeasureModel } from './measure-training.ts';
import { measurePassagesOf } from './extract.ts';
import { joinMeasures } from './measures.ts';
import type { Measure } from './types.ts';

const measures = (text: string): Measure[] => extractPolicy(text, { id: 'x', places: { names: ['东城市'], groups: {} } }).measures;

describe('measures', () => {
  it('are parted at the verbs and keep the scene that is set for them', () => {
    const text = '二、重点任务\n（一）建设平台。围绕水务产业，建设一批检测平台，提升配套能力。鼓励东城市设立水务基金。';
    const found = measures(text);
    expect(found.map((m) => [m.verb, m.instrument, m.regions])).toEqual([['建设', 'platform', []], ['鼓励', 'fund', ['东城市']]]);
    expect(found[0]!.quote).toMatch(/^围绕水务产业，建设一批检测平台/);
    expect(found[1]!.quote).toBe('鼓励东城市设立水务基金');
  });
  it('are not looked for in guiding thought, principles and aims', () => {
    expect(measures('一、总体要求\n（一）指导思想。建设一批平台。\n（二）基本原则。鼓励创新。\n（三）主要目标。形成一批品牌。')).toEqual([]);
  });
  it('leave out lists of units', () => {
    expect(measures('二、任务\n1.做事。建设水务平台。（责任单位：市水务局）').map((m) => m.quote)).toEqual(['建设水务平台']);
  });
  it('are one a row in a task table', () => {
    const text = `一、甲\n文。\n附件\n任务表\n序号\t任务\t具体内容\t责任单位\n1\t修堤\t加固堤防，完善设施。建设泵站。\t东城市\n${'说明文字一段。'.repeat(14)}`;
    expect(measures(text).filter((m) => m.clause === '附件/1').map((m) => m.quote)).toEqual(['加固堤防，完善设施。建设泵站。']);
  });
});

describe('the head of a segment', () => {
  it.each([['积极推动建设一批平台', '推动建设'], ['加快培育水务企业', '培育'], ['进一步完善机制', '完善'], ['加快重点泵站建设', '加快'], ['围绕水务产业', '']])('%s', (words, verb) => {
    expect(readHead(words).verb).toBe(verb);
  });
});

describe('the instrument', () => {
  it.each([
    ['发放科技创新券', 'voucher'], ['落实研发费用加计扣除', 'tax'], ['优先保障项目用地', 'land'], ['对优秀企业给予奖励', 'subsidy_or_award'], ['设立产业基金', 'fund'],
    ['开展知识产权质押融资贷款', 'loan_or_guarantee'], ['建设国家重点实验室', 'platform'], ['加大宣传力度', 'publicity'], ['引进高层次人才', 'talent'], ['做事', 'project_program'],
  ])('%s is %s', (words, kind) => expect(readInstrument(words)).toBe(kind));
});

describe('learning from marked documents', () => {
  const text = '二、任务\n1.甲事。修建水渠，疏通河道。奖励农户，补贴企业。\n2.乙事。修建水坝，疏通水口。奖励渔户，补贴船家。';
  const spans = (words: readonly string[]): { start: number; end: number }[] => words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
  const quotes = (marked: readonly string[]): string[] => {
    const passages = measurePassagesOf(text);
    const model = trainMeasureModel([{ passages: Array.from({ length: 12 }, () => passages).flat(), marked: spans(marked) }]);
    return passages.flatMap((passage) => joinMeasures(passage, model).map((found) => found.words));
  };
  it('follows the way people mark', () => {
    const whole = ['修建水渠，疏通河道', '奖励农户，补贴企业', '修建水坝，疏通水口', '奖励渔户，补贴船家'];
    const parted = whole.flatMap((words) => words.split('，'));
    expect(quotes(whole)).toEqual(whole);
    expect(quotes(parted)).toEqual(parted);
    expect(quotes([whole[0]!, whole[2]!])).toEqual([whole[0], whole[2]]);
  });
});
