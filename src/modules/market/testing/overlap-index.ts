import type { IndexedText, TextIndex } from '../matching/port.ts';

/** The plainest index that can be wrong in no interesting way: ranks by shared pairs of characters. */
export function overlapIndex(): TextIndex {
  const texts = new Map<string, IndexedText>();
  const pairs = (text: string): Set<string> => new Set(Array.from(text, (_, i) => text.slice(i, i + 2)).filter((p) => p.trim().length === 2));
  const ranked = (question: string, top: number): { id: string; score: number }[] => {
    const asked = pairs(question);
    return [...texts.values()]
      .map((t) => ({ id: t.id, score: [...pairs(`${t.title}\n${t.content}`)].filter((p) => asked.has(p)).length }))
      .filter((r) => r.score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, top);
  };
  return {
    engine: { name: 'overlap', version: '1' },
    put: async (list) => {
      for (const t of list) texts.set(t.id, t);
    },
    remove: async (ids) => {
      for (const id of ids) texts.delete(id);
    },
    learnDemands: async () => {},
    forgetDemands: async () => {},
    size: () => texts.size,
    rank: async (q, top) => ranked(`${q.title}\n${q.content}`, top).map((r) => ({ ...r, level: r.score > 6 ? 'strong' : r.score > 2 ? 'fair' : 'weak' })),
    scores: async (q, list) => list.map((t) => [...pairs(`${t.title}\n${t.content}`)].filter((p) => pairs(`${q.title}\n${q.content}`).has(p)).length),
    resembling: async () => [],
    search: async (words, top) => ranked(words, top),
    explain: async (q, t) => {
      const shared = [...pairs(t.title)].filter((p) => `${q.title}\n${q.content}`.includes(p));
      const spans = (text: string): { start: number; end: number }[] => shared.flatMap((p) => (text.includes(p) ? [{ start: text.indexOf(p), end: text.indexOf(p) + 2 }] : []));
      return { evidence: [{ kind: 'shared', zh: '共有用语', en: 'shared terms', weight: 1 }], query: spans(`${q.title}\n${q.content}`), title: spans(t.title), content: spans(t.content) };
    },
    close: async () => texts.clear(),
  };
}
