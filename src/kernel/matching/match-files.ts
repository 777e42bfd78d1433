import { z } from 'zod';
import { lineId as id, readLines, type Shape, writeLines } from './line-files.ts';
import { readJudgements, verdictsByDemand } from './judgement-file.ts';
import { createIndex } from './match-index.ts';

const shape: Shape = { zh: '需求 {id, title, content}，成果 {id, title, abstract?, keywords?}', en: 'demands {id, title, content}, results {id, title, abstract?, keywords?}' };
const demandLine = z.object({ id, title: z.string(), content: z.string().default('') });
const resultLine = z.object({
  id,
  title: z.string(),
  abstract: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  field: z.string().optional(),
});

export interface MatchFilesReport {
  demands: number;
  results: number;
  lines: number;
  /** Judgements on demands or results that are not in the files. */
  unusedJudgements: number;
}

/**
 * Matches every demand of one JSONL file with the results of another and writes `{query, doc, score, level}` lines, best
 * first. The demands of the file also teach the index how demands are written. Nothing is written unless all is well.
 * @param options `top`: ranks a demand; results of the same wording (one result held by several cities) share a rank, so
 *   that none of them is dropped for the other; `judgements`: a file of what people said, which teaches the ranking of
 *   their demand and of demands like it
 * @throws Problem MATCH_FILE_UNREADABLE, MATCH_LINE_INVALID (file, row, field), MATCH_ID_TWICE
 */
export async function matchFiles(options: { demands: string; results: string; top: number; out: string; judgements?: string }): Promise<MatchFilesReport> {
  const demands = await readLines(options.demands, demandLine, shape);
  const results = await readLines(options.results, resultLine, shape);
  const index = createIndex();
  index.upsert(results);
  index.learnDemands(demands);
  const verdicts = verdictsByDemand(options.judgements === undefined ? [] : await readJudgements(options.judgements), demands, results, index);
  let lines = 0;
  const blocks = function* (): Generator<string> {
    for (const demand of demands) {
      const matches = index.match(demand, { top: options.top, shareRanks: true, verdicts: verdicts.of(demand.id) });
      lines += matches.length;
      yield matches.map(({ id: doc, score, level }) => `${JSON.stringify({ query: demand.id, doc, score, level })}\n`).join('');
    }
  };
  await writeLines(options.out, blocks());
  return { demands: demands.length, results: results.length, lines, unusedJudgements: verdicts.unused };
}
