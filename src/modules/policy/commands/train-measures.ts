import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { measurePassagesOf } from '../domain/extract.ts';
import { trainMeasureModel } from '../domain/measure-training.ts';
import type { SequenceModel } from '../domain/sequence-model.ts';
import { readDocument } from '../read/read-document.ts';

const markedSchema = z.array(z.object({ char_start: z.number().int(), char_end: z.number().int() }));

/** Writes a model as JSON with one feature a line, so that a change of it can be read. */
function format(model: SequenceModel): string {
  const rows = Object.entries(model.weights).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
  return `{\n"labels": ${JSON.stringify(model.labels)},\n"transitions": ${JSON.stringify(model.transitions)},\n"weights": {\n${rows.join(',\n')}\n}\n}\n`;
}

/**
 * Learns from documents with measures that people marked (JSON arrays of `{char_start, char_end}`) how segments join to
 * measures, and writes the table of weights that `extractPolicy` uses.
 */
export async function trainMeasures(options: { documents: readonly { file: string; marked: string }[]; out: string }): Promise<SequenceModel> {
  const documents = await Promise.all(options.documents.map(async ({ file, marked }) => {
    const { text } = await readDocument(readFileSync(file), path.basename(file));
    const spans = markedSchema.parse(JSON.parse(readFileSync(marked, 'utf8')));
    return { passages: measurePassagesOf(text), marked: spans.map((span) => ({ start: span.char_start, end: span.char_end })) };
  }));
  const model = trainMeasureModel(documents);
  writeFileSync(options.out, format(model));
  return model;
}
