/**
 * Workbooks as bytes: read row by row in bounded memory, suspicious ones refused, notes put on cells of somebody's own
 * file. Knows nothing of forms or imports.
 */
export { annotateWorkbook } from './annotate.ts';
export type { CellNote } from './annotate.ts';
export { columnLetters, columnNumber } from './address.ts';
export { newWorkbook } from './new-workbook.ts';
export { neutralised } from './neutralise.ts';
export { openWorkbook } from './workbook.ts';
export type { Sheet, SheetCell, SheetFacts, SheetRow, Workbook } from './workbook.ts';
export { readZipDirectory } from './zip.ts';
