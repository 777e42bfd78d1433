import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, ImageRun, type IRunOptions, LineRuleType, Packer, PageNumber, PageOrientation, Paragraph, ShadingType, Table,
  TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType,
} from 'docx';
import type { Cell, ChartSpec, Column, ReportModel, ReportNode, Run } from '../contract/model.ts';
import { lightColours } from '../domain/words.ts';
import { type Picture, picturesOf } from './chart-png.ts';
import { coreProperties, unzipParts, zipParts } from './fixed-zip.ts';
import { citation, provenance, renderWords } from './words.ts';

/** Faces of official documents by the names that office programs have: 小标宋 falls back to SimSun, 仿宋 to FangSong. */
const TITLE = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' };
const HEAD = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimHei', cs: 'Times New Roman' };
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong', cs: 'Times New Roman' };
/** Half points: 二号 44, 三号 32, 小四 24, 五号 21, 小五 18. */
const SIZE = { title: 44, body: 32, note: 21, caption: 24, cell: 18 };
/** GB/T 9704-2012: margins of 37 mm top, 28 mm left, 35 mm bottom, 26 mm right; in twentieths of a point. */
const MARGIN = { top: 2098, left: 1587, bottom: 1984, right: 1474 };
const PAGE = { width: 11906, height: 16838 };
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
/** 28 points between lines. */
const LINE = { line: 560, rule: LineRuleType.EXACTLY };
const RED = 'C00000';

/** The report as a Word document in the dress of an official Chinese document. The same model gives the same bytes. */
export async function toDocx(model: ReportModel): Promise<Uint8Array> {
  const { language } = model;
  const pictures = await picturesOf(model);
  const words = renderWords;
  const running = new Paragraph({ alignment: AlignmentType.CENTER, children: [run(`${model.title}${model.number ? `　${model.number}` : ''}`, { size: SIZE.cell, color: '5A6675' })] });
  const [before, between, after] = words.page[language];
  const document = new Document({
    title: model.title,
    creator: model.issuer,
    styles: {
      default: {
        document: { run: { font: BODY, size: SIZE.body } },
        heading1: { run: { font: HEAD, size: SIZE.body, bold: false, color: '000000' }, paragraph: { spacing: { before: 240, after: 120, ...LINE }, keepNext: true } },
        heading2: { run: { font: HEAD, size: SIZE.caption, color: '000000' }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
        title: { run: { font: TITLE, size: SIZE.title, bold: true, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 360, after: 240 } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { ...PAGE, orientation: PageOrientation.PORTRAIT }, margin: MARGIN }, titlePage: true },
        headers: { default: new Header({ children: [running] }), first: new Header({ children: [new Paragraph('')] }) },
        footers: Object.fromEntries(
          (['default', 'first'] as const).map((kind) => [
            kind,
            new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [new TextRun({ size: SIZE.note, children: [`${before} `, PageNumber.CURRENT, ` ${between} `, PageNumber.TOTAL_PAGES, ` ${after}`] })],
                }),
              ],
            }),
          ]),
        ),
        children: [...front(model), ...model.nodes.flatMap((node) => partsOf(node, model, pictures)), ...back(model)],
      },
    ],
  });
  return frozen(await Packer.toBuffer(document), model);
}

/** What the library takes from the clock or from chance: properties, and ids that count through the life of a process. */
function frozen(bytes: Uint8Array, model: ReportModel): Uint8Array {
  const parts = unzipParts(bytes);
  parts.set('docProps/core.xml', coreProperties(model.title, model.issuer, model.takenAt));
  let drawing = 0;
  const body = parts.get('word/document.xml') as string;
  parts.set('word/document.xml', body.replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++drawing}"`));
  return zipParts(parts);
}

const run = (text: string, more: Partial<IRunOptions> = {}): TextRun => new TextRun({ text, ...more });

function front(model: ReportModel): Paragraph[] {
  const centred = (text: string, more: Partial<IRunOptions> = {}): Paragraph => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 80 }, children: [run(text, { size: SIZE.caption, ...more })] });
  const red = { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 };
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 160 }, children: [run(model.issuer, { font: TITLE, size: SIZE.title, color: RED, bold: true })] }),
    new Paragraph({
      alignment: AlignmentType.CENTER, spacing: { after: 360 }, border: { bottom: red },
      children: [run(model.number ?? renderWords.draft[model.language], { size: SIZE.caption })],
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(model.title)] }),
    ...model.lead.map((line) => centred(line)),
    ...(model.demo ? [centred(renderWords.demo[model.language], { color: RED })] : []),
  ];
}

function partsOf(node: ReportNode, model: ReportModel, pictures: ReadonlyMap<ChartSpec, Picture>): (Paragraph | Table)[] {
  const { language } = model;
  const indent = language === 'zh' ? { firstLine: SIZE.body * 20 } : {};
  switch (node.kind) {
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(`${node.number}${language === 'zh' ? '' : ' '}${node.text}`)] })];
    case 'paragraph':
      return [new Paragraph({ alignment: AlignmentType.JUSTIFIED, indent, spacing: LINE, children: runsOf(node.runs) })];
    case 'note':
      return [noteLine(node.runs.map((r) => r.text).join(''))];
    case 'remark':
      return [
        new Paragraph({ heading: HeadingLevel.HEADING_2, children: [run(renderWords.remarkTitle[language])] }),
        ...node.text.split('\n').filter((line) => line.trim() !== '').map((line) => new Paragraph({ alignment: AlignmentType.JUSTIFIED, indent, spacing: LINE, children: [run(line)] })),
        new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(renderWords.remark(language, node.by, node.on), { size: SIZE.note })] }),
      ];
    case 'table':
      return [caption(node, true), tableOf(node.columns, node.rows), noteLine(node.note ?? '')];
    case 'chart': {
      const picture = pictures.get(node.chart)!;
      const width = 580;
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 160 },
          children: [new ImageRun({ type: 'png', data: picture.png, transformation: { width, height: Math.round((picture.height * width) / picture.width) }, altText: { name: node.number, title: node.caption, description: node.caption } })],
        }),
        caption(node, false),
      ];
    }
  }
}

function caption(node: Extract<ReportNode, { kind: 'table' | 'chart' }>, above: boolean): Paragraph {
  const cited = node.kind === 'chart' ? [run(citation(node.sources), { size: SIZE.cell, superScript: true })] : [];
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: above, spacing: { before: above ? 200 : 60, after: above ? 80 : 200 }, children: [run(`${node.number}　${node.caption}`, { font: HEAD, size: SIZE.caption }), ...cited] });
}

function noteLine(text: string): Paragraph {
  return new Paragraph({ spacing: { before: 60, after: 160 }, children: [run(text, { size: SIZE.note, color: '5A6675' })] });
}

function runsOf(runs: readonly Run[], size: number = SIZE.body): TextRun[] {
  return runs.flatMap((r) => [run(r.text, { size }), ...(r.sources ? [run(citation(r.sources), { size, superScript: true, color: '5A6675' })] : [])]);
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '8A94A0' };

function tableOf(columns: readonly Column[], rows: readonly Cell[][]): Table {
  const total = columns.reduce((sum, c) => sum + c.width, 0);
  const widths = columns.map((c) => Math.floor((c.width / total) * TEXT_WIDTH));
  const cellOf = (children: TextRun[], c: Column, i: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60, top: 40, bottom: 40 },
      ...(head ? { shading: { type: ShadingType.CLEAR, fill: 'EEF2F7' } } : {}),
      children: [new Paragraph({ alignment: head ? AlignmentType.CENTER : c.kind === 'text' || c.kind === 'date' ? AlignmentType.LEFT : AlignmentType.RIGHT, children })],
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: { ...RULE, size: 12 }, bottom: { ...RULE, size: 12 }, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((c, i) => cellOf([run(c.title, { size: SIZE.cell, font: HEAD })], c, i, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((cell, i) => cellOf(cellRuns(cell), columns[i]!, i, false)) })),
    ],
  });
}

function cellRuns({ text, light, sources }: Cell): TextRun[] {
  return [
    run(text, { size: SIZE.cell, ...(light ? { color: lightColours[light].slice(1) } : {}) }),
    ...(sources ? [run(citation(sources), { size: SIZE.cell - 4, superScript: true, color: '5A6675' })] : []),
  ];
}

function back(model: ReportModel): Paragraph[] {
  const { language } = model;
  const line = (text: string): Paragraph => new Paragraph({ spacing: { after: 40 }, children: [run(text, { size: SIZE.note })] });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(renderWords.labels[language])] }),
    ...model.labels.map((l) => line(`${l.name}：${l.meaning}`)),
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(renderWords.sources[language])] }),
    ...model.sources.map((s) => line(`[${s.number}] ${s.text}${s.url ? ` ${s.url}` : ''}`)),
    noteLine(provenance(model)),
  ];
}
