/**
 * Learns the numbers of the matching engine from a folder with demands, results and human verdicts, and reports what they
 * are worth on demands they were not learned from. No text of the folder is kept.
 *
 *   npx tsx bench/matching/train.ts FOLDER [--write]
 *
 * FOLDER: requirements.jsonl {id,title,content}, achievements.jsonl {id,title}, labels.jsonl {requirement,achievement,level}.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { calibration as shipped } from '../../src/kernel/matching/calibration.ts';
import { bestSlots } from '../../src/kernel/matching/domain/best.ts';
import type { Calibration } from '../../src/kernel/matching/domain/calibration.ts';
import { DemandLanguage } from '../../src/kernel/matching/domain/commonness.ts';
import { scoreOf } from '../../src/kernel/matching/domain/explain.ts';
import { gatherKin } from '../../src/kernel/matching/domain/kinship.ts';
import { levelOf } from '../../src/kernel/matching/domain/level.ts';
import { Library } from '../../src/kernel/matching/domain/library.ts';
import { weighDemand } from '../../src/kernel/matching/domain/question.ts';
import { askLibrary } from '../../src/kernel/matching/domain/standing.ts';
import { TermWorths } from '../../src/kernel/matching/domain/term-worth.ts';
import type { Term } from '../../src/kernel/matching/domain/terms.ts';
import { type JudgedSet, foldsOf, readJudgedSet } from './judged-set.ts';
import { type Scored, cutOfShare, interval, leastErrorCuts, levelScore, mean, ndcg10, pairwise } from './measures.ts';
import { canonicalJson } from '../../src/kernel/base/canonical-json.ts';
import { seededChance } from '../../src/kernel/base/chance.ts';

/** What is tried for each number, one number after the other, twice round. */
const TRIALS: { name: string; values: number[]; set: (c: Calibration, value: number) => Calibration }[] = [
  { name: 'contentWeight', values: [0.15, 0.2, 0.3, 0.4, 0.5], set: (c, v) => ({ ...c, ranking: { ...c.ranking, contentWeight: v } }) },
  { name: 'pairWeight', values: [0.15, 0.3, 0.45], set: (c, v) => ({ ...c, ranking: { ...c.ranking, pairWeight: v } }) },
  { name: 'kin weight', values: [0.5, 1, 1.5, 2], set: (c, v) => ({ ...c, kinship: { ...c.kinship, weight: v } }) },
  { name: 'kin neighbours', values: [50, 100, 200], set: (c, v) => ({ ...c, kinship: { ...c.kinship, neighbours: v } }) },
  { name: 'kin full voice', values: [6, 12, 24], set: (c, v) => ({ ...c, kinship: { ...c.kinship, fullVoice: v } }) },
];
/** A level is a promise: of the results called so or better, at least this share was judged so by people. */
const PROMISE = { fair: 0.45, strong: 0.3 };
const FOLDS = 5;
const SEEDS = ['a', 'b', 'c'];

class Trainer {
  readonly #library = new Library();
  readonly #language = new DemandLanguage();
  readonly #set: JudgedSet;
  readonly #known = new Map<string, Map<string, Scored[]>>();

  constructor(set: JudgedSet) {
    this.#set = set;
    this.#library.upsert(set.results);
    for (const d of set.demands) this.#language.upsert(d.id, `${d.title}\n${d.content}`);
  }

  /** Scores of the judged results of every demand. */
  run(c: Calibration): Map<string, Scored[]> {
    const key = JSON.stringify({ ...c, cuts: 0 });
    const known = this.#known.get(key);
    if (known) return known;
    const worths = new TermWorths(this.#library, this.#language, c);
    const worth = (term: Term): number => worths.of(term);
    const run = new Map<string, Scored[]>();
    for (const demand of this.#set.demands) {
      const verdicts = this.#set.verdicts.get(demand.id);
      if (!verdicts) continue;
      const question = weighDemand(demand, worth, c);
      const answer = askLibrary(question, this.#library, c);
      const kin = gatherKin(bestSlots(answer.sums, this.#library, Math.max(400, 3 * c.kinship.neighbours)), answer, this.#library, c);
      run.set(demand.id, verdicts.map(({ result, level }) => {
        const slot = this.#library.slotOf(result)!;
        return { score: scoreOf(answer.sums[slot]!, this.#library.at(slot)!, { question, answer, kin, worth }, this.#library, c), level };
      }));
    }
    this.#known.set(key, run);
    return run;
  }

  /** The best setting by nDCG@10, pairwise order and levels over some demands, found coordinate by coordinate. */
  fit(start: Calibration, demands: ReadonlySet<string>): Calibration {
    const merit = (c: Calibration): number => {
      const lists = [...this.run(c)].filter(([id]) => demands.has(id)).map(([, scored]) => scored);
      const scored = lists.flat();
      const cuts = leastErrorCuts(scored);
      const level = levelScore(scored.map((x) => Math.abs(levelOf(x.score, { ...c, cuts }) - x.level)));
      // nDCG@10 hangs on few results and is the most uneven of the three; it alone would choose by chance.
      return mean(defined(lists.map(ndcg10))) + 2 * mean(defined(lists.map(pairwise))) + 2 * level;
    };
    let best = { c: start, merit: merit(start) };
    for (let round = 0; round < 2; round += 1) {
      for (const { values, set } of TRIALS) {
        for (const value of values) {
          const c = set(best.c, value);
          const m = merit(c);
          // A gain that small is chance; the simpler start stays.
          if (m > best.merit + 0.0005) best = { c, merit: m };
        }
      }
    }
    const scored = [...this.run(best.c)].filter(([id]) => demands.has(id)).flatMap(([, list]) => list);
    return { ...best.c, cuts: cutsOf(scored) };
  }

  /** What the library of this set finds usual, as parts of mass and norm of the demands. */
  usual(c: Calibration): { usualMean: number; usualSpread: number } {
    const own = { ...c, standing: { ...c.standing, prior: 1e-9, leastSpread: 0 } };
    const worths = new TermWorths(this.#library, this.#language, own);
    const ratios = this.#set.demands.map((demand) => {
      const question = weighDemand(demand, (term) => worths.of(term), own);
      const { mean: m, spread } = askLibrary(question, this.#library, own);
      return { mean: m / question.mass, spread: spread / question.norm };
    });
    return { usualMean: median(ratios.map((r) => r.mean)), usualSpread: median(ratios.map((r) => r.spread)) };
  }
}

function cutsOf(scored: readonly Scored[]): [number, number, number] {
  const [weak] = leastErrorCuts(scored);
  const fair = Math.max(weak, cutOfShare(scored, 3, PROMISE.fair));
  return [weak, fair, Math.max(fair, cutOfShare(scored, 4, PROMISE.strong))];
}

const defined = (values: readonly (number | undefined)[]): number[] => values.filter((v) => v !== undefined);
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const digits = (value: number, n = 4): number => Number(value.toFixed(n));

const [folder] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (!folder) throw new Error('npx tsx bench/matching/train.ts FOLDER [--write]');
const set = readJudgedSet(folder);
const trainer = new Trainer(set);
const judged = [...set.verdicts.keys()];
// The search begins at plain numbers, not at those learned last time: else the unseen demands would not be unseen.
const plain: Calibration = {
  ...shipped,
  ranking: { ...shipped.ranking, contentWeight: 0.3, pairWeight: 0.3 },
  kinship: { neighbours: 100, weight: 1, fullVoice: 12 },
};
const start: Calibration = { ...plain, standing: { ...plain.standing, ...trainer.usual(plain) } };

for (const seed of SEEDS) {
  const folds = foldsOf(set, FOLDS, seed);
  const lists: Scored[][] = [];
  const errors: number[] = [];
  const leastErrors: number[] = [];
  const chosen: string[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = new Set(judged.filter((id) => folds.get(id) !== fold));
    const c = trainer.fit(start, training);
    const run = trainer.run(c);
    const cuts = leastErrorCuts([...run].filter(([id]) => training.has(id)).flatMap(([, list]) => list));
    for (const [id, scored] of run) {
      if (training.has(id)) continue;
      lists.push(scored);
      for (const s of scored) {
        errors.push(Math.abs(levelOf(s.score, c) - s.level));
        leastErrors.push(Math.abs(levelOf(s.score, { ...c, cuts }) - s.level));
      }
    }
    chosen.push([c.ranking.contentWeight, c.ranking.pairWeight, c.kinship.weight, c.kinship.neighbours, c.kinship.fullVoice, ...c.cuts.map((x) => digits(x, 2))].join(' '));
  }
  const ndcgs = defined(lists.map(ndcg10));
  const { next: random } = seededChance(42);
  console.log(`unseen demands (${seed}): nDCG@10 ${digits(mean(ndcgs))} [${interval(ndcgs, random).map((x) => digits(x)).join(', ')}], pairwise ${digits(mean(defined(lists.map(pairwise))))}, ` +
    `level score ${digits(levelScore(errors))} (cut points of least error: ${digits(levelScore(leastErrors))})`);
  console.log(`  chosen: ${chosen.join(' | ')}`);
}

const final = trainer.fit(start, new Set(judged));
const lists = [...trainer.run(final).values()];
const scored = lists.flat();
console.log(`in sample: nDCG@10 ${digits(mean(defined(lists.map(ndcg10))))}, pairwise ${digits(mean(defined(lists.map(pairwise))))}, ` +
  `level score ${digits(levelScore(scored.map((s) => Math.abs(levelOf(s.score, final) - s.level))))}`);
const observed = [1, 2, 3, 4].map((level) => {
  const so = scored.filter((s) => levelOf(s.score, final) === level);
  return { level, results: so.length, judged: [1, 2, 3, 4].map((l) => digits(so.filter((s) => s.level === l).length / (so.length || 1), 3)) };
});
const numbers = {
  ...final,
  standing: { ...final.standing, usualMean: digits(final.standing.usualMean), usualSpread: digits(final.standing.usualSpread) },
  cuts: final.cuts.map((cut) => digits(cut, 3)),
  version: undefined,
  learnedOn: undefined,
};
const file = {
  about: 'Numbers of the matching engine, learned by bench/matching/train.ts from human verdicts on demand and result pairs. No text is kept.',
  ...numbers,
  version: createHash('sha256').update(canonicalJson(numbers)).digest('hex').slice(0, 8),
  learnedOn: { demands: judged.length, pairs: scored.length, observed },
};
console.log(JSON.stringify(file, null, 1));
if (process.argv.includes('--write')) {
  writeFileSync(new URL('../../src/kernel/matching/data/calibration.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
}
