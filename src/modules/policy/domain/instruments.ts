import { INSTRUMENTS } from './lexicon/instrument-words.ts';

const ONLY_PROGRAMME = 'project_program';

/** The kind of instrument a measure uses, by its words; a programme when nothing tells. */
export function readInstrument(words: string): string {
  let best: { kind: string; weight: number } | null = null;
  for (const [kind, weight, pattern] of INSTRUMENTS) {
    const hits = words.match(new RegExp(pattern.source, 'g'))?.length ?? 0;
    if (hits === 0) continue;
    const sum = weight + Math.min(hits - 1, 3);
    if (best === null || sum > best.weight) best = { kind, weight: sum };
  }
  return best?.kind ?? ONLY_PROGRAMME;
}
