/** Reads a folder with demands, results and human verdicts, and keeps near-identical demands together. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const demandLine = z.object({ id: z.string(), title: z.string(), content: z.string() });
const resultLine = z.object({ id: z.string(), title: z.string(), abstract: z.string().optional() });
const verdictLine = z.object({ requirement: z.string(), achievement: z.string(), level: z.number().int().min(1).max(4) });

export interface JudgedSet {
  demands: z.output<typeof demandLine>[];
  results: z.output<typeof resultLine>[];
  /** Verdicts by demand. */
  verdicts: Map<string, { result: string; level: number }[]>;
}

export function readJudgedSet(folder: string): JudgedSet {
  const lines = <T>(file: string, schema: z.ZodType<T>): T[] =>
    readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean).map((line) => schema.parse(JSON.parse(line)));
  const verdicts: JudgedSet['verdicts'] = new Map();
  for (const { requirement, achievement, level } of lines('labels.jsonl', verdictLine)) {
    const list = verdicts.get(requirement) ?? [];
    list.push({ result: achievement, level });
    verdicts.set(requirement, list);
  }
  return { demands: lines('requirements.jsonl', demandLine), results: lines('achievements.jsonl', resultLine), verdicts };
}

const order = (text: string): number => createHash('sha256').update(text).digest().readUInt32LE(0);

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/\s/g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
}

function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}

/** A fold 0..count−1 for each demand: the same title or resembling content (Jaccard of pairs ≥ 0.35) means the same fold. */
export function foldsOf({ demands, verdicts }: JudgedSet, count: number, seed: string): Map<string, number> {
  const pairs = demands.map((d) => pairsOf(d.content));
  const chief = demands.map((_, i) => i);
  const find = (i: number): number => (chief[i] === i ? i : find(chief[i]!));
  demands.forEach((d, i) => {
    for (let j = 0; j < i; j += 1) {
      if (demands[j]!.title === d.title || resemblance(pairs[i]!, pairs[j]!) >= 0.35) chief[find(i)] = find(j);
    }
  });
  const groups = new Map<string, string[]>();
  demands.forEach((d, i) => {
    const key = demands[find(i)]!.id;
    groups.set(key, [...(groups.get(key) ?? []), d.id]);
  });
  const load = Array.from({ length: count }, () => 0);
  const folds = new Map<string, number>();
  for (const [, members] of [...groups].sort((a, b) => order(seed + a[0]) - order(seed + b[0]))) {
    const lightest = load.indexOf(Math.min(...load));
    for (const id of members) {
      folds.set(id, lightest);
      load[lightest]! += verdicts.get(id)?.length ?? 0;
    }
  }
  return folds;
}
