const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}

const spanOf = (tag: string, name: string): number => Math.min(64, Math.max(1, Number(new RegExp(`${name}="(\\d+)"`).exec(tag)?.[1] ?? 1)));

/**
 * Plain text of the simple HTML a Word file is turned into: one line a paragraph, one tab-separated line a table row,
 * blank line between blocks. Paragraphs inside a cell are joined by a space. A cell that was merged over rows is said again
 * in each of them, one merged over columns leaves the further columns empty, so that every row has the header's columns.
 */
export function htmlToText(html: string): string {
  const out: string[] = [];
  let line = '';
  let cell = 0;
  /** Cells of the row so far, and what is still to be said again below, by column. */
  let row: string[] = [];
  let below = new Map<number, { text: string; rows: number }>();
  let span = { columns: 1, rows: 1 };
  const carry = (): void => {
    for (let held = below.get(row.length); held !== undefined && held.rows > 0; held = below.get(row.length)) {
      held.rows -= 1;
      row.push(held.text);
    }
  };
  const flush = (): void => {
    if (line.trim() !== '' || line.includes('\t')) out.push(line);
    line = '';
  };
  for (const match of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*?>|([^<]+)/gi)) {
    const [, closing, name, words] = match;
    if (words !== undefined) { line += decode(words).replace(/[\r\n\t]+/g, ' '); continue; }
    const tag = (name ?? '').toLowerCase();
    if (tag === 'br') { if (cell > 0) line += ' '; else flush(); }
    else if (tag === 'td' || tag === 'th') {
      if (closing === '') {
        cell += 1;
        if (cell > 1) continue;
        carry();
        span = { columns: spanOf(match[0], 'colspan'), rows: spanOf(match[0], 'rowspan') };
      } else {
        cell -= 1;
        if (cell > 0) { line += ' '; continue; }
        for (let n = 0; n < span.columns; n += 1) {
          const text = n === 0 ? line.trim() : '';
          if (span.rows > 1) below.set(row.length, { text, rows: span.rows - 1 });
          row.push(text);
        }
        line = '';
      }
    } else if (tag === 'tr' && cell === 0) {
      if (closing === '/') { carry(); line = row.join('\t'); row = []; flush(); line = ''; } else { flush(); row = []; }
    } else if (tag === 'p' || tag === 'li' || /^h[1-6]$/.test(tag)) {
      if (cell === 0) flush();
      else if (closing === '/') line += ' ';
    } else if (tag === 'table' && closing === '/' && cell === 0) { below = new Map(); flush(); out.push(''); }
  }
  flush();
  return out.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}
