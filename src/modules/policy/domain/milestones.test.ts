import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';

const found = (text: string): [number, string][] =>
  extractPolicy(`治水行动方案（2024—2027年）\n一、任务\n（一）修渠\n${text}`, { id: 'x', places: { names: [], groups: {} } }).milestones.map(({ year, goal }) => [year, goal]);

describe('dated aims without a figure', () => {
  it.each([
    ['到2026年，治水制度基本成型。', [[2026, '治水制度基本成型']]],
    ['加快推进水渠二期，2025年9月底前完成主体结构封顶。', [[2025, '9月底前完成主体结构封顶']]],
    ['2025年12月31日前印发实施细则。', [[2025, '12月31日前印发实施细则']]],
    ['2024年底前，出台配套办法。', [[2024, '出台配套办法']]],
    ['“十五五”末，基本建成节水城市。', [[2030, '基本建成节水城市']]],
    ['2025年上半年启动建设。', [[2025, '上半年启动建设']]],
  ])('%s', (text, goals) => expect(found(text)).toEqual(goals));
  it.each(['自2014年10月获批建设以来，水渠建成。', '2023年3月已建成泵站。', '完成时限：2025年6月'])('%s is none', (text) => expect(found(text)).toEqual([]));
});
