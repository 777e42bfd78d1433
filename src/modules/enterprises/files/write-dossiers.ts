import { neutralised, newWorkbook } from '../../../kernel/sheets/index.ts';
import type { Dossier } from '../domain/dossier.ts';
import { LASTING } from '../domain/item.ts';
import type { EnterprisePack } from '../pack.ts';
import { columnsOf, type Part, sheetNames } from './columns.ts';
import { type Cell, fillSheet } from './fill-sheet.ts';
import { confidenceWord, sectorWord } from './read-dossiers.ts';

/** Dossiers as the workbook that the import reads: firms, figures with their source, qualifications; and what the codes mean. */
export async function writeDossiers(dossiers: readonly Dossier[], pack: EnterprisePack, { today }: { today: string }): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.created = book.modified = new Date(`${today}T00:00:00+08:00`);
  const sheet = (name: string, headings: readonly string[], rows: Iterable<readonly Cell[]>): void => {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    page.columns = headings.map((header) => ({ header, width: header.length > 6 ? 22 : 16 }));
    page.getRow(1).font = { bold: true };
    for (const row of rows) page.addRow(row.map((c) => (typeof c === 'string' ? neutralised(c) : c)));
    page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headings.length } };
  };
  const part = (name: Part, rows: Iterable<readonly Cell[]>): void => sheet(sheetNames[name], Object.keys(columnsOf[name]), rows);
  part('firms', dossiers.map(({ firm: f }) => [f.creditCode, f.name, f.city, f.park, f.field, sectorWord(f.sector), f.foundedOn, f.recordsCheckedOn]));
  part('figures', []);
  part('qualifications', dossiers.flatMap(({ firm, qualifications }) => qualifications.map((q) => [firm.creditCode, q.type, q.edition, q.certNo, q.issuedOn, q.expiresOn, q.issuer])));
  sheet('代码说明', ['代码', '名称', '单位', '最小值', '最大值'], [
    ...[...pack.items.values()].map((i): Cell[] => [i.id, i.zh, i.kind === 'TRUTH' ? '是/否' : i.unit, i.min, i.max]),
    ...[...pack.qualifications.values()].map((q): Cell[] => [q.type, q.zh, null, null, null]),
  ]);
  return fillSheet(new Uint8Array(await book.xlsx.writeBuffer()), FIGURES, 'ABCDEFG', figureRows(dossiers), book.created);
}

/** Place of the figures among the sheets. */
const FIGURES = 2;

/** By far the longest list: some two hundred for each firm. */
function* figureRows(dossiers: readonly Dossier[]): Generator<Cell[]> {
  for (const { firm, statements } of dossiers) {
    for (const s of statements) {
      const [source, confidence] = [neutralised(s.source), confidenceWord(s.confidence)];
      for (const [item, value] of Object.entries(s.figures)) if (value !== null) yield [firm.creditCode, item, s.year === LASTING ? null : s.year, value, source, s.asOf, confidence];
    }
  }
}
