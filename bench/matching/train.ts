/**
 * Learns the numbers of the matching engine from a folder with demands, results and human verdicts, and reports what they
 * are worth on demands they were not learned from. No text of the folder is kept.
 *
 *   npx tsx bench/matching/train.ts FOLDER [--write] [--without] [--unmeasured]
 *
 * FOLDER: requirements.jsonl {id,title,content}, achievements.jsonl {id,title}, labels.jsonl {requirement,achievement,level}.
 * `--without` adds a table of what each kind of evidence is worth; `--unmeasured` only learns (seconds instead of a minute).
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { canonicalJson } from '../../src/kernel/base/canonical-json.ts';
import { seededChance } from '../../src/kernel/base/chance.ts';
import { calibration as shipped } from '../../src/kernel/matching/calibration.ts';
import type { Calibration } from '../../src/kernel/matching/domain/calibration.ts';
import { levelOf } from '../../src/kernel/matching/domain/level.ts';
import { type Trait, traitNames } from '../../src/kernel/matching/domain/traits.ts';
import { foldsOf, readJudgedSet } from './judged-set.ts';
import { learnPoints, pointsOfPair } from './learn-points.ts';
import { type MeasuredPair, usualOf, measurePairs } from './measured-pairs.ts';
import { type Scored, cutOfShare, interval, leastErrorCuts, levelScore, mean, ndcg10, pairwise } from './measures.ts';

/** A level is a promise: of the results called so or better, at least this share was judged so by people. For "strong" the highest share that can be kept. */
const PROMISE = { fair: 0.45, strong: [0.3, 0.25, 0.2] };
const FOLDS = 5;
const SEEDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
/** Kinds of evidence, for the table of what each is worth. */
const KINDS: Record<string, readonly Trait[]> = {
  'weighted words in common (standing)': ['standing', 'standingToTenth'],
  'coverage of the titles': ['sharedCharacters', 'titleCharactersFound', 'titlePairsFound'],
  'pieces of the content': ['contentBestPair', 'contentRun'],
  'kin: subject of the best finds': ['kin'],
  'standing of the nearest finds': ['standingAround'],
  'length and rarity of the title': ['length', 'rarity'],
  'copies in the library': ['copies'],
};

const digits = (value: number, n = 4): number => Number(value.toFixed(n));
const defined = (values: readonly (number | undefined)[]): number[] => values.filter((v) => v !== undefined);

interface Worth {
  ndcg: number;
  ndcgs: number[];
  pairwise: number;
  level: number;
}

/** Every demand is scored and cut by what was learned from the other folds. */
function worthOnUnseen(pairs: readonly MeasuredPair[], folds: ReadonlyMap<string, number>, traits: readonly Trait[]): Worth {
  const lists = new Map<string, Scored[]>();
  const errors: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const training = pairs.filter((p) => folds.get(p.demand) !== fold);
    const points = learnPoints(training, traits);
    const cuts = leastErrorCuts(training.map((p) => ({ score: pointsOfPair(p, points), level: p.level })));
    for (const pair of pairs) {
      if (folds.get(pair.demand) !== fold) continue;
      const score = pointsOfPair(pair, points);
      lists.set(pair.demand, [...(lists.get(pair.demand) ?? []), { score, level: pair.level }]);
      errors.push(Math.abs(levelOf(score, { cuts }) - pair.level));
    }
  }
  const all = [...lists.values()];
  const ndcgs = defined(all.map(ndcg10));
  return { ndcg: mean(ndcgs), ndcgs, pairwise: mean(defined(all.map(pairwise))), level: levelScore(errors) };
}

function overSeeds(pairs: readonly MeasuredPair[], foldings: readonly ReadonlyMap<string, number>[], traits: readonly Trait[]): { ndcg: number; pairwise: number; level: number; each: Worth[] } {
  const each = foldings.map((folds) => worthOnUnseen(pairs, folds, traits));
  return { ndcg: mean(each.map((w) => w.ndcg)), pairwise: mean(each.map((w) => w.pairwise)), level: mean(each.map((w) => w.level)), each };
}

function promisedCuts(scored: readonly Scored[], weak: number): [number, number, number] {
  const fair = Math.max(weak, cutOfShare(scored, 3, PROMISE.fair));
  const strong = PROMISE.strong.map((share) => cutOfShare(scored, 4, share)).find((cut) => Number.isFinite(cut));
  if (strong === undefined) throw new Error('no score promises a strong match');
  return [weak, fair, Math.max(fair, strong)];
}

const [folder] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
if (!folder) throw new Error('npx tsx bench/matching/train.ts FOLDER [--write] [--without]');
const set = readJudgedSet(folder);
const base: Calibration = { ...shipped, standing: { ...shipped.standing, ...usualOf(set, shipped) } };
const pairs = measurePairs(set, base);
const foldings = SEEDS.map((seed) => foldsOf(set, FOLDS, seed));

if (!process.argv.includes('--unmeasured')) report();
if (process.argv.includes('--without')) {
  console.log('| evidence | nDCG@10 without | level without | nDCG@10 alone | level alone |\n| --- | --: | --: | --: | --: |');
  const some = foldings.slice(0, 5);
  const row = (name: string, without: { ndcg: number; level: number } | undefined, alone: { ndcg: number; level: number }): string =>
    `| ${[name, ...[without?.ndcg, without?.level, alone.ndcg, alone.level].map((x) => (x === undefined ? '' : x.toFixed(4)))].join(' | ')} |`;
  for (const [name, traits] of Object.entries(KINDS)) {
    console.log(row(name, overSeeds(pairs, some, traitNames.filter((t) => !traits.includes(t))), overSeeds(pairs, some, traits)));
  }
  console.log(row('all', undefined, overSeeds(pairs, some, traitNames)));
}

const learned = learnPoints(pairs, traitNames);
const scored = pairs.map((p) => ({ score: pointsOfPair(p, learned), level: p.level }));
const least = leastErrorCuts(scored);
const cuts = promisedCuts(scored, least[0]);
const inSample = [...set.verdicts.keys()].map((demand) => pairs.filter((p) => p.demand === demand).map((p) => ({ score: pointsOfPair(p, learned), level: p.level })));
console.log(`in sample: nDCG@10 ${digits(mean(defined(inSample.map(ndcg10))))}, level score ${digits(levelScore(scored.map((s) => Math.abs(levelOf(s.score, { cuts: least }) - s.level))))}, ` +
  `by promise ${digits(levelScore(scored.map((s) => Math.abs(levelOf(s.score, { cuts }) - s.level))))}`);
const observed = [1, 2, 3, 4].map((level) => {
  const so = scored.filter((s) => levelOf(s.score, { cuts }) === level);
  return { level, results: so.length, judged: [1, 2, 3, 4].map((l) => digits(so.filter((s) => s.level === l).length / (so.length || 1), 3)) };
});
const numbers = {
  ...base,
  standing: { ...base.standing, usualMean: digits(base.standing.usualMean), usualSpread: digits(base.standing.usualSpread) },
  points: learned,
  cuts: cuts.map((cut) => digits(cut, 3)),
  leastErrorCuts: least.map((cut) => digits(cut, 3)),
  version: undefined,
  learnedOn: undefined,
};
const file = {
  ...numbers,
  about: 'Numbers of the matching engine, learned by bench/matching/train.ts from human verdicts on demand and result pairs. No text is kept.',
  version: createHash('sha256').update(canonicalJson(numbers)).digest('hex').slice(0, 8),
  learnedOn: { demands: set.verdicts.size, pairs: pairs.length, observed },
};
console.log(JSON.stringify(file));
if (process.argv.includes('--write')) {
  writeFileSync(new URL('../../src/kernel/matching/data/calibration.json', import.meta.url), `${JSON.stringify(file, null, 2)}\n`);
}

function report(): void {
  const whole = overSeeds(pairs, foldings, traitNames);
  const spread = (values: readonly number[]): string => `${digits(Math.min(...values))} to ${digits(Math.max(...values))}`;
  const { next: random } = seededChance(42);
  console.log(`unseen demands, ${SEEDS.length} ways of folding: nDCG@10 ${digits(whole.ndcg)} (${spread(whole.each.map((w) => w.ndcg))}; over demands [${interval(whole.each[0]!.ndcgs, random).map((x) => digits(x)).join(', ')}]), ` +
    `pairwise ${digits(whole.pairwise)}, level score ${digits(whole.level)} (${spread(whole.each.map((w) => w.level))})`);
}
