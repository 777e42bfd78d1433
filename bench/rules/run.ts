/**
 * Our rules beside two well-kept engines on the same rules and cases, the price of an explanation, and the whole pack over a
 * population. Exits with 1 when a promise is broken.
 *
 *   npm run bench -- rules        (npx tsx bench/rules.bench.ts [--rounds 9] [--firms 23000] [--seed 7])
 *
 * Answers are compared before anything is timed. The peers answer without reasons; ours is timed with every leaf, clause,
 * value and working made. Contenders take turns; figures are medians of the rounds.
 */
import { cpus, loadavg } from 'node:os';
import { daysBetween } from '../../src/kernel/base/calendar-date.ts';
import { type CompiledRule, evaluateAll, evaluateRule, explain, type Facts, givenBy, judgeMany, keepCount, reevaluate, type RuleBook } from '../../src/kernel/rules/contract.ts';
import { anyFirms, type Case, knownFirms } from './cases.ts';
import { contest, median } from './contest.ts';
import { decisionTable, highTech, ON, readBook, tableRule, technologySme } from './subjects.ts';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const rounds = option('rounds', 9);
const firms = option('firms', 23_000);
const seed = option('seed', 7);

const book = readBook();
console.log(`load ${loadavg().map((l) => l.toFixed(1)).join(' ')} on ${cpus().length} cores, Node ${process.version}, seed ${seed}; ${book.versions.length} versions of ${book.rules.length} rules\n`);
await peers(book);
priceOfReasons(book);
wholePopulation(book);
longTable();
console.log(`\nload at the end ${loadavg().map((l) => l.toFixed(1)).join(' ')}`);

function promise(words: string, value: number, holds: boolean, unit = ''): void {
  console.log(`${holds ? 'holds ' : 'BROKEN'} ${words}: ${value.toFixed(2)}${unit}`);
  if (!holds) process.exitCode = 1;
}

async function peers(rules: RuleBook): Promise<void> {
  const cases: Case[] = knownFirms(1000, seed).map((firm) => ({ ...firm, registeredDays: daysBetween(firm['registeredOn'] as string, ON) }));
  console.log('| rule | ours, explained µs | ours, plain µs | zen-engine µs | json-rules-engine µs | faster peer ÷ ours explained |\n| --- | --: | --: | --: | --: | --: |');
  const ratios: number[] = [];
  for (const { title, contenders } of [technologySme(rules), highTech(rules), decisionTable()]) {
    const [full, bare, zen, json] = await contest(contenders, cases, rounds) as [number, number, number, number];
    ratios.push(Math.min(zen, json) / full);
    console.log(`| ${title} | ${full.toFixed(2)} | ${bare.toFixed(2)} | ${zen.toFixed(1)} | ${json.toFixed(1)} | ${ratios.at(-1)!.toFixed(1)} |`);
  }
  console.log('');
  promise('with full explanation at least 3 times the faster peer, the least of three rules', Math.min(...ratios), Math.min(...ratios) >= 3, '×');
}

/** Every rule in force on a few firms at a time, without and with reasons in turn: turns so short that few are disturbed. */
function priceOfReasons(rules: RuleBook): void {
  const population = anyFirms(rules.facts.values(), 400, seed + 1);
  const inForce = rules.rules.flatMap(({ id }) => rules.inForce(id, ON, ['320500', '320000']) ?? []);
  let made = 0;
  const time = (few: readonly Facts[], work: (rule: CompiledRule, facts: Facts) => number): number => {
    const start = performance.now();
    for (const facts of few) for (const rule of inForce) made += work(rule, facts);
    return ((performance.now() - start) * 1000) / few.length / inForce.length;
  };
  const bare: number[] = [];
  const full: number[] = [];
  for (let turn = 0; turn < rounds * 60; turn += 1) {
    const few = population.slice((turn % 40) * 10, (turn % 40) * 10 + 10);
    bare.push(time(few, (rule, facts) => {
      const evaluation = evaluateRule(rule, facts, ON);
      return Object.keys(givenBy(evaluation)).length;
    }));
    full.push(time(few, (rule, facts) => explain(evaluateRule(rule, facts, ON)).leaves.length));
  }
  const [plainly, withReasons] = [median(bare.slice(80)), median(full.slice(80))];
  console.log(`\n${inForce.length} rules in force × ${population.length} firms with gaps: plain ${plainly.toFixed(2)} µs, explained ${withReasons.toFixed(2)} µs an answer (${made} parts made)`);
  promise('an explained answer costs at most 1.5 times a plain one, over the whole pack', withReasons / plainly, withReasons / plainly <= 1.5, '×');
}

function wholePopulation(rules: RuleBook): void {
  const population = anyFirms(rules.facts.values(), firms, seed + 2);
  const region = ['320500', '320000'];
  let start = performance.now();
  const yes = population.reduce((n, facts) => n + [...evaluateAll(rules, facts, ON, region).values()].filter((e) => e.truth === true).length, 0);
  const seconds = (performance.now() - start) / 1000;
  start = performance.now();
  let leaves = 0;
  for (const facts of population) for (const evaluation of evaluateAll(rules, facts, ON, region).values()) leaves += explain(evaluation).leaves.length;
  const explainedSeconds = (performance.now() - start) / 1000;
  console.log(`\n${firms} firms × the whole pack: ${seconds.toFixed(1)} s (${yes} yes), with explanations ${explainedSeconds.toFixed(1)} s (${leaves} leaves)`);
  promise('23,000 firms × the whole pack, explained, in less than 60 s', explainedSeconds * (23_000 / firms), explainedSeconds * (23_000 / firms) < 60, ' s');

  const fact = [...rules.facts.keys()].reduce((most, id) => (rules.touchedBy(id).size > rules.touchedBy(most).size ? id : most));
  const changes = Array.from({ length: 200 }, (_, i) => {
    const before = evaluateAll(rules, population[i]!, ON, region);
    const after = { ...population[i]!, [fact]: population[i + 1]![fact]! };
    const began = performance.now();
    const again = reevaluate(before, after, [fact]);
    for (const [id, evaluation] of again) if (evaluation !== before.get(id)) explain(evaluation);
    return performance.now() - began;
  });
  promise(`one fact changed (${fact}, ${rules.touchedBy(fact).size} rules): the whole pack for one firm, explained again, in less than 50 ms; the slowest of 200`, Math.max(...changes), Math.max(...changes) < 50, ' ms');

  const rule = rules.find('technology-sme', ON);
  const count = keepCount(rule, ON);
  population.forEach((facts, i) => count.set(String(i), facts));
  const moves = Array.from({ length: 200 }, (_, i) => {
    const began = performance.now();
    count.set(String(i), { ...population[i]!, employees: 1 });
    return performance.now() - began;
  });
  promise('… and the count of one rule over the population; the slowest of 200', Math.max(...moves), Math.max(...moves) < 50, ' ms');
  const anew = Array.from({ length: 5 }, () => {
    const began = performance.now();
    let met = 0;
    for (const { truth } of judgeMany(rule, population, ON)) if (truth === true) met += 1;
    return [performance.now() - began, met] as const;
  });
  console.log(`       the same count worked out anew: ${median(anew.map(([ms]) => ms)).toFixed(0)} ms (${anew[0]![1]} yes)`);
}

/** A case of the first row and one of the last, turn by turn. */
function longTable(): void {
  const size = 3000;
  const rows = [...Array.from({ length: size - 1 }, (_, i) => ({ when: [`= ${i + 1}`, `>= ${i}`, '-'], gives: i })), { when: ['-', '-', '-'], gives: -1 }];
  const rule = tableRule(rows);
  const cases = [{ employees: 1, salesLastYear: 5000, innovationScore: 80 }, { employees: size + 5, salesLastYear: 5000, innovationScore: 80 }];
  const times = cases.map((): number[] => []);
  for (let round = 0; round < rounds * 3; round += 1) {
    for (const [c, facts] of cases.entries()) {
      const start = performance.now();
      for (let i = 0; i < 2000; i += 1) givenBy(evaluateRule(rule, facts, ON));
      times[c]!.push((performance.now() - start) / 2);
    }
  }
  const [first, last] = times.map(median) as [number, number];
  console.log(`\nA table of ${size} rows: first row ${first.toFixed(2)} µs, last row ${last.toFixed(2)} µs`);
  promise('the last row at most twice the first', last / first, last / first <= 2, '×');
}
