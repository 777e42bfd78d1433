import { getDocumentProxy } from 'unpdf';
import { MAX_PAGES } from './limits.ts';
import { joinPageLines, type PageLine } from './page-lines.ts';
import { refuse } from './refusals.ts';

/** A gap of this many letters parts the cells of a row. */
const CELL_GAP = 1.6;

interface TextItem { str: string; transform: number[]; width: number; height: number; hasEOL: boolean }

const isTextItem = (item: object): item is TextItem => 'str' in item && 'transform' in item;

function toLines(items: readonly object[]): PageLine[] {
  const lines: PageLine[] = [];
  let current: (PageLine & { base: number; cells: { text: string; left: number }[] }) | null = null;
  for (const item of items) {
    if (!isTextItem(item) || item.str === '') continue;
    const x = item.transform[4] ?? 0;
    const y = item.transform[5] ?? 0;
    const size = Math.abs(item.transform[3] ?? item.height) || item.height;
    if (current !== null && Math.abs(current.base - y) < Math.max(2, size * 0.5) && x >= current.right - size) {
      const gap = x - current.right;
      current.text += (gap > size * 0.8 ? ' ' : '') + item.str;
      if (gap > size * CELL_GAP) current.cells.push({ text: item.str, left: x });
      else current.cells.at(-1)!.text += (gap > size * 0.8 ? ' ' : '') + item.str;
      current.right = Math.max(current.right, x + item.width);
      continue;
    }
    current = { text: item.str, left: x, right: x + item.width, size, base: y, cells: [{ text: item.str, left: x }] };
    lines.push(current);
  }
  return lines;
}

/** Text of a PDF, its printed lines joined into paragraphs. Encrypted files and scans are refused. */
export async function readPdf(bytes: Uint8Array, file: string): Promise<{ text: string; pages: number }> {
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    pdf = await getDocumentProxy(Uint8Array.from(bytes));
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    throw refuse(name === 'PasswordException' ? 'POLICY_FILE_ENCRYPTED' : 'POLICY_FILE_DAMAGED', file, undefined, error);
  }
  try {
    if (pdf.numPages > MAX_PAGES) throw refuse('POLICY_FILE_TOO_LARGE', file, { zh: `共 ${pdf.numPages} 页`, en: `${pdf.numPages} pages` });
    const pages: PageLine[][] = [];
    let width = 0;
    for (let n = 1; n <= pdf.numPages; n += 1) {
      const page = await pdf.getPage(n);
      width = Math.max(width, (page.view[2] ?? 0) - (page.view[0] ?? 0));
      pages.push(toLines((await page.getTextContent()).items));
    }
    const text = joinPageLines(pages, width);
    if (text.replace(/\s/g, '').length < 5 * pdf.numPages) throw refuse('POLICY_FILE_NO_TEXT_LAYER', file);
    return { text, pages: pdf.numPages };
  } finally {
    await pdf.loadingTask?.destroy?.();
  }
}
