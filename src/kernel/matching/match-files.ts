import { z } from 'zod';
import { lineId as id, maybe, readLines, type Shape, writeLines } from './line-files.ts';
import { readJudgements, verdictsByDemand } from './judgement-file.ts';
import { calibration } from './calibration.ts';
import type { MatchLevel } from './contract.ts';
import type { MatchDocument } from './domain/document.ts';
import { levelOf } from './domain/level.ts';
import type { Demand } from './domain/question.ts';
import { createIndex, type MatchIndex } from './match-index.ts';

const shape: Shape = { zh: '需求 {id, title, content}，成果 {id, title, abstract?, keywords?}', en: 'demands {id, title, content}, results {id, title, abstract?, keywords?}' };
const demandLine = z.object({ id, title: z.string(), content: z.string().nullish().transform((text) => text ?? '') });
const resultLine = z
  .object({ id, title: maybe(z.string()), abstract: maybe(z.string()), keywords: maybe(z.array(z.string())), field: maybe(z.string()) })
  .transform(({ title, ...result }, context) => {
    // Without a title of its own a result is found by its abstract or its keywords.
    if (title === undefined && result.abstract === undefined && result.keywords === undefined) context.addIssue({ code: 'custom', path: ['title'] });
    return { ...result, title: title ?? '' };
  });

/** In files a level is an estimate of least error, not a promise as on the screens of the product. */
const estimating = { ...calibration, cuts: calibration.leastErrorCuts };

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
  const index = createIndex({ calibration: estimating });
  index.upsert(results);
  index.learnDemands(demands);
  const verdicts = verdictsByDemand(options.judgements === undefined ? [] : await readJudgements(options.judgements), demands, results, index);
  const textOf = new Map(results.map((result) => [result.id, result]));
  let lines = 0;
  const blocks = function* (): Generator<string> {
    for (const demand of demands) {
      const matches = areSearchWords(demand) && verdicts.of(demand.id) === undefined
        ? searched(index, demand, options.top, textOf)
        : index.match(demand, { top: options.top, shareRanks: true, verdicts: verdicts.of(demand.id) });
      lines += matches.length;
      yield matches.map(({ id: doc, score, level }) => `${JSON.stringify({ query: demand.id, doc, score, level })}\n`).join('');
    }
  };
  await writeLines(options.out, blocks());
  return { demands: demands.length, results: results.length, lines, unusedJudgements: verdicts.unused };
}

/** A demand that is nothing but a few words, as one types them into a search box. */
const areSearchWords = ({ title, content }: Demand): boolean => content.trim() === '' && /\S[\s、,，;；]+\S/.test(title);

/** Such a demand is answered by the search; the level is that of the match, and a better rank never has a lower one. */
function searched(index: MatchIndex, demand: Demand, top: number, textOf: ReadonlyMap<string, MatchDocument>): { id: string; score: number; level: MatchLevel }[] {
  const found = index.search(demand.title, { top });
  const scores = index.scores(demand, found.map(({ id: doc }) => textOf.get(doc)!));
  let level: MatchLevel = 4;
  return found.map((f, i) => {
    level = Math.min(level, levelOf(scores[i]!, estimating)) as MatchLevel;
    return { ...f, level };
  });
}
