const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return ENTITIES[name] ?? whole;
  });
}

/**
 * Plain text of the simple HTML a Word file is turned into: one line a paragraph, one tab-separated line a table row,
 * blank line between blocks. Paragraphs inside a cell are joined by a space.
 */
export function htmlToText(html: string): string {
  const out: string[] = [];
  let line = '';
  let cell = 0;
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
      if (closing === '') cell += 1;
      else { cell -= 1; line = `${line.trimEnd()}\t`; }
    } else if (tag === 'tr') {
      if (closing === '/') { line = line.replace(/\t$/, ''); flush(); } else flush();
    } else if (tag === 'p' || tag === 'li' || /^h[1-6]$/.test(tag)) {
      if (cell === 0) flush();
      else if (closing === '/') line += ' ';
    } else if (tag === 'table' && closing === '/' && cell === 0) { flush(); out.push(''); }
  }
  flush();
  return out.join('\n').replace(/\n{3,}/g, '\n\n').trim();
}
