import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readMarkedDocument, type Mark, type MarkedDocument } from '../../src/modules/policy/domain/testing/marked-document.ts';

/** A document that people annotated, with where its marks stand. */
export interface Annotated { id: string; marked: MarkedDocument }

interface Annotation {
  char_start: number;
  char_end: number;
  path?: string;
  table?: { cell_start: number; cell_end: number } | null;
  [field: string]: unknown;
}

const word = (value: unknown): string => (value === null || value === undefined ? '' : Array.isArray(value) ? value.join('/') : String(value));

function marks(kind: string, list: readonly Annotation[], fields: readonly string[]): Mark[] {
  return list.map((item) => ({
    kind, attributes: fields.map((field) => word(item[field])),
    start: item.table?.cell_start ?? item.char_start, end: item.table?.cell_end ?? item.char_end,
  }));
}

/** The annotated documents of two folders: texts (`900.txt`) and annotations (`targets-900.json` …). */
export function readAnnotated(gold: string, seeds: string): Annotated[] {
  return readdirSync(seeds).filter((file) => file.endsWith('.txt')).sort().flatMap((file) => {
    const id = file.slice(0, -4);
    const list = (kind: string): Annotation[] => {
      const from = path.join(gold, `${kind}-${id}.json`);
      return existsSync(from) ? JSON.parse(readFileSync(from, 'utf8')) : [];
    };
    if (!existsSync(path.join(gold, `measures-${id}.json`))) return [];
    const target = ['indicator', 'subject', 'comparator', 'value', 'unit', 'deadline_year'];
    return [{
      id,
      marked: {
        text: readFileSync(path.join(seeds, file), 'utf8'), paths: list('structure').map((clause) => clause.path!),
        marks: [
          ...marks('t', list('targets'), target), ...marks('r', list('responsibilities').filter((item) => item.kind !== 'addressee'), ['kind', 'units']),
          ...marks('m', list('measures'), ['instrument_type']),
        ],
      },
    }];
  });
}

/** The marked documents that come with the product, by folder. */
export function readMarked(folder: string): Annotated[] {
  return readdirSync(folder).sort().map((file) => ({ id: path.parse(file).name, marked: readMarkedDocument(readFileSync(path.join(folder, file), 'utf8')) }));
}
