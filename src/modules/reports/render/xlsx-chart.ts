import type { ChartSpec } from '../contract/model.ts';
import type { Parts } from './fixed-zip.ts';

/** A chart that the spreadsheet draws itself from the cells of its sheet. */
export interface SheetChart {
  /** 1 is the first sheet of the workbook. */
  sheet: number;
  sheetName: string;
  /** Row of the series names; categories stand below in column A, series from column B on. */
  headerRow: number;
  title: string;
  spec: ChartSpec;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Adds native charts to the parts of a workbook (ECMA-376 parts 18 and 21): the library that writes it knows none. */
export function addCharts(parts: Parts, charts: readonly SheetChart[]): void {
  const overrides = charts.flatMap((chart, i) => {
    const n = i + 1;
    const sheet = `xl/worksheets/sheet${chart.sheet}.xml`;
    parts.set(sheet, (parts.get(sheet) as string).replace('</worksheet>', '<drawing r:id="rIdChart1"/></worksheet>'));
    parts.set(`xl/worksheets/_rels/sheet${chart.sheet}.xml.rels`, relationships('rIdChart1', `${OFFICE}/drawing`, `../drawings/drawing${n}.xml`));
    parts.set(`xl/drawings/drawing${n}.xml`, drawingXml(chart));
    parts.set(`xl/drawings/_rels/drawing${n}.xml.rels`, relationships('rId1', `${OFFICE}/chart`, `../charts/chart${n}.xml`));
    parts.set(`xl/charts/chart${n}.xml`, chartXml(chart));
    return [
      `<Override PartName="/xl/drawings/drawing${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>`,
      `<Override PartName="/xl/charts/chart${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`,
    ];
  });
  const types = '[Content_Types].xml';
  parts.set(types, (parts.get(types) as string).replace('</Types>', `${overrides.join('')}</Types>`));
}

function relationships(id: string, type: string, target: string): string {
  return `${XML}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="${id}" Type="${type}" Target="${target}"/></Relationships>`;
}

function drawingXml({ spec, title, headerRow }: SheetChart): string {
  const from = spec.series.length + 2;
  const rows = spec.horizontal ? Math.max(18, spec.categories.length * 2 + 4) : 20;
  const top = headerRow - 1;
  return (
    `${XML}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>` +
    `<xdr:from><xdr:col>${from}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
    `<xdr:to><xdr:col>${from + 8}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${top + rows}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>` +
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escape(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
    `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="${OFFICE}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`
  );
}

function chartXml({ spec, sheetName, headerRow, title }: SheetChart): string {
  const { kind, horizontal, categories, series } = spec;
  const line = kind === 'line';
  const first = headerRow + 1;
  const last = headerRow + categories.length;
  const cells = (column: string, from: number, to: number): string => escape(`'${sheetName.replaceAll("'", "''")}'!$${column}$${from}${from === to ? '' : `:$${column}$${to}`}`);
  const text = (ref: string, values: readonly string[]): string => `<c:strRef><c:f>${ref}</c:f><c:strCache><c:ptCount val="${values.length}"/>${values.map((v, i) => `<c:pt idx="${i}"><c:v>${escape(v)}</c:v></c:pt>`).join('')}</c:strCache></c:strRef>`;
  const drawn = series.map((s, i) => {
    const column = columnName(i + 2);
    const colour = `<a:solidFill><a:srgbClr val="${s.colour.slice(1)}"/></a:solidFill>`;
    const shape = line ? `<c:spPr><a:ln w="28575">${colour}${s.dashed ? '<a:prstDash val="dash"/>' : ''}</a:ln></c:spPr><c:marker><c:symbol val="${s.dashed ? 'none' : 'circle'}"/></c:marker>` : `<c:spPr>${colour}</c:spPr><c:invertIfNegative val="0"/>`;
    const points = s.values.map((v, at) => (v === null ? '' : `<c:pt idx="${at}"><c:v>${v}</c:v></c:pt>`)).join('');
    return (
      `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx>${text(cells(column, headerRow, headerRow), [s.name])}</c:tx>${shape}<c:cat>${text(cells('A', first, last), categories)}</c:cat>` +
      `<c:val><c:numRef><c:f>${cells(column, first, last)}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${s.values.length}"/>${points}</c:numCache></c:numRef></c:val>${line ? '<c:smooth val="0"/>' : ''}</c:ser>`
    );
  });
  const plot = line
    ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${drawn.join('')}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>`
    : `<c:barChart><c:barDir val="${horizontal ? 'bar' : 'col'}"/><c:grouping val="${kind === 'stacked' ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${drawn.join('')}<c:gapWidth val="60"/>${kind === 'stacked' ? '<c:overlap val="100"/>' : ''}<c:axId val="1"/><c:axId val="2"/></c:barChart>`;
  return (
    `${XML}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><c:roundedCorners val="0"/><c:chart>` +
    `<c:title><c:tx>${rich(title, 1200)}</c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}` +
    `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${horizontal ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx>` +
    `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${horizontal ? 'b' : 'l'}"/><c:majorGridlines/><c:title><c:tx>${rich(spec.unit, 900)}</c:tx><c:overlay val="0"/></c:title><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="${horizontal ? 'max' : 'autoZero'}"/></c:valAx>` +
    `</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="${line ? 'span' : 'gap'}"/></c:chart></c:chartSpace>`
  );
}

const rich = (text: string, size: number): string => `<c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="${size}" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}" b="0"/><a:t>${escape(text)}</a:t></a:r></a:p></c:rich>`;

/** A, B, … Z, AA */
function columnName(n: number): string {
  return n > 26 ? `${columnName(Math.floor((n - 1) / 26))}${columnName(((n - 1) % 26) + 1)}` : String.fromCharCode(64 + n);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
