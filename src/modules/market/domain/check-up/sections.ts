import { HEADINGS, type SectionRole } from './lexicon/cues.ts';

export interface Section {
  role: SectionRole;
  start: number;
  end: number;
}

const ROLE_OF = new Map(HEADINGS.flatMap((h) => h.words.map((w) => [w, h.role] as const)));

/** Optional numbering, up to 14 characters of heading, then a colon or the end of the line. */
const HEADING_LINE = /(^|[\n\r])[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?[ \t]*)?([\u4e00-\u9fa5]{2,14})[ \t]*([：:]|(?=[\n\r]|$))/g;

/**
 * Cuts a text at its headings (预期目标：, 现有工作基础：, …). A text without headings has no sections; a heading nobody
 * knows leaves the section before it open, because it is more often an item than a heading.
 */
export function findSections(text: string): Section[] {
  const sections: Section[] = [];
  for (const match of text.matchAll(HEADING_LINE)) {
    const role = roleOfHeading(match[2]!);
    if (!role) continue;
    const start = match.index + match[0].length;
    const last = sections.at(-1);
    if (last) last.end = match.index;
    sections.push({ role, start, end: text.length });
  }
  return sections;
}

function roleOfHeading(heading: string): SectionRole | undefined {
  const exact = ROLE_OF.get(heading);
  if (exact) return exact;
  // "项目的预期目标", "目标及要求": the longest known word at either end decides.
  let best: { word: string; role: SectionRole } | undefined;
  for (const [word, role] of ROLE_OF) {
    if (word.length >= 2 && (heading.endsWith(word) || heading.startsWith(word)) && (!best || word.length > best.word.length)) {
      best = { word, role };
    }
  }
  return best?.role;
}

export function sectionAt(sections: readonly Section[], offset: number): SectionRole | undefined {
  return sections.find((s) => offset >= s.start && offset < s.end)?.role;
}
