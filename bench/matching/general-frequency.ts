/**
 * Makes `src/kernel/matching/data/general-frequency.json`: how common each Chinese character is in general writing, from
 * the word counts of the dictionary of `@node-rs/jieba` (MIT). Run: `npx tsx bench/matching/general-frequency.ts`.
 */
import { writeFileSync } from 'node:fs';
import { dict } from '@node-rs/jieba/dict.js';
import { HAN, foldText, kindOfUnit } from '../../src/kernel/matching/domain/text-folding.ts';

const counts = new Map<number, number>();
let total = 0;
for (const line of Buffer.from(dict).toString('utf8').split('\n')) {
  const [word, count] = line.split(' ');
  if (!word || !count) continue;
  for (const character of foldText(word).text) {
    const unit = character.charCodeAt(0);
    total += Number(count);
    if (kindOfUnit(unit) === HAN) counts.set(unit, (counts.get(unit) ?? 0) + Number(count));
  }
}

/** Characters by the rounded-down binary logarithm of how rare they are, in half steps: one in 2^step. */
const bySteps = new Map<number, string>();
for (const [unit, count] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
  if (count < 50) continue;
  const step = Math.floor(2 * Math.log2(total / count)) / 2;
  bySteps.set(step, (bySteps.get(step) ?? '') + String.fromCharCode(unit));
}
const steps = [...bySteps].sort((a, b) => a[0] - b[0]).map(([step, characters]) => ({ oneInTwoToThe: step, characters }));
const about =
  'How common each Chinese character is in general writing: one running character in 2^step (rounded to half steps). Derived from the word counts of the jieba dictionary (MIT licence) by bench/matching/general-frequency.ts. Characters not listed are rarer than the last step.';
writeFileSync(new URL('../../src/kernel/matching/data/general-frequency.json', import.meta.url), `${JSON.stringify({ about, steps }, null, 1)}\n`);
console.log(`${counts.size} characters, ${steps.length} steps`);
