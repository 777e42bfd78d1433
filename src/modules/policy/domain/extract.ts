import { readExtra } from './extra.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { readInstrument } from './instruments.ts';
import { RULE_DOCUMENT } from './lexicon/quantity-words.ts';
import model from './lexicon/measure-model.json' with { type: 'json' };
import { joinMeasures, measurePassages, rowMeasures, type MeasurePassage } from './measures.ts';
import { readMeta } from './meta.ts';
import { readMilestones, readRowMilestones } from './milestones.ts';
import { conditionClauses, readCellPassages, readDocumentTables, readPassages, type Passage, type PlacedTable } from './passages.ts';
import { readTextQuantities } from './quantities.ts';
import { readResponsibilities } from './responsibilities.ts';
import { readStructure, type Structure } from './structure.ts';
import { findPlaces, indexPlaces } from './subjects.ts';
import { readTableQuantities } from './table-quantities.ts';
import type { ExtraNode, Places, PolicyExtraction } from './types.ts';

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

/**
 * Takes an official document apart: clauses, parts without a number, metadata, targets, facts, responsibilities,
 * measures, milestones. Offsets are indices into `text`. Never throws, whatever the text.
 */
export function extractPolicy(text: string, options: { id: string; places: Places }): PolicyExtraction {
  const { structure, front, frontCount, extra, tables, body, cells } = readParts(text);
  const meta = readMeta(text, structure, front, frontCount);
  const index = indexPlaces(text, options.places);
  const passages = [...body, ...cells];
  const rules = { document: RULE_DOCUMENT.test(meta.title ?? '') || (meta.title === null && structure.nodes.some((node) => node.kind === 'article')), clauses: conditionClauses(body, structure) };
  const quantities = [readTextQuantities(passages, meta, index, rules), ...tables.map(({ table, clause }) => readTableQuantities(table, clause, meta, index, text))];
  const addressee = front.addressee === null ? null : structure.lines[front.addressee] ?? null;
  const targets = quantities.flatMap((found) => found.targets).sort((a, b) => a.start - b.start);
  const facts = quantities.flatMap((found) => found.facts).sort((a, b) => a.start - b.start);
  const measures = [...measurePassages(body, structure).flatMap((found) => joinMeasures(found, model)), ...rowMeasures(cells)].map((found) => ({
    clause: found.passage.clause, subClause: found.passage.subClause, quote: found.words, start: found.start, end: found.end,
    verb: found.verb, verbClass: found.verbClass, instrument: readInstrument(found.words), regions: findPlaces(found.words, index),
  }));
  return {
    id: options.id, meta, structure: structure.nodes, extra, targets, facts,
    responsibilities: readResponsibilities(passages, tables, extra, addressee, index),
    measures: measures.sort((a, b) => a.start - b.start),
    milestones: [...readMilestones(passages, [...targets, ...facts], index), ...tables.flatMap((table) => readRowMilestones(table, extra, index))],
  };
}
