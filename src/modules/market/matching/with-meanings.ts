import { createHash } from 'node:crypto';
import type { Database } from '../../../kernel/db/index.ts';
import type { EmbeddingSource, Meaning } from '../../../kernel/matching/index.ts';
import { findMeanings, keepMeanings } from '../store/meanings.ts';
import type { IndexedText, TextIndex, TextQuestion } from './port.ts';

/** Texts sent between two answers to people; what waits longer does no harm. */
const BATCH = 64;

const textOf = ({ title, content }: { title: string; content: string }): string => (content ? `${title}\n${content}` : title);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The same index with the meaning of texts as a further piece of evidence. Results are findable by their words at once and get
 * their meaning when the model has answered; a model that fails costs nothing but its evidence.
 */
export function withMeanings(text: TextIndex, source: EmbeddingSource, db: Database, onError: (error: unknown) => void): TextIndex & { settled(): Promise<void> } {
  const waiting = new Map<string, IndexedText>();
  let working: Promise<void> | undefined;
  let stopped = false;

  const known = async <T extends { title: string; content: string }>(texts: readonly T[]): Promise<(T & { meaning?: Meaning })[]> => {
    const found = await findMeanings(db.sql, source.name, texts.map((t) => hashOf(textOf(t))));
    return texts.map((t) => {
      const meaning = found.get(hashOf(textOf(t)));
      return meaning ? { ...t, meaning } : t;
    });
  };
  const ask = async (texts: readonly { title: string; content: string }[]): Promise<void> => {
    const meanings = await source.embed(texts.map(textOf));
    await keepMeanings(db.sql, source.name, new Map(texts.map((t, i) => [hashOf(textOf(t)), meanings[i]!])));
  };
  const work = async (): Promise<void> => {
    while (waiting.size > 0 && !stopped) {
      const batch = [...waiting.values()].slice(0, BATCH);
      await ask(batch);
      // Whoever changed meanwhile has another text in the list and keeps its place.
      const same = batch.filter((t) => waiting.get(t.id) === t);
      for (const { id } of same) waiting.delete(id);
      await text.put(await known(same));
    }
  };
  const startWork = (): void => {
    working ??= work().catch(onError).finally(() => {
      working = undefined;
    });
  };
  const asked = async (question: TextQuestion): Promise<TextQuestion> => {
    if (!question.open) return question;
    const [before] = await known([question]);
    if (before?.meaning) return before;
    try {
      await ask([question]);
    } catch (error) {
      onError(error);
      return question;
    }
    return (await known([question]))[0]!;
  };

  return {
    ...text,
    engine: { name: text.engine.name, version: `${text.engine.version}+${source.name}` },
    put: async (texts) => {
      const some = await known(texts);
      await text.put(some);
      for (const t of some) {
        if (t.meaning) waiting.delete(t.id);
        else waiting.set(t.id, t);
      }
      startWork();
    },
    remove: (ids) => {
      for (const id of ids) waiting.delete(id);
      return text.remove(ids);
    },
    rank: async (question, top, teaching) => text.rank(await asked(question), top, teaching),
    scores: async (question, texts) => text.scores(await asked(question), await known(texts)),
    explain: async (question, about) => text.explain(await asked(question), (await known([about]))[0]!),
    close: async () => {
      stopped = true;
      await working;
      await text.close();
    },
    settled: async () => {
      while (working) await working;
    },
  };
}
