/** A stretch of a document that a person marked, with what it says. Offsets count in the text without marks. */
export interface Mark {
  kind: string;
  attributes: string[];
  start: number;
  end: number;
}

export interface MarkedDocument { text: string; paths: string[]; marks: Mark[] }

const OPEN = '⟦';
const CLOSE = '⟧';

/**
 * Reads a text with marks in it: `⟦kind·attribute·…|words⟧`, nested at will, and `⟦§path⟧` before the line that opens
 * a numbered clause. Kinds: t target, f fact, r responsibility, m measure, g milestone, e name, p parameter.
 * @throws Error when a mark is not closed
 */
export function readMarkedDocument(source: string): MarkedDocument {
  const document: MarkedDocument = { text: '', paths: [], marks: [] };
  const open: Mark[] = [];
  let text = '';
  for (let i = 0; i < source.length; i += 1) {
    const c = source[i]!;
    if (c === OPEN && source[i + 1] === '§') {
      const end = source.indexOf(CLOSE, i);
      document.paths.push(source.slice(i + 2, end));
      i = end;
    } else if (c === OPEN) {
      const end = source.indexOf('|', i);
      const [kind = '', ...attributes] = source.slice(i + 1, end).split('·');
      open.push({ kind, attributes, start: text.length, end: text.length });
      i = end;
    } else if (c === CLOSE) {
      const mark = open.pop();
      if (mark === undefined) throw new Error(`A mark closes at ${i} that was never opened`);
      document.marks.push({ ...mark, end: text.length });
    } else text += c;
  }
  if (open.length > 0) throw new Error(`${open.length} marks are not closed`);
  document.marks.sort((a, b) => a.start - b.start || b.end - a.end);
  return { ...document, text };
}
