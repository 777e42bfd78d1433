import type { Case } from './cases.ts';

/** One engine with one rule: cases in, answers out, in their order. */
export interface Contender {
  name: string;
  answer(cases: readonly Case[]): Promise<string[]> | string[];
}

export const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1]!;

/**
 * All contenders on the same cases, turn by turn, so that a neighbour on the machine disturbs them alike. Answers are
 * compared before anything is timed.
 *
 * @returns median microseconds a case, for each contender
 */
export async function contest(contenders: readonly Contender[], cases: readonly Case[], rounds: number): Promise<number[]> {
  const [first, ...others] = await Promise.all(contenders.map((c) => c.answer(cases)));
  others.forEach((answers, i) => {
    const at = answers.findIndex((a, n) => a !== first![n]);
    if (at >= 0) throw new Error(`${contenders[i + 1]!.name} says ${answers[at]} where ${contenders[0]!.name} says ${first![at]}: ${JSON.stringify(cases[at])}`);
  });
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, contender] of contenders.entries()) {
      const start = performance.now();
      await contender.answer(cases);
      times[i]!.push(((performance.now() - start) * 1000) / cases.length);
    }
  }
  return times.map(median);
}
