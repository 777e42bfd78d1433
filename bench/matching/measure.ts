import { contenders } from './contenders.ts';
import { SyntheticWorld } from './synthetic.ts';

/** Times in milliseconds. */
export interface Figures {
  buildMs: number;
  p50: number;
  p95: number;
  p99: number;
  /** From handing in one new result until a demand on its subject is answered with it; the slowest of several. */
  findableMs: number;
  /** Of how many new results so many were among the best twenty. */
  found: { of: number; first: number };
  memoryMb: number;
  /** Demands that were answered within the time for asking. */
  asked: number;
}

const BATCH = 2_000;
const WARM_UP = 5;
/** Answered in any case, however long that takes. */
const LEAST = 10;
const NEW = 10;

export async function measure(task: { name: string; abstracts: boolean; results: number; demands: number; askSeconds: number; seed: number }): Promise<Figures> {
  const world = new SyntheticWorld(task.seed);
  const contender = await contenders[task.name]!();

  const resident = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().rss / 2 ** 20;
  };
  const before = resident();
  let buildMs = 0;
  let at: number;
  // Made as they are handed in, as they would come from a database: the texts that stay are the contender's own.
  for (let made = 0; made < task.results; made += BATCH) {
    const texts = world.results(Math.min(BATCH, task.results - made)).map(({ id, title, abstract }) => (task.abstracts ? { id, title, abstract } : { id, title }));
    at = performance.now();
    await contender.add(texts);
    buildMs += performance.now() - at;
  }
  at = performance.now();
  await contender.built?.();
  buildMs += performance.now() - at;
  const memoryMb = (await contender.megabytes?.()) ?? resident() - before;

  const demands = world.demands(task.demands + WARM_UP);
  const times: number[] = [];
  const asking = performance.now();
  for (const demand of demands) {
    if (times.length >= WARM_UP + LEAST && performance.now() - asking > task.askSeconds * 1_000) break;
    at = performance.now();
    await contender.rank(demand, 20);
    times.push(performance.now() - at);
  }
  const sorted = times.slice(WARM_UP).sort((a, b) => a - b);
  const part = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!;

  let findableMs = 0;
  let first = 0;
  for (let i = 0; i < NEW; i += 1) {
    const [demand] = world.demands(1);
    const title = demand!.title;
    at = performance.now();
    await contender.add([{ id: `new${i}`, title }]);
    const answer = await contender.rank({ id: 'new', title, content: '' }, 20);
    findableMs = Math.max(findableMs, performance.now() - at);
    if (answer.includes(`new${i}`)) first += 1;
  }
  await contender.close?.();
  return { buildMs, memoryMb, p50: part(0.5), p95: part(0.95), p99: part(0.99), findableMs, found: { of: NEW, first }, asked: sorted.length };
}
