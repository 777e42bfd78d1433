/**
 * Full-width letters, digits and signs to their ASCII twins, one for one, so that offsets in the folded text are
 * offsets in the text the person sees. (NFKC would change lengths.)
 */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (c) =>
    // Chinese commas, colons, semicolons and brackets separate clauses; they keep their shape.
    '，：；（）！？'.includes(c) ? c : c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );
}

export function escapeForPattern(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Alternation that prefers the longest word. */
export function anyOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).map(escapeForPattern).join('|');
}
