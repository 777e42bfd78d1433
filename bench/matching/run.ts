/**
 * Measures building and matching on a made-up library, two peer libraries beside it on the same texts.
 *
 *   npx tsx bench/matching/run.ts [--results 200000] [--demands 200] [--seed 7]
 *
 * Every contender runs in a process of its own, so that memory is its own. The peers get titles only: with abstracts they
 * need more memory than most machines have.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Figures, measure } from './measure.ts';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const results = option('results', 200_000);
const demands = option('demands', 200);
const seed = option('seed', 7);

interface Task { name: string; abstracts: boolean; demands: number }

if (process.send) {
  process.once('message', (task: Task & { results: number; seed: number }) => {
    process.send!(measure(task), () => process.disconnect());
  });
} else {
  const ours = 'innomatrix (20 with reasons)';
  const tasks: Task[] = [
    { name: ours, abstracts: false, demands },
    { name: 'minisearch', abstracts: false, demands: Math.min(demands, 40) },
    { name: 'flexsearch', abstracts: false, demands: Math.min(demands, 40) },
    { name: ours, abstracts: true, demands },
  ];
  const measured: (Task & Figures)[] = [];
  for (const task of tasks) measured.push({ ...task, ...(await inOwnProcess(task)) });
  report(measured);
}

function inOwnProcess(task: Task): Promise<Figures> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: [...process.execArgv, '--max-old-space-size=8192', '--expose-gc'], serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.once('message', (figures) => resolve(figures as Figures));
    child.once('error', reject);
    child.once('exit', (code) => code !== 0 && reject(new Error(`${task.name} ended with ${code}`)));
    child.send({ ...task, results, seed });
  });
}

function report(measured: readonly (Task & Figures)[]): void {
  const base = measured[0]!;
  const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  console.log(`${results.toLocaleString('en')} made-up results, ${demands} demands of 30 to 900 words (peers: 40), best 20; Node ${process.version}\n`);
  console.log('| | texts | build s | p50 ms | p95 ms | p99 ms | p95 after a write ms | memory MB | build ×  | p50 × | p95 × |');
  console.log('| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |');
  for (const m of measured) {
    const times = m.abstracts ? ['', '', ''] : [m.buildMs / base.buildMs, m.p50 / base.p50, m.p95 / base.p95].map((x) => x.toFixed(1));
    const afterWrite = m.p95AfterWrite === undefined ? '' : ms(m.p95AfterWrite);
    console.log(`| ${m.name} | ${m.abstracts ? 'titles and abstracts' : 'titles'} | ${(m.buildMs / 1000).toFixed(1)} | ${ms(m.p50)} | ${ms(m.p95)} | ${ms(m.p99)} | ${afterWrite} | ${m.memoryMb.toFixed(0)} | ${times.join(' | ')} |`);
  }
  console.log('\nMemory: growth of the process (resident) while building, texts included. ×: how many times the figure of the first line.');
}
