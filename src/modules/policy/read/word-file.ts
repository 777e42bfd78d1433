import mammoth from 'mammoth';
import { inspectArchive } from './archive.ts';
import { htmlToText } from './html-text.ts';
import { refuse } from './refusals.ts';
import { numberLabels } from './word-numbering.ts';

/** The part of mammoth's document tree that numbering needs; the library does not describe it. */
interface Element { type: string; numbering?: unknown; children?: Element[]; value?: string }

/** Puts the labels before the numbered paragraphs, which then are no list members any more. */
function labelled(element: Element, labels: Iterator<string>): Element {
  if (element.type !== 'paragraph' || element.numbering == null) {
    return element.children === undefined ? element : { ...element, children: element.children.map((child) => labelled(child, labels)) };
  }
  const label = labels.next().value as string | undefined;
  const run: Element = { type: 'run', children: [{ type: 'text', value: label ?? '' }] };
  return { ...element, numbering: null, children: [...(label ? [run] : []), ...(element.children ?? [])] };
}

/** Text of a .docx: paragraphs as lines with the numbers Word sets itself, table rows with tabs between the cells. */
export async function readWord(bytes: Uint8Array, file: string): Promise<{ text: string }> {
  const parts = inspectArchive(bytes, file);
  const document = parts.get('word/document.xml');
  if (document === undefined) {
    const kind = parts.has('xl/workbook.xml') ? { zh: '这是 Excel 工作簿', en: 'this is an Excel workbook' } : { zh: '这不是 Word 文档', en: 'this is no Word document' };
    throw refuse('POLICY_FILE_WRONG_EXTENSION', file, kind);
  }
  const numbering = parts.get('word/numbering.xml');
  const labels = numbering === undefined ? [] : numberLabels(document().toString('utf8'), numbering().toString('utf8'));
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, {
      includeDefaultStyleMap: false, ignoreEmptyParagraphs: true,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (tree: Element) => labelled(tree, labels.values()),
    });
    return { text: htmlToText(value) };
  } catch (error) {
    throw refuse('POLICY_FILE_DAMAGED', file, undefined, error);
  }
}
