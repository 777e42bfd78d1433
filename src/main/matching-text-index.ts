import type { Database } from '../kernel/db/index.ts';
import { createWorkerIndex, type EmbeddingSource } from '../kernel/matching/index.ts';
import { engineTextIndex, type TextIndex, withMeanings } from '../modules/market/index.ts';

/**
 * The matching kernel as the market's index: in a thread of its own, so that a long ranking holds up no request. With the
 * meanings of texts where the operator has connected a model.
 */
export async function matchingTextIndex(embeddings: EmbeddingSource | undefined, db: Database, onError: (error: unknown) => void): Promise<TextIndex> {
  const words = engineTextIndex(createWorkerIndex());
  return embeddings ? withMeanings(words, embeddings, db, onError) : words;
}
