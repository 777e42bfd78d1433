import { contenders } from './contenders.ts';
import { SyntheticWorld } from './synthetic.ts';

/** Times in milliseconds. */
export interface Figures {
  buildMs: number;
  p50: number;
  p95: number;
  p99: number;
  /** Each demand asked right after one result was added. */
  p95AfterWrite: number | undefined;
  memoryMb: number;
}

const BATCH = 2_000;
const WARM_UP = 10;

export function measure(task: { name: string; abstracts: boolean; results: number; demands: number; seed: number }): Figures {
  const world = new SyntheticWorld(task.seed);
  const texts = world.results(task.results).map(({ id, title, abstract }) => (task.abstracts ? { id, title, abstract } : { id, title }));
  const demands = world.demands(task.demands + WARM_UP);
  const contender = contenders[task.name]!();

  const resident = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 2 ** 20;
  };
  const before = resident();
  let at = performance.now();
  // Copies, as they would come from a database: else the texts would seem to cost nothing.
  for (let i = 0; i < texts.length; i += BATCH) contender.add(structuredClone(texts.slice(i, i + BATCH)));
  const buildMs = performance.now() - at;
  const memoryMb = resident() - before;

  const ask = (prepare?: (i: number) => void): number[] =>
    demands.map((demand, i) => {
      prepare?.(i);
      at = performance.now();
      contender.rank(demand, 20);
      return performance.now() - at;
    }).slice(WARM_UP).sort((a, b) => a - b);
  const times = ask();
  const part = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;
  const afterWrite = task.name.startsWith('innomatrix')
    ? ask((i) => contender.add([{ ...texts[i]!, id: `new${i}` }]))
    : undefined;
  return {
    buildMs, memoryMb, p50: part(times, 0.5), p95: part(times, 0.95), p99: part(times, 0.99),
    p95AfterWrite: afterWrite && part(afterWrite, 0.95),
  };
}
