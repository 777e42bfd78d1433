import { z } from 'zod';

/** How well a result answers a demand: 4 strong, 3 fair, 2 weak, 1 none. */
export const matchLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type MatchLevel = z.output<typeof matchLevel>;

/** A place in an original text, in UTF-16 units as JavaScript counts: `text.slice(start, end)`. */
export const textSpan = z.object({ start: z.number().int().min(0), end: z.number().int().min(0) });
export type TextSpan = z.output<typeof textSpan>;

/** For painting: sorted, with overlapping and touching spans made one. */
export function mergeSpans(spans: readonly TextSpan[]): TextSpan[] {
  const merged: TextSpan[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** Parts of the score. They add up to it. */
export const evidenceKinds = ['title', 'content', 'kin', 'usual', 'chance'] as const;

export const evidence = z.object({
  kind: z.enum(evidenceKinds),
  /** Points of the score; `usual` is what a text with nothing in common would get; negative for `chance`. */
  points: z.number(),
});
export type Evidence = z.output<typeof evidence>;

export const evidenceWords: Record<Evidence['kind'], { zh: string; en: string }> = {
  title: { zh: '与需求名称共有的词语', en: 'terms shared with the title of the demand' },
  content: { zh: '与需求内容共有的词语', en: 'terms shared with the text of the demand' },
  kin: { zh: '与排在前面的成果主题相近', en: 'subject close to the other best results' },
  usual: { zh: '与需求毫无共同点的成果所得', en: 'what a result with nothing in common would get' },
  chance: { zh: '只有单字相同，可能是巧合（扣除）', en: 'only single characters in common, perhaps by chance (taken off)' },
};

/** A piece of text that stands on both sides, with its places in each field; spans of one field do not overlap. */
export const sharedTerm = z.object({
  /** As the result writes it. */
  text: z.string(),
  points: z.number(),
  demand: z.object({ title: z.array(textSpan), content: z.array(textSpan) }),
  result: z.object({ title: z.array(textSpan), keywords: z.array(textSpan), abstract: z.array(textSpan) }),
});
export type SharedTerm = z.output<typeof sharedTerm>;

/** Why a result was given: evidence parts, largest first, and shared terms, most informative first. */
export const reasons = z.object({ evidence: z.array(evidence), shared: z.array(sharedTerm) });
export type Reasons = z.output<typeof reasons>;
