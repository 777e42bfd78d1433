/**
 * Measures building, matching and the finding of one new result on made-up libraries, two peer libraries and a database's
 * full-text index beside it on the same texts.
 *
 *   npx tsx bench/matching/run.ts [--results 200000,1000000] [--demands 200] [--peers-at 1000000] [--limit 1800] [--ask 200] [--heap 8192] [--only name] [--seed 7]
 *
 * `--peers-at`: the largest library given to the in-process peers (they get titles only); `--limit`: seconds for each contender;
 * `--ask`: seconds for its demands: whoever is slow is asked fewer, ten at least, and the table says how many; `--heap`: megabytes each may
 * fill with what JavaScript holds. Every contender runs in a process of its own, so that memory is its
 * own; one that does not finish is said so and the run goes on. Ratios are to the engine at the same size in the same run.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { contenders, OURS } from './contenders.ts';
import { type Figures, measure } from './measure.ts';

const option = (name: string, otherwise: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1]!;
};
const sizes = option('results', '200000').split(',').map(Number);
const demands = Number(option('demands', '200'));
const peersAt = Number(option('peers-at', '1000000'));
const limit = Number(option('limit', '1800'));
const askSeconds = Number(option('ask', '200'));
const heap = option('heap', '8192');
const only = option('only', '');
const seed = Number(option('seed', '7'));

interface Task {
  name: string;
  abstracts: boolean;
  results: number;
  demands: number;
  askSeconds: number;
}

if (process.send) {
  process.once('message', async (task: Task & { seed: number }) => {
    const figures = await measure(task);
    process.send!(figures, () => process.disconnect());
  });
} else {
  console.log(`${demands} demands of 30 to 900 words, or as many as are answered within ${askSeconds} s, best 20; at most ${limit} s each; Node ${process.version}\n`);
  for (const results of sizes) {
    const inProcess = (name: string): boolean => name === 'minisearch' || name === 'flexsearch';
    const tasks: Task[] = Object.keys(contenders)
      .filter((name) => name === OURS || (name.includes(only) && (!inProcess(name) || results <= peersAt)))
      .map((name) => ({ name, abstracts: false, results, demands, askSeconds }));
    tasks.push({ name: OURS, abstracts: true, results, demands, askSeconds });
    const measured: (Task & { figures: Figures | undefined })[] = [];
    for (const task of tasks) measured.push({ ...task, figures: await inOwnProcess(task) });
    report(results, measured);
  }
}

/** Undefined: not finished within the limit, or out of memory. */
function inOwnProcess(task: Task): Promise<Figures | undefined> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: [...process.execArgv, `--max-old-space-size=${heap}`, '--expose-gc'], serialization: 'advanced' });
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGTERM'), limit * 1_000);
    child.once('message', (figures) => resolve(figures as Figures));
    child.once('exit', () => {
      clearTimeout(late);
      resolve(undefined);
    });
    child.send({ ...task, seed });
  });
}

function report(results: number, measured: readonly (Task & { figures: Figures | undefined })[]): void {
  const base = measured[0]!.figures;
  const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  console.log(`${results.toLocaleString('en')} made-up results\n`);
  console.log('| | texts | build s | demands | p50 ms | p95 ms | p99 ms | new result found ms | MB | build × | p50 × | p99 × | memory × |');
  console.log('| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |');
  for (const { name, abstracts, figures: f } of measured) {
    const texts = abstracts ? 'titles and abstracts' : 'titles';
    if (!f) {
      console.log(`| ${name} | ${texts} | did not finish | | | | | | | | | |`);
      continue;
    }
    const ratios = abstracts || !base ? ['', '', '', ''] : [f.buildMs / base.buildMs, f.p50 / base.p50, f.p99 / base.p99, f.memoryMb / base.memoryMb].map((x) => x.toFixed(1));
    const found = f.found.first === f.found.of ? ms(f.findableMs) : `${ms(f.findableMs)} (${f.found.first} of ${f.found.of})`;
    console.log(`| ${name} | ${texts} | ${(f.buildMs / 1000).toFixed(1)} | ${f.asked} | ${ms(f.p50)} | ${ms(f.p95)} | ${ms(f.p99)} | ${found} | ${f.memoryMb.toFixed(0)} | ${ratios.join(' | ')} |`);
  }
  console.log('\nMB: growth of the process (resident) while building, texts included; of the database table and index on disk. New result: from handing it in to the answer that has it, the slowest of ten.\n');
}
