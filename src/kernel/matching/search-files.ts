import { z } from 'zod';
import { lineId as id, maybe, readLines, type Shape, writeLines } from './line-files.ts';
import { createIndex } from './match-index.ts';

const shape: Shape = { zh: '查询 {id, text}，成果 {id, title?, abstract?, keywords?}', en: 'queries {id, text}, results {id, title?, abstract?, keywords?}' };
const queryLine = z.object({ id, text: z.string() });
const resultLine = z.object({ id, title: z.string().nullish().transform((text) => text ?? ''), abstract: maybe(z.string()), keywords: maybe(z.array(z.string())) });

/**
 * Searches the results of one JSONL file for the words of every line of another, as the search box does: `{query, doc, score}`, best first.
 * @throws Problem MATCH_FILE_UNREADABLE, MATCH_LINE_INVALID, MATCH_ID_TWICE
 */
export async function searchFiles({ queries: queryFile, results: resultFile, top, out }: { queries: string; results: string; top: number; out: string }): Promise<{ queries: number; results: number; lines: number }> {
  const queries = await readLines(queryFile, queryLine, shape);
  const results = await readLines(resultFile, resultLine, shape);
  const index = createIndex();
  index.upsert(results);
  let lines = 0;
  const blocks = function* (): Generator<string> {
    for (const { id: query, text } of queries) {
      const found = index.search(text, { top });
      lines += found.length;
      yield found.map(({ id: doc, score }) => `${JSON.stringify({ query, doc, score })}\n`).join('');
    }
  };
  await writeLines(out, blocks());
  return { queries: queries.length, results: results.length, lines };
}
