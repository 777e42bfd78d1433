/** A text as a direction in the space of some embedding model, its length taken out, each part rounded to −127…127. */
export type Meaning = Int8Array;

const FULL = 127;

/** @param vector as a model gives it; a quarter of the memory suffices for an angle */
export function meaningOf(vector: readonly number[]): Meaning {
  const largest = Math.max(...vector.map(Math.abs));
  return Int8Array.from(vector, (part) => (largest === 0 ? 0 : Math.round((part / largest) * FULL)));
}

/** Cosine of two meanings, −1…1; 0 where one is nothing or they come from different models. */
export function nearness(a: Meaning, b: Meaning): number {
  if (a.length !== b.length) return 0;
  let [dot, squareA, squareB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    squareA += a[i]! * a[i]!;
    squareB += b[i]! * b[i]!;
  }
  return dot === 0 ? 0 : dot / Math.sqrt(squareA * squareB);
}
