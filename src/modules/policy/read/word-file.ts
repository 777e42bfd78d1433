import mammoth from 'mammoth';
import { inspectArchive } from './archive.ts';
import { htmlToText } from './html-text.ts';
import { refuse } from './refusals.ts';

/** Text of a .docx: paragraphs as lines, table rows with tabs between the cells. */
export async function readWord(bytes: Uint8Array, file: string): Promise<{ text: string }> {
  const parts = inspectArchive(bytes, file);
  if (!parts.has('word/document.xml')) {
    const kind = parts.has('xl/workbook.xml') ? { zh: '这是 Excel 工作簿', en: 'this is an Excel workbook' } : { zh: '这不是 Word 文档', en: 'this is no Word document' };
    throw refuse('POLICY_FILE_WRONG_EXTENSION', file, kind);
  }
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { includeDefaultStyleMap: false, ignoreEmptyParagraphs: true, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) });
    return { text: htmlToText(value) };
  } catch (error) {
    throw refuse('POLICY_FILE_DAMAGED', file, undefined, error);
  }
}
