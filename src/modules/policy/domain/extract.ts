import { readExtra } from './extra.ts';
import { readFrontMatter } from './front-matter.ts';
import { indexPlaces } from './subjects.ts';
import { readCellPassages, readDocumentTables, readPassages } from './passages.ts';
import { readTextQuantities } from './quantities.ts';
import { readTableQuantities } from './table-quantities.ts';
import { readMeta } from './meta.ts';
import { readResponsibilities } from './responsibilities.ts';
import { readStructure } from './structure.ts';
import type { Places, PolicyExtraction } from './types.ts';

/**
 * Takes an official document apart: clauses, parts without a number, metadata. Offsets are indices into `text`.
 * Never throws, whatever the text.
 */
export function extractPolicy(text: string, options: { id: string; places: Places }): PolicyExtraction {
  const structure = readStructure(text);
  const frontEnd = structure.contents?.start ?? structure.nodes[0]?.start ?? text.length;
  const frontCount = structure.lines.filter((line) => line.start < frontEnd).length;
  const front = readFrontMatter(structure.lines, frontCount);
  const meta = readMeta(text, structure, front, frontCount);
  const extra = readExtra(text, structure, front);
  const index = indexPlaces(text, options.places);
  const tables = readDocumentTables(text, structure);
  const passages = [...readPassages(text, structure, extra), ...readCellPassages(text, tables, extra)];
  const addressee = front.addressee === null ? null : structure.lines[front.addressee] ?? null;
  const quantities = [readTextQuantities(passages, meta, index), ...tables.map(({ table, clause }) => readTableQuantities(table, clause, meta, index, text))];
  return {
    id: options.id, meta, structure: structure.nodes, extra,
    targets: quantities.flatMap((found) => found.targets).sort((a, b) => a.start - b.start),
    facts: quantities.flatMap((found) => found.facts).sort((a, b) => a.start - b.start),
    responsibilities: readResponsibilities(passages, tables, extra, addressee, index), measures: [], milestones: [],
  };
}
