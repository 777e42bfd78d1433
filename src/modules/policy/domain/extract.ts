import { readEntities } from './entities.ts';
import { readExtra } from './extra.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readInstrument } from './instruments.ts';
import { RULE_DOCUMENT } from './lexicon/quantity-words.ts';
import shipped from './lexicon/measure-model.json' with { type: 'json' };
import { joinMeasures, measurePassages, rowMeasures, type MeasurePassage } from './measures.ts';
import { readMeta } from './meta.ts';
import { readMilestones, readRowMilestones } from './milestones.ts';
import { readParameters } from './parameters.ts';
import { conditionClauses, readCellPassages, readDocumentTables, readPassages, type Passage, type PlacedTable } from './passages.ts';
import { readTextQuantities } from './quantities.ts';
import { readResponsibilities } from './responsibilities.ts';
import type { SequenceModel } from './sequence-model.ts';
import { readStructure, type Structure } from './structure.ts';
import { findPlaces, indexPlaces } from './subjects.ts';
import { readTableQuantities } from './table-quantities.ts';
import type { ExtraNode, Places, PolicyExtraction, Target } from './types.ts';

interface Parts { structure: Structure; front: FrontMatter; frontCount: number; extra: ExtraNode[]; tables: PlacedTable[]; body: Passage[]; cells: Passage[] }

function readParts(text: string): Parts {
  const structure = readStructure(text);
  const frontEnd = structure.contents?.start ?? structure.nodes[0]?.start ?? text.length;
  const frontCount = structure.lines.filter((line) => line.start < frontEnd).length;
  const front = readFrontMatter(structure.lines, frontCount);
  const extra = readExtra(text, structure, front);
  const tables = readDocumentTables(text, structure);
  return { structure, front, frontCount, extra, tables, body: readPassages(text, structure, extra), cells: readCellPassages(text, tables, extra) };
}

/** The passages of a document in which measures are looked for; for learning from marked documents. */
export function measurePassagesOf(text: string): MeasurePassage[] {
  const { structure, body } = readParts(text);
  return measurePassages(body, structure);
}

const yearIn = (heading: string): number | null => Number(/(20\d{2})年/.exec(heading)?.[1] ?? 0) || null;

/** The year most targets are set for, the earlier of two: what a table without a year means. */
function commonYear(targets: readonly Target[]): number | null {
  const counts = new Map<number, number>();
  for (const { year } of targets) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}

/**
 * Takes an official document apart: clauses, parts without a number, metadata, targets, facts, responsibilities,
 * measures, milestones, names, parameters of rules. Offsets are indices into `text`. Never throws, whatever the text.
 * `model` replaces the shipped weights by which measures are joined, as when weights are cross-checked.
 */
export function extractPolicy(text: string, options: { id: string; places: Places; model?: SequenceModel }): PolicyExtraction {
  const { structure, front, frontCount, extra, tables, body, cells } = readParts(text);
  const meta = readMeta(text, structure, front, frontCount);
  const index = indexPlaces(text, options.places, meta.title);
  const passages = [...body, ...cells];
  const rules = { document: RULE_DOCUMENT.test(meta.title ?? '') || (meta.title === null && structure.nodes.some((node) => node.kind === 'article')), clauses: conditionClauses(body, structure) };
  const running = readTextQuantities(passages, meta, index, rules);
  const goalYear = commonYear(running.targets);
  const quantities = [running, ...tables.map(({ table, clause, node }) => readTableQuantities(table, clause, meta, index, text, yearIn(node.heading) ?? meta.periodEnd ?? goalYear))];
  const addressee = front.addressee === null ? null : structure.lines[front.addressee] ?? null;
  const targets = quantities.flatMap((found) => found.targets).sort((a, b) => a.start - b.start);
  const facts = quantities.flatMap((found) => found.facts).sort((a, b) => a.start - b.start);
  const measures = [...measurePassages(body, structure).flatMap((found) => joinMeasures(found, options.model ?? shipped)), ...rowMeasures(cells)].map((found) => ({
    clause: found.passage.clause, subClause: found.passage.subClause, quote: found.words, start: found.start, end: found.end,
    verb: found.verb, verbClass: found.verbClass, instrument: readInstrument(found.words), regions: findPlaces(found.words, index),
  }));
  return {
    id: options.id, meta, structure: structure.nodes, extra, targets, facts,
    responsibilities: readResponsibilities(passages, tables, extra, addressee, index),
    measures: measures.sort((a, b) => a.start - b.start),
    entities: readEntities(text, passages, index),
    parameters: readParameters(body, rules.clauses, targets, rules.document),
    milestones: [...readMilestones(passages, [...targets, ...facts], index), ...tables.flatMap((table) => readRowMilestones(table, extra, index))],
  };
}
