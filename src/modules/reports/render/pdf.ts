import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces.js';
import { makePdf } from '../../../kernel/base/pdf.ts';
import type { Cell, ChartSpec, Column, ReportModel, ReportNode, Run } from '../contract/model.ts';
import { lightColours } from '../domain/words.ts';
import { type Picture, picturesOf } from './chart-png.ts';
import { citation, provenance, renderWords } from './words.ts';

const RED = '#C00000';
const SOFT = '#5A6675';

/** The report as a PDF with the font inside. The same model gives the same bytes. */
export async function toPdf(model: ReportModel): Promise<Uint8Array> {
  const { language } = model;
  const pictures = await picturesOf(model);
  const [before, between, after] = renderWords.page[language];
  return makePdf(
    {
      pageSize: 'A4',
      pageMargins: [62, 64, 58, 64],
      info: { title: model.title, author: model.issuer },
      // A heading never stands alone at the foot of a page.
      pageBreakBefore: (node, around) => node.headlineLevel === 1 && around.getFollowingNodesOnPage().length === 0,
      header: (page: number) => (page === 1 ? null : { text: `${model.title}${model.number ? `　${model.number}` : ''}`, alignment: 'center', fontSize: 8, color: SOFT, margin: [0, 30, 0, 0] }),
      footer: (page: number, pages: number) => ({ text: `${before} ${page} ${between} ${pages} ${after}`, alignment: 'center', fontSize: 9, margin: [0, 20, 0, 0] }),
      content: [...front(model), ...model.nodes.flatMap((node) => contentOf(node, model, pictures)), ...back(model)],
    },
    new Date(model.takenAt),
  );
}

function front(model: ReportModel): Content[] {
  return [
    { text: model.issuer, alignment: 'center', fontSize: 20, bold: true, color: RED, margin: [0, 0, 0, 6] },
    { text: model.number ?? renderWords.draft[model.language], alignment: 'center', fontSize: 11, margin: [0, 0, 0, 6] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 475, y2: 0, lineWidth: 1.5, lineColor: RED }], margin: [0, 0, 0, 20] },
    { text: model.title, alignment: 'center', fontSize: 18, bold: true, margin: [0, 0, 0, 8] },
    ...model.lead.map((text): Content => ({ text, alignment: 'center', fontSize: 10 })),
    ...(model.demo ? [{ text: renderWords.demo[model.language], alignment: 'center', fontSize: 10, color: RED } satisfies Content] : []),
  ];
}

function contentOf(node: ReportNode, { language }: ReportModel, pictures: ReadonlyMap<ChartSpec, Picture>): Content[] {
  const indent = language === 'zh' ? 21 : 0;
  switch (node.kind) {
    case 'heading':
      return [{ text: `${node.number}${language === 'zh' ? '' : ' '}${node.text}`, fontSize: 13, bold: true, margin: [0, 14, 0, 6], headlineLevel: 1 }];
    case 'paragraph':
      return [{ text: runsOf(node.runs), leadingIndent: indent, margin: [0, 0, 0, 6] }];
    case 'note':
      return [noteLine(node.runs.map((r) => r.text).join(''))];
    case 'remark':
      return [
        { text: renderWords.remarkTitle[language], bold: true, margin: [0, 6, 0, 2] },
        ...node.text.split('\n').filter((line) => line.trim() !== '').map((text): Content => ({ text, leadingIndent: indent })),
        { text: renderWords.remark(language, node.by, node.on), alignment: 'right', fontSize: 9, color: SOFT },
      ];
    case 'table':
      return [
        { text: `${node.number}　${node.caption}`, alignment: 'center', bold: true, fontSize: 10, margin: [0, 8, 0, 4] },
        tableOf(node.columns, node.rows),
        noteLine(node.note ?? ''),
      ];
    case 'chart': {
      const { png } = pictures.get(node.chart)!;
      return [
        {
          unbreakable: true,
          stack: [
            { image: `data:image/png;base64,${Buffer.from(png).toString('base64')}`, width: 470, alignment: 'center', margin: [0, 8, 0, 2] },
            { text: [`${node.number}　${node.caption}`, cited(node.sources)], alignment: 'center', bold: true, fontSize: 10, margin: [0, 0, 0, 10] },
          ],
        },
      ];
    }
  }
}

const cited = (sources: readonly number[] | undefined, fontSize = 11): Content => ({ text: citation(sources), sup: true, fontSize, color: SOFT, bold: false });

function runsOf(runs: readonly Run[]): Content[] {
  return runs.flatMap((r): Content[] => [r.text, ...(r.sources ? [cited(r.sources)] : [])]);
}

function noteLine(text: string): Content {
  return { text, fontSize: 8.5, color: SOFT, margin: [0, 3, 0, 8] };
}

/** Room for the text of a page, and what lines and padding of a column take. */
const TEXT_WIDTH = 475;

function tableOf(columns: readonly Column[], rows: readonly Cell[][]): ContentTable {
  const total = columns.reduce((sum, c) => sum + c.width, 0);
  const room = TEXT_WIDTH - columns.length * 6.5 - 1;
  return {
    fontSize: columns.length > 9 ? 7 : 8,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map((c) => (c.width / total) * room),
      body: [
        columns.map((c): TableCell => ({ text: c.title, bold: true, alignment: 'center', fillColor: '#EEF2F7' })),
        ...rows.map((row) => row.map((cell, i): TableCell => ({ text: cellText(cell), alignment: ['text', 'date'].includes(columns[i]!.kind) ? 'left' : 'right', ...(cell.light ? { color: lightColours[cell.light] } : {}) }))),
      ],
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#8A94A0', vLineColor: () => '#8A94A0', paddingLeft: () => 3, paddingRight: () => 3, paddingTop: () => 2, paddingBottom: () => 2 },
  };
}

function cellText({ text, sources }: Cell): Content {
  return sources ? [text, cited(sources, 9.5)] : text;
}

function back(model: ReportModel): Content[] {
  const { language } = model;
  const head = (text: string): Content => ({ text, fontSize: 13, bold: true, margin: [0, 14, 0, 6], headlineLevel: 1 });
  return [
    head(renderWords.labels[language]),
    ...model.labels.map((l): Content => ({ text: `${l.name}：${l.meaning}`, fontSize: 9 })),
    head(renderWords.sources[language]),
    ...model.sources.map((s): Content => ({ text: `[${s.number}] ${s.text}${s.url ? ` ${s.url}` : ''}`, fontSize: 8.5 })),
    noteLine(provenance(model)),
  ];
}
