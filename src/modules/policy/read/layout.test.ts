import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { describe, expect, it } from 'vitest';
import { extractPolicy } from '../domain/extract.ts';
import { joinPageLines, type PageLine } from './page-lines.ts';
import { readDocument } from './read-document.ts';

const line = (text: string, right = 500, left = 72): PageLine => ({ text, left, right, size: 16, cells: [{ text, left }] });
const row = (...cells: [string, number][]): PageLine => ({ text: cells.map(([text]) => text).join(' '), left: cells[0]![1], right: 480, size: 16, cells: cells.map(([text, left]) => ({ text, left })) });

describe('printed pages', () => {
  it('lose running heads and feet and page numbers, keep the sentence that runs over the break', () => {
    const page = (n: number, ...body: PageLine[]): PageLine[] => [line('青石湖公报 第' + n + '期', 300), ...body, line(`— ${n} —`, 320, 280)];
    const text = joinPageLines([page(1, line('一、建设水渠，疏通河道，推进体制改')), page(2, line('革。', 130), line('二、修建泵站。', 300)), page(3, line('三、养护。', 200))], 595);
    expect(text.split('\n')).toEqual(['一、建设水渠，疏通河道，推进体制改革。', '二、修建泵站。', '三、养护。']);
  });
  it('a head that stands on two pages only is text', () => {
    expect(joinPageLines([[line('治水方案', 200), line('一、修渠。', 200)], [line('治水方案', 200), line('二、建站。', 200)]], 595)).toContain('治水方案\n二、建站。');
  });
  it('keep the cells of a table where columns stand one below the other; a single wide gap is none', () => {
    const text = joinPageLines([[row(['序号', 72], ['任务', 140], ['责任单位', 330]), row(['1', 72], ['修渠', 141], ['水务局', 330]), line('以上任务按期完成。', 400), row(['一、', 72], ['总则', 130])]], 595);
    expect(text.split('\n')).toEqual(['序号\t任务\t责任单位', '1\t修渠\t水务局', '以上任务按期完成。', '一、 总则']);
  });
});

describe('Word files with merged cells and headings by style', () => {
  const cell = (text: string, more: Partial<ConstructorParameters<typeof TableCell>[0]> = {}): TableCell => new TableCell({ children: [new Paragraph(text)], ...more });
  const file = async (): Promise<Uint8Array> => new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [
    new Paragraph({ text: '一、任务', heading: HeadingLevel.HEADING_1 }), new Paragraph('修建水渠。'),
    new Paragraph({ text: '附件：任务分工表', heading: HeadingLevel.HEADING_1 }),
    new Table({ rows: [
      new TableRow({ children: [cell('类别'), cell('重点任务'), cell('责任单位')] }),
      new TableRow({ children: [cell('水利', { verticalMerge: VerticalMergeType.RESTART }), cell('修建水渠'), cell('市水务局')] }),
      new TableRow({ children: [cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('建设泵站'), cell('市财政局、市水务局')] }),
      new TableRow({ children: [cell('合计两项', { columnSpan: 2 }), cell('市水务局')] }),
    ] }),
  ] }] })));
  it('give every row the columns of the header', async () => {
    const { text } = await readDocument(await file(), 'plan.docx');
    expect(text.split('\n').filter((words) => words.includes('\t'))).toEqual(['类别\t重点任务\t责任单位', '水利\t修建水渠\t市水务局', '水利\t建设泵站\t市财政局、市水务局', '合计两项\t\t市水务局']);
  });
  it('so that each task finds its units', async () => {
    const { text } = await readDocument(await file(), 'plan.docx');
    const { responsibilities, structure } = extractPolicy(text, { id: 'x', places: { names: [], groups: {} } });
    expect(structure.map((clause) => clause.path)).toEqual(['一', '附件']);
    expect(responsibilities.map((item) => [item.task, item.units])).toEqual([['修建水渠', ['市水务局']], ['建设泵站', ['市财政局', '市水务局']], ['', ['市水务局']]]);
  });
});
