/**
 * How well documents are taken apart.
 *
 *   npx tsx bench/policy.bench.ts [--gold DIR --seeds DIR]
 *
 * Without folders: the marked documents that come with the product. With them also: the annotated documents with the
 * shipped weights (what the weights were learned from: in sample), measures cross-checked (learned from one document,
 * scored on another, both ways), and five folds over the passages of all.
 */
import path from 'node:path';
import { extractPolicy, measurePassagesOf } from '../../src/modules/policy/domain/extract.ts';
import { trainMeasureModel } from '../../src/modules/policy/domain/measure-training.ts';
import { joinMeasures, type MeasurePassage } from '../../src/modules/policy/domain/measures.ts';
import type { SequenceModel } from '../../src/modules/policy/domain/sequence-model.ts';
import { scoreDocument, scoreOf, scoreSpans, type Score } from '../../src/modules/policy/domain/testing/score.ts';
import type { Places } from '../../src/modules/policy/domain/types.ts';
import { readPlaces } from '../../src/modules/policy/places.ts';
import { openPack } from '../../src/kernel/base/pack.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { type Annotated, readAnnotated, readMarked } from './annotated.ts';

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const KINDS = ['structure', 'targets', 'targetUnit', 'targetComparator', 'targetYear', 'targetSubject', 'responsibilities', 'measures', 'instruments'];
const MARKED_KINDS = [...KINDS, 'entities', 'parameters'];

const scoreOne = ({ id, marked }: Annotated, places: Places, model?: SequenceModel): Record<string, Score> =>
  scoreDocument(marked, extractPolicy(marked.text, { id, places, ...(model === undefined ? {} : { model }) }));

function table(title: string, rows: readonly [string, Record<string, Score>][], kinds: readonly string[]): void {
  console.log(`\n${title}\n\n| | ${kinds.join(' | ')} |\n| --- |${kinds.map(() => ' --: |').join('')}`);
  for (const [name, scores] of rows) console.log(`| ${name} | ${kinds.map((kind) => (scores[kind]!.marked === 0 ? '–' : scores[kind]!.f1.toFixed(3))).join(' | ')} |`);
}

function total(all: readonly Record<string, Score>[], kinds: readonly string[]): Record<string, Score> {
  const sum = (kind: string, read: (score: Score) => number): number => all.reduce((so, scores) => so + read(scores[kind]!), 0);
  return Object.fromEntries(kinds.map((kind) => [kind, scoreOf(sum(kind, (s) => s.hits), sum(kind, (s) => s.found), sum(kind, (s) => s.marked))]));
}

const measureMarks = ({ marked }: Annotated): { start: number; end: number }[] => marked.marks.filter((mark) => mark.kind === 'm');
const learned = (documents: readonly Annotated[]): SequenceModel =>
  trainMeasureModel(documents.map((document) => ({ passages: measurePassagesOf(document.marked.text), marked: measureMarks(document) })));

/** Every fifth passage is scored with what the others taught; running text only. */
function folds(documents: readonly Annotated[], count: number): Score {
  const passages = documents.flatMap((document) => measurePassagesOf(document.marked.text).map((passage) => ({ passage, document })));
  const scores = Array.from({ length: count }, (_, fold) => {
    const model = trainMeasureModel(documents.map((document) => ({
      passages: passages.filter((p, i) => i % count !== fold && p.document === document).map((p) => p.passage), marked: measureMarks(document),
    })));
    const held = passages.filter((_p, i) => i % count === fold);
    return documents.map((document) => {
      const own: MeasurePassage[] = held.filter((p) => p.document === document).map((p) => p.passage);
      const marked = measureMarks(document).filter((mark) => own.some(({ passage }) => passage.start <= mark.start && mark.start < passage.end));
      return scoreSpans(marked, own.flatMap((passage) => joinMeasures(passage, model)));
    });
  }).flat();
  const sum = (read: (score: Score) => number): number => scores.reduce((so, score) => so + read(score), 0);
  return scoreOf(sum((s) => s.hits), sum((s) => s.found), sum((s) => s.marked));
}

const nowhere: Places = { names: [], groups: {} };
const testing = path.join(packageRoot, 'src/modules/policy/domain/testing');
for (const folder of ['documents', 'unseen']) {
  const rows = readMarked(path.join(testing, folder)).map((document): [string, Record<string, Score>] => [document.id, scoreOne(document, nowhere)]);
  table(`Marked documents of the product: ${folder}`, [...rows, ['together', total(rows.map(([, scores]) => scores), MARKED_KINDS)]], MARKED_KINDS);
}
const [gold, seeds] = [option('gold'), option('seeds')];
if (gold !== undefined && seeds !== undefined) {
  const documents = readAnnotated(gold, seeds);
  const places = readPlaces(openPack(path.join(packageRoot, 'packs/sunan')));
  table('Annotated documents, shipped weights (in sample)', documents.map((document) => [document.id, scoreOne(document, places)]), KINDS);
  const crossed = documents.flatMap((tested) => documents.filter((other) => other !== tested).map((other): [string, Record<string, Score>] => [`learned from ${other.id}, scored on ${tested.id}`, scoreOne(tested, places, learned([other]))]));
  table('Measures cross-checked', crossed, ['measures']);
  const five = folds(documents, 5);
  console.log(`\nFive folds over the running text of all: measures F1 ${five.f1.toFixed(3)} (${five.hits} of ${five.marked} marked, ${five.found} found)`);
}

const PAGES = 300;
const page = readMarked(path.join(testing, 'documents')).map(({ marked }) => marked.text).join('\n');
const long = page.repeat(Math.ceil((PAGES * 600) / page.length)).slice(0, PAGES * 600);
const before = process.cpuUsage();
const found = extractPolicy(long, { id: 'long', places: nowhere });
const items = found.targets.length + found.facts.length + found.responsibilities.length + found.measures.length + found.milestones.length + found.entities.length + found.parameters.length;
console.log(`\n${PAGES} pages (${long.length.toLocaleString('en')} characters) taken apart in ${(process.cpuUsage(before).user / 1e6).toFixed(1)} s of processor time: ${found.structure.length} clauses, ${items} findings`);
