import { describe, expect, it } from 'vitest';
import { extractPolicy } from './extract.ts';
import { readDocumentNumber } from './front-matter.ts';
import type { PolicyExtraction } from './types.ts';

const extract = (text: string): PolicyExtraction => extractPolicy(text, { id: 'x', places: { names: ['东区'], groups: {} } });

const NOTICE = `湖滨市水务局 文件
湖滨市财政局

湖水规〔2024〕03号

关于印发湖滨市节水行动
方案（2024—2026年）的通知

各区人民政府，市各有关单位：
现将方案印发给你们，请遵照执行。
湖滨市水务局
湖滨市财政局
二〇二四年三月五日
湖滨市节水行动方案
（2024—2026年）
为了节约用水，制定本方案。
一、原则
节水优先。把节水放在各项工作的前面。
系统治理。把上下游放在一起统筹谋划安排。
二、任务
1.做事。做好事情。
本方案自2024年4月1日起施行，有效期至2026年12月31日。`;

describe('the parts without a number', () => {
  it('are told apart: letterhead, number, notice, title, preamble, run-in headings, closing', () => {
    const { extra } = extract(NOTICE);
    expect(extra.map((node) => [node.path, node.kind])).toEqual([
      ['前/发文机关', 'letterhead'], ['前/文号', 'docno'], ['前/通知', 'notice'], ['前/题名', 'title'], ['前/引言', 'preamble'],
      ['一/§1', 'run_in'], ['一/§2', 'run_in'], ['后/附则', 'closing'],
    ]);
    for (const node of extra) expect(NOTICE.slice(node.start, node.end).trim()).toBe(NOTICE.slice(node.start, node.end));
  });
  it('say what the document is', () => {
    expect(extract(NOTICE).meta).toEqual({
      title: '湖滨市节水行动方案（2024—2026年）', documentNumber: '湖水规〔2024〕3号', issuers: ['湖滨市水务局', '湖滨市财政局'], issuedOn: '2024-03-05',
      periodStart: 2024, periodEnd: 2026, validYears: null, effectiveOn: '2024-04-01', expiresOn: '2026-12-31',
    });
  });
  it('include the rows of annex tables, repeated headers left out', () => {
    const rows = '附件\n任务表\n序号\t任务\t单位\n1\t修桥\t东区\n\n序号\t任务\t单位\n2\t铺路\t西区\n';
    const { extra } = extract(`一、甲\n文。\n${rows}${'说明文字一段。'.repeat(14)}`);
    expect(extra.filter((node) => node.kind === 'table_row').map((node) => [node.path, node.heading])).toEqual([['附件/1', '修桥'], ['附件/2', '铺路']]);
  });
  it('include paragraphs of an annex that open with a name', () => {
    const long = '把产业和水系放在一起考虑，建设滨水新城，做好各项配套工作。';
    const { extra } = extract(`一、甲\n文。\n附件:定位\n定位\n东区 ${long}\n西区 ${long}\n${long}`);
    expect(extra.filter((node) => node.kind === 'annex_paragraph').map((node) => node.path)).toEqual(['附件/东区', '附件/西区']);
  });
});

describe('a document number', () => {
  it.each([
    ['湖政发〔2024〕12号', '湖政发〔2024〕12号'], ['湖政发[2024]12号', '湖政发〔2024〕12号'], ['湖政发（２０２４）第０１２号', '湖政发〔2024〕12号'],
    ['湖政办发【2024】 12 号', '湖政办发〔2024〕12号'], ['发文字号：湖政发(2024)12号', '湖政发〔2024〕12号'],
  ])('%s is written %s', (written, normal) => expect(readDocumentNumber(written)).toBe(normal));
  it.each(['根据湖政发〔2024〕12号文件精神，', '公告第461号', '2024年第12号'])('%s is none', (text) => expect(readDocumentNumber(text)).toBeNull());
});

describe('a document without notice or title', () => {
  it('has a preamble only, and a validity in years', () => {
    const { meta, extra } = extract('为了把事情办好，现提出如下意见：\n一、甲\n1.乙事。做乙。\n本意见自发布之日起实施，有效期三年。');
    expect(meta).toMatchObject({ title: null, validYears: 3, issuedOn: null });
    expect(extra.map((node) => node.path)).toEqual(['前/引言', '后/附则']);
  });
});
