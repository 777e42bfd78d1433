/**
 * Learns the numbers of `src/kernel/matching/data/verdicts.json` and says what verdicts are worth:
 * `npx tsx bench/matching/fit-verdicts.ts FOLDER [--write] [--quick]`. A fifth of each demand's verdicts is hidden and estimated from the
 * others; the numbers are chosen on other demands than those measured (near-identical demands in one fold).
 * Deterministic. Run it again whenever the scores of the engine change.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { canonicalJson } from '../../src/kernel/base/canonical-json.ts';
import { calibration } from '../../src/kernel/matching/calibration.ts';
import type { MatchLevel } from '../../src/kernel/matching/contract.ts';
import { chanceOf, type VerdictWeights } from '../../src/kernel/matching/domain/verdicts/weights.ts';
import { createIndex } from '../../src/kernel/matching/index.ts';
import { verdictWeights as shipped } from '../../src/kernel/matching/verdict-weights.ts';
import { foldsOf, readJudgedSet } from './judged-set.ts';
import { levelScore, mean, ndcg10, pairwise } from './measures.ts';

const PARTS = 5;
const FOLDS = 3;

const [folder] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (!folder) throw new Error('npx tsx bench/matching/fit-verdicts.ts FOLDER [--write] [--quick]');
const quick = process.argv.includes('--quick');
const splits = ['a'];
const set = readJudgedSet(folder);
const demandOf = new Map(set.demands.map((d) => [d.id, d]));
const documentOf = new Map(set.results.map((r) => [r.id, r]));
const judged = [...set.verdicts.keys()].sort();

const plain = createIndex();
plain.upsert(set.results);
plain.learnDemands(set.demands);
/** Every verdict with the score it had before any. */
const cases = new Map(judged.map((id) => {
  const list = set.verdicts.get(id)!.map(({ result, level }) => ({ document: documentOf.get(result)!, level: level as MatchLevel }));
  const scores = plain.scores(demandOf.get(id)!, list.map((v) => v.document));
  return [id, list.map((v, i) => ({ ...v, score: scores[i]! }))] as const;
}));
/** Only the demands most like it can be heard; to give no more saves time. */
const alike = new Map(judged.map((id) => [id, plain.resembling(demandOf.get(id)!, judged.filter((o) => o !== id).map((o) => demandOf.get(o)!), 12).map((o) => o.id)]));

/** Which fifth of its demand a verdict is in: fifths of equal size in an order that depends on the split alone. */
const partOf = (split: string): Map<string, number> => {
  const order = (id: string): string => createHash('sha256').update(`${split} ${id}`).digest('hex');
  const parts = new Map<string, number>();
  judged.forEach((demand, d) => {
    const ids = cases.get(demand)!.map((v) => v.document.id).sort((a, b) => (order(a) < order(b) ? -1 : 1));
    ids.forEach((id, i) => parts.set(`${demand} ${id}`, (i + d) % PARTS));
  });
  return parts;
};

interface Outcome {
  error: number;
  without: number;
  score: number;
  before: number;
  level: number;
}

/** The hidden fifths of every demand, each estimated from the other four and from four fifths of all other demands. */
function estimate(weights: VerdictWeights): Map<string, Outcome[][]> {
  const index = createIndex({ verdictWeights: weights });
  index.upsert(set.results);
  index.learnDemands(set.demands);
  const outcomes = new Map<string, Outcome[][]>(judged.map((id) => [id, []]));
  for (const split of splits) {
    const parts = partOf(split);
    for (let part = 0; part < PARTS; part += 1) {
      const open = (id: string) => cases.get(id)!.filter((v) => parts.get(`${id} ${v.document.id}`) !== part);
      for (const id of judged) {
        const hidden = cases.get(id)!.filter((v) => parts.get(`${id} ${v.document.id}`) === part);
        if (hidden.length === 0) continue;
        const elsewhere = alike.get(id)!.slice(0, weights.elsewhere).map((o) => ({ demand: demandOf.get(o)!, verdicts: open(o) }));
        const only = hidden.map((v) => v.document.id);
        const found = new Map(index.match(demandOf.get(id)!, { top: only.length, filter: { only }, verdicts: { own: open(id), elsewhere } }).map((m) => [m.id, m]));
        outcomes.get(id)!.push(hidden.map((v) => {
          const { level, score, learned } = found.get(v.document.id)!;
          return { error: Math.abs(level - v.level), without: Math.abs(learned!.before.level - v.level), score, before: learned!.before.score, level: v.level };
        }));
      }
    }
  }
  return outcomes;
}

/** Logistic curves of "at least this level" over the score, by Newton's method. */
function priorOf(demands: readonly string[]): VerdictWeights['prior'] {
  const all = demands.flatMap((id) => cases.get(id)!);
  const curve = (level: number): VerdictWeights['prior'][0] => {
    let a = 0;
    let b = 0.3;
    for (let round = 0; round < 30; round += 1) {
      const g = [0, 0];
      const h = [1e-6, 0, 1e-6];
      for (const v of all) {
        const p = 1 / (1 + Math.exp(-(a + b * v.score)));
        const miss = (v.level >= level ? 1 : 0) - p;
        const w = p * (1 - p);
        g[0]! += miss; g[1]! += miss * v.score;
        h[0]! += w; h[1]! += w * v.score; h[2]! += w * v.score * v.score;
      }
      const det = h[0]! * h[2]! - h[1]! * h[1]!;
      a += (h[2]! * g[0]! - h[1]! * g[1]!) / det;
      b += (h[0]! * g[1]! - h[1]! * g[0]!) / det;
    }
    return { at: digits(-a / b), slope: digits(b) };
  };
  return [curve(2), curve(3), curve(4)];
}

type Kinship = VerdictWeights['kinship'];
const kin = <K extends keyof Kinship>(name: K) => (w: VerdictWeights, value: number): VerdictWeights => ({ ...w, kinship: { ...w.kinship, [name]: value } });
const TRIALS: readonly { values: readonly number[]; set: (w: VerdictWeights, value: number) => VerdictWeights }[] = [
  { values: [0.1, 0.25], set: kin('noise') },
  { values: [0.5, 1.1], set: kin('both') },
  { values: [0.2], set: kin('sameDemand') },
  { values: [2.5], set: kin('demandPower') },
];

const digits = (value: number, n = 4): number => Number(value.toFixed(n));
const known = new Map<string, Map<string, Outcome[][]>>();
const outcomesOf = (weights: VerdictWeights): Map<string, Outcome[][]> => {
  const key = canonicalJson(weights.kinship) + canonicalJson(weights.prior);
  let outcomes = known.get(key);
  if (!outcomes) known.set(key, (outcomes = estimate(weights)));
  return outcomes;
};
const scoreOver = (outcomes: Map<string, Outcome[][]>, demands: ReadonlySet<string>, by: 'error' | 'without' = 'error'): number =>
  levelScore([...outcomes].filter(([id]) => demands.has(id)).flatMap(([, lists]) => lists.flat().map((o) => o[by])));

/** The plain start, or the neighbour of it that is clearly better on these demands. */
function choose(start: VerdictWeights, demands: ReadonlySet<string>): VerdictWeights {
  let best = { weights: start, merit: scoreOver(outcomesOf(start), demands) };
  if (quick) return start;
  for (const { values, set: change } of TRIALS) {
    for (const value of values) {
      const weights = change(best.weights, value);
      const merit = scoreOver(outcomesOf(weights), demands);
      if (merit > best.merit + 0.0003) best = { weights, merit };
    }
  }
  return best.weights;
}

const start: VerdictWeights = {
  ...shipped,
  elsewhere: 3,
  most: 240,
  prior: priorOf(judged),
  kinship: { sameDemand: 0.1, demand: 0.1, candidate: 0.2, both: 0.8, demandPower: 1.5, noise: 0.15 },
};
const folds = foldsOf(set, FOLDS, 'verdicts');
const unseen: Outcome[][] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const seen = new Set(judged.filter((id) => folds.get(id) !== fold));
  const chosen = choose(start, seen);
  for (const [id, lists] of outcomesOf(chosen)) if (!seen.has(id)) unseen.push(...lists);
  console.log(`fold ${fold}: ${JSON.stringify(chosen.kinship)}`);
}
const all = unseen.flat();
console.log(`hidden fifths of ${judged.length} demands, ${all.length} estimates: level score ${digits(levelScore(all.map((o) => o.error)))} with the verdicts, ` +
  `${digits(levelScore(all.map((o) => o.without)))} without; exactly right ${digits(all.filter((o) => o.error === 0).length / all.length)}`);
const order = (by: 'score' | 'before'): string => {
  const lists = unseen.map((list) => list.map((o) => ({ score: o[by], level: o.level })));
  const defined = (values: (number | undefined)[]): number => digits(mean(values.filter((v) => v !== undefined)));
  return `nDCG@10 ${defined(lists.map(ndcg10))}, pairwise ${defined(lists.map(pairwise))}`;
};
console.log(`order within hidden fifths of ten and more: ${order('score')} with, ${order('before')} without`);

const groups = foldsOf(set, 1_000, 'groups');
const size = new Map<number, number>();
for (const id of judged) size.set(groups.get(id)!, (size.get(groups.get(id)!) ?? 0) + 1);
const final = choose(start, new Set(judged));
const outcomes = outcomesOf(final);
const single = new Set(judged.filter((id) => size.get(groups.get(id)!) === 1));
console.log(`demands with no near-identical other: ${digits(scoreOver(outcomes, single))} (${single.size}); the others: ${digits(scoreOver(outcomes, new Set(judged.filter((id) => !single.has(id)))))}`);

const numbers = { prior: final.prior, kinship: final.kinship, elsewhere: final.elsewhere, most: final.most, half: final.half };
const file = {
  about: 'Numbers of the learning from verdicts, made by bench/matching/fit-verdicts.ts from human verdicts on demand and result pairs. No text is kept.',
  version: createHash('sha256').update(canonicalJson(numbers)).digest('hex').slice(0, 8),
  learnedOn: {
    engine: calibration.version, demands: judged.length, pairs: [...cases.values()].flat().length,
    levelScore: { with: digits(levelScore(all.map((o) => o.error))), without: digits(levelScore(all.map((o) => o.without))) },
    atCuts: calibration.cuts.map((cut, k) => digits(chanceOf(final.prior[k]!, cut), 3)),
  },
  ...numbers,
};
console.log(JSON.stringify(file, null, 1));
if (process.argv.includes('--write')) {
  writeFileSync(new URL('../../src/kernel/matching/data/verdicts.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
}
