import { createWorkerIndex, evidenceWords, mergeSpans, type TextSpan } from '../kernel/matching/index.ts';
import type { Explanation, RankedText, TextIndex } from '../modules/market/index.ts';

const WORD_OF_LEVEL: Record<1 | 2 | 3 | 4, RankedText['level']> = { 1: null, 2: 'weak', 3: 'fair', 4: 'strong' };

/** The matching kernel as the market's index: in a thread of its own, so that a long ranking holds up no request. */
export async function matchingTextIndex(): Promise<TextIndex> {
  const index = await createWorkerIndex();
  let size = 0;
  const keepSize = async (): Promise<void> => {
    size = await index.size();
  };
  return {
    engine: index.engine,
    size: () => size,
    put: async (texts) => {
      await index.upsert(texts.map(({ id, title, content }) => ({ id, title, abstract: content })));
      await keepSize();
    },
    remove: async (ids) => {
      await index.remove(ids);
      await keepSize();
    },
    rank: async (question, top) =>
      (await index.match(question, { top })).map(({ id, score, level }) => ({ id, score, level: WORD_OF_LEVEL[level] })),
    search: (words, top) => index.search(words, { top }),
    explain: async (question, { id, title, content }): Promise<Explanation> => {
      const { reasons } = await index.explain(question, { id, title, abstract: content });
      const spans = (pick: (s: (typeof reasons.shared)[number]) => TextSpan[]): TextSpan[] => mergeSpans(reasons.shared.flatMap(pick));
      // The market shows the demand as one text, `title\ncontent`.
      const after = question.title.length + 1;
      const shifted = (s: TextSpan): TextSpan => ({ start: s.start + after, end: s.end + after });
      return {
        evidence: reasons.evidence.map(({ kind, points }) => ({ kind, ...evidenceWords[kind], weight: points })),
        query: mergeSpans([...spans((s) => s.demand.title), ...spans((s) => s.demand.content).map(shifted)]),
        title: spans((s) => s.result.title),
        content: spans((s) => s.result.abstract),
      };
    },
    close: () => index.close(),
  };
}
