import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';

const extract = (text: string, names: string[] = []) => extractPolicy(`一、任务\n${text}`, { id: 'x', places: { names, groups: {} } });
const namesOf = (text: string): [string, string][] => extract(text, ['河东市', '河东']).entities.map((entity) => [entity.kind, entity.name]);

describe('names', () => {
  it.each([
    ['加快建设河东水网试验装置、青石实验室等平台。', [['platform', '河东水网试验装置'], ['laboratory', '青石实验室']]],
    ['支持河东高新区建设“江海科技岛科技园”。', [['park', '河东高新区'], ['park', '江海科技岛科技园']]],
    ['依托国家超级计算（河东）中心，开展计算服务。', [['platform', '国家超级计算（河东）中心']]],
    ['深入实施“治水英才”计划，成立河东治水理事会。', [['programme', '“治水英才”计划'], ['body', '河东治水理事会']]],
    ['建设东江大学（河东）水系统国际创新中心。', [['platform', '东江大学（河东）水系统国际创新中心']]],
  ])('%s', (text, names) => expect(namesOf(text)).toEqual(names));
  it.each(['建设一批重点实验室和公共服务平台。', '支持企业牵头组建创新联合体，布局若干技术创新中心。', '引导高端资源优先向高新区集聚。', '建设3家省级工程技术研究中心。'])('common nouns are none: %s', (text) => expect(namesOf(text)).toEqual([]));
  it('forms in brackets, short forms and 以下简称 are one name with aliases, each mention with its clause', () => {
    const { entities } = extract('建设河东青石流体实验室（以下简称石室）。提升河东青石流体实验室水平。支持青石流体实验室扩建。', ['河东']);
    expect(entities).toMatchObject([{ name: '河东青石流体实验室', normalised: '河东青石流体实验室', aliases: ['石室', '青石流体实验室'], mentions: [{ clause: '一' }, { clause: '一' }, { clause: '一' }] }]);
  });
  it('whatever the text, spans hold the words they claim', () => {
    const words = fc.constantFrom('建设', '河东', '实验室', '平台', '（', '）', '“', '”', '和', '的', '、', '。', '计划', '等', '高新区', '简称', '以下简称', '10%', '给予', '最高', '500万元', '三年', '有效期');
    fc.assert(fc.property(fc.array(words, { maxLength: 40 }).map((list) => list.join('')), (text) => {
      const whole = `一、任务\n${text}`;
      const { entities, parameters } = extractPolicy(whole, { id: 'x', places: { names: ['河东'], groups: {} } });
      for (const item of entities) expect(whole.slice(item.start, item.end)).toBe(item.quote);
      for (const item of parameters) expect(item.end).toBeLessThanOrEqual(whole.length);
    }));
  });
});
