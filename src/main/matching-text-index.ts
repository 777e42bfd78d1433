import { createWorkerIndex } from '../kernel/matching/index.ts';
import { engineTextIndex, type TextIndex } from '../modules/market/index.ts';

/** The matching kernel as the market's index: in a thread of its own, so that a long ranking holds up no request. */
export async function matchingTextIndex(): Promise<TextIndex> {
  return engineTextIndex(createWorkerIndex());
}
