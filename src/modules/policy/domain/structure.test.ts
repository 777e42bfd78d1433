import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStructure } from './structure.ts';

const paths = (text: string): string[] => readStructure(text).nodes.map((node) => node.path);
const headings = (text: string): string[] => readStructure(text).nodes.map((node) => node.heading);

const PLAN = `湖滨市水务科技行动计划

为把水务办好，制定本计划。

一、总体要求

（一）指导思想

坚持节水优先，走在全省前列。

(二) 工作目标

到2027年，管网漏损率降到9%以下。力争再生水利用
率达到30%。

二、重点任务

（一）建好设施。完善管网，补齐短板。

1．更新管网。对老旧管网逐步更新。

2．建设泵站。新建泵站，配套阀门。

专栏 1 泵站工程

北港泵站：服务北片区的排涝和供水，配套智能闸门。

南港泵站：服务南片区的排涝和供水，配套智能闸门。

（二）用好数据。建立数据平台。`;

describe('numbered clauses', () => {
  it('are nested by 一、（一）1. and boxes whatever the width of their marks', () => {
    expect(paths(PLAN)).toEqual(['一', '一/（一）', '一/（二）', '二', '二/（一）', '二/（一）/1', '二/（一）/2', '二/（一）/2/专栏1', '二/（二）']);
  });
  it('end a run-in heading at its full stop', () => {
    expect(headings(PLAN)).toEqual(['总体要求', '指导思想', '工作目标', '重点任务', '建好设施', '更新管网', '建设泵站', '泵站工程', '用好数据']);
  });
  it('keep the ordinal as printed', () => {
    expect(readStructure(PLAN).nodes.map((node) => node.ordinal)).toEqual(['一、', '（一）', '(二)', '二、', '（一）', '1．', '2．', '专栏 1', '（二）']);
  });
  it('number articles through the chapters without starting again', () => {
    expect(paths('一、甲\n1.某事。内容甲。\n2.某事。内容乙。\n二、乙\n3.某事。内容丙。\n三、丙\n4.某事。内容丁。')).toEqual(['一', '一/1', '一/2', '二', '二/3', '三', '三/4']);
  });
  it('of a regulation are chapters, sections, articles and members', () => {
    const text = '某市河道条例\n第一章 总则\n第一条 为了保护河道，制定本条例。\n第二条（适用范围） 本市河道适用本条例：\n（一）市级河道；\n（二）县级河道：\n1.干流；\n2.支流。\n第二章 保护\n第一节 规划\n第三条 规划由水务部门编制。\n第二十节点建设按照第三条规定执行。';
    expect(paths(text)).toEqual(['第一章', '第一章/第一条', '第一章/第二条', '第一章/第二条/（一）', '第一章/第二条/（二）', '第一章/第二条/（二）/1', '第一章/第二条/（二）/2', '第二章', '第二章/第一节', '第二章/第一节/第三条']);
    expect(headings(text)[2]).toBe('（适用范围）');
  });
  it('go down to （1） and ①', () => {
    expect(paths('一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n②己\n（2）庚\n2.辛')).toEqual(['一', '一/（一）', '一/（一）/1', '一/（一）/1/（1）', '一/（一）/1/（1）/①', '一/（一）/1/（1）/②', '一/（一）/1/（2）', '一/（一）/2']);
  });
  it('accept full-width digits and the small full stop', () => {
    expect(paths('一、甲\n１﹒乙丙\n２﹒丁戊')).toEqual(['一', '一/1', '一/2']);
  });
  it('are not opened by numbers inside a sentence that a page break tore', () => {
    const torn = '一、目标\n全市研发投入占地区生产总值的比重要在三年内从现有的水平一步一步提高到\n\n3.7%以上，其中一、二、三产业\n\n一、二、三产业协同。\n二、任务\n做事。';
    expect(paths(torn)).toEqual(['一', '二']);
  });
  it('leave out the table of contents', () => {
    expect(paths('某规划\n目 录\n一、基础……1\n二、任务……5\n一、基础\n正文。\n二、任务\n正文。')).toEqual(['一', '二']);
  });
  it('survive a number the printer forgot', () => {
    expect(paths('一、甲事\n文。\n二、乙事\n文。\n四、丁事\n文。')).toEqual(['一', '二', '四']);
  });
});

describe('boxes', () => {
  it('hold their own row of numbers and let the outer one go on', () => {
    expect(paths('一、甲\n1.乙乙\n专栏1 工程\n1.内一。\n2.内二。\n二、丙')).toEqual(['一', '一/1', '一/1/专栏1', '一/1/专栏1/1', '一/1/专栏1/2', '二']);
  });
  it('may carry their title on the next line', () => {
    expect(headings('一、甲\n文。\n专栏2\n水利工程\n北港：修。')).toEqual(['甲', '水利工程']);
  });
});

describe('annexes', () => {
  const tail = `\n${'内容较多的一段。'.repeat(15)}`;
  it('open where they stand, not where they are listed', () => {
    const text = `一、甲\n正文。\n- 附件：1. 指标表\n2. 任务表\n附件 1\n指标表\n指标\t数\n长度\t5\n附件2\n任务表\n序号\t任务\n1\t修桥${tail}`;
    const { nodes, annexList } = readStructure(text);
    expect(nodes.map((node) => [node.path, node.heading])).toEqual([['一', '甲'], ['附件1', '指标表'], ['附件2', '任务表']]);
    expect(text.slice(annexList!.start, annexList!.end)).toBe('- 附件：1. 指标表\n2. 任务表');
    expect(text.slice(nodes[0]!.start, nodes[0]!.end)).toBe('一、甲\n正文。');
  });
  it('without a number count once when the list line is followed by the title again', () => {
    expect(paths(`一、甲\n正文。\n附件:各区分工\n各区分工${tail}`)).toEqual(['一', '附件']);
  });
  it('that are only listed open nothing', () => {
    expect(paths('一、甲\n正文。\n附件：1. 指标表\n2. 任务表\n某市政府\n2024年5月1日')).toEqual(['一']);
  });
  it('number their own clauses anew', () => {
    expect(paths(`一、甲\n正文。\n附件\n细则\n一、乙\n文。\n二、丙${tail}`)).toEqual(['一', '附件', '附件/一', '附件/二']);
  });
});

describe('end matter', () => {
  it('is no part of the last clause', () => {
    const text = '一、甲\n1.乙事。做乙。\n本办法自印发之日起施行，有效期3年。\n某市科技局\n2024年5月1日';
    const { nodes, endMatter } = readStructure(text);
    expect(text.slice(nodes.at(-1)!.start, nodes.at(-1)!.end)).toBe('1.乙事。做乙。');
    expect(text.slice(endMatter!.start)).toBe('本办法自印发之日起施行，有效期3年。\n某市科技局\n2024年5月1日');
  });
  it('stays inside the clause that is about it', () => {
    const text = '一、甲\n正文。\n二、附则\n本办法自印发之日起施行。';
    expect(readStructure(text).nodes.at(-1)!.end).toBe(text.length);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom('一、', '二、', '（一）', '(二)', '1.', '2．', '（1）', '①', '第一章 ', '第二条 ', '专栏1 ', '附件1', '附件：', '目录', '\n', '\n\n', '\t', '　', '正文内容。', '到2025年，', '建设十个平台', '；', '3.7%', '\r\n', '\f', '2024年5月1日', '本办法自印发之日起施行。', '1');
  const document = fc.oneof(fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 200 }));
  it('gives clauses that lie inside their parents, do not overlap and have unique paths', () => {
    fc.assert(fc.property(document, (text) => {
      const { nodes } = readStructure(text);
      const byPath = new Map(nodes.map((node) => [node.path, node]));
      expect(byPath.size).toBe(nodes.length);
      for (const node of nodes) {
        expect(node.start).toBeGreaterThanOrEqual(0);
        expect(node.start).toBeLessThanOrEqual(node.headingStart);
        expect(node.headingStart).toBeLessThanOrEqual(node.headingEnd);
        expect(node.headingEnd).toBeLessThanOrEqual(node.end);
        expect(node.end).toBeLessThanOrEqual(text.length);
        const parent = node.parent === null ? null : byPath.get(node.parent)!;
        if (parent !== null) {
          expect(parent.start).toBeLessThanOrEqual(node.start);
          expect(node.end).toBeLessThanOrEqual(parent.end);
          expect(node.level).toBe(parent.level + 1);
        }
      }
      const lastEnd = new Map<string | null, number>();
      for (const node of nodes) {
        expect(lastEnd.get(node.parent) ?? 0).toBeLessThanOrEqual(node.start);
        lastEnd.set(node.parent, node.end);
      }
    }), { numRuns: 400 });
  });
  it('comes back whole from its lines', () => {
    fc.assert(fc.property(document, (text) => {
      const { lines } = readStructure(text);
      let at = 0;
      for (const line of lines) {
        expect(text.slice(at, line.start)).toMatch(/^[\s\u200b-\u200d\ufeff\u0085]*$/);
        expect(text.slice(line.start, line.end)).toBe(line.text);
        at = line.end;
      }
    }), { numRuns: 300 });
  });
});

describe('headings that look like something else', () => {
  it('may begin with a year', () => {
    expect(headings('一、2024年主要目标\n文。\n二、任务\n文。')).toEqual(['2024年主要目标', '任务']);
  });
  it('open a row whose first member was lost', () => {
    expect(paths('某方案\n引言一句。\n二、重点任务\n（一）甲事\n文。')).toEqual(['二', '二/（一）']);
  });
  it('of parts and tables are named by their kind', () => {
    expect(paths(`第一部分 总论\n文。\n第二部分 分论\n一、甲事\n文。\n附表1\n分解表\n区\t数\n甲\t1\n${'说明文字一段。'.repeat(14)}`)).toEqual(['第一部分', '第二部分', '第二部分/一', '附表1']);
  });
});
