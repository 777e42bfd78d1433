import { readExtra } from './extra.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMeta } from './meta.ts';
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
  return {
    id: options.id,
    meta: readMeta(text, structure, front, frontCount),
    structure: structure.nodes,
    extra: readExtra(text, structure, front),
    targets: [], facts: [], responsibilities: [], measures: [], milestones: [],
  };
}
