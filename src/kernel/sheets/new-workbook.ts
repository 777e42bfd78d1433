import type ExcelJS from 'exceljs';

/** An empty workbook to write into. The library is loaded with the first one: it is a tenth of the time a process needs to start. */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import('exceljs');
  return new library.Workbook();
}
