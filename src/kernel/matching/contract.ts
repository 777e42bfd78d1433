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
export const evidenceKinds = ['title', 'content', 'kin', 'usual', 'met', 'unmet', 'field', 'maturity', 'place', 'meaning', 'chance'] as const;

export const evidence = z.object({
  kind: z.enum(evidenceKinds),
  /** Points of the score; `usual` is what a text with nothing in common would get; negative for `chance` and `unmet`. */
  points: z.number(),
});
export type Evidence = z.output<typeof evidence>;

export const evidenceWords: Record<Evidence['kind'], { zh: string; en: string }> = {
  title: { zh: '与需求名称共有的词语', en: 'terms shared with the title of the demand' },
  content: { zh: '与需求内容共有的词语', en: 'terms shared with the text of the demand' },
  kin: { zh: '与排在前面的成果主题相近', en: 'subject close to the other best results' },
  usual: { zh: '与需求毫无共同点的成果所得', en: 'what a result with nothing in common would get' },
  met: { zh: '指标满足', en: 'figures asked for are met' },
  unmet: { zh: '指标不满足（扣除）', en: 'figures asked for are not met (taken off)' },
  field: { zh: '同领域', en: 'same technical field' },
  maturity: { zh: '成熟度', en: 'maturity' },
  place: { zh: '同城', en: 'same city' },
  meaning: { zh: '语义相近（文本向量）', en: 'close in meaning (embeddings)' },
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

/** A span of one field of a demand or a result. */
const fieldSpan = z.object({ field: z.enum(['title', 'content', 'abstract']), span: textSpan });
export type FieldSpan = z.output<typeof fieldSpan>;

/** A figure that the demand asks beside what the result says of it. */
export const figure = z.object({
  verdict: z.enum(['met', 'unmet', 'unknown']),
  /** Part of the `met` or `unmet` points. */
  points: z.number(),
  /** As they are written. */
  asked: fieldSpan.extend({ text: z.string() }),
  offered: fieldSpan.extend({ text: z.string() }),
});
export type Figure = z.output<typeof figure>;

export const figureWords: Record<Figure['verdict'], { zh: string; en: string }> = {
  met: { zh: '指标满足', en: 'Figure met' },
  unmet: { zh: '指标不满足', en: 'Figure not met' },
  unknown: { zh: '指标无法比较', en: 'Figures cannot be compared' },
};

/** Why a result was given: evidence parts, largest first, figures in the order of the demand, and shared terms, most informative first. */
export const reasons = z.object({ evidence: z.array(evidence), figures: z.array(figure), shared: z.array(sharedTerm) });
export type Reasons = z.output<typeof reasons>;
