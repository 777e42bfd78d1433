import { z } from 'zod';
import { matchLevel } from './contract.ts';
import { lineId, readLines, type Shape } from './line-files.ts';
import type { MatchIndex } from './match-index.ts';
import type { MatchDocument } from './domain/document.ts';
import type { Demand } from './domain/question.ts';
import type { JudgedElsewhere, Verdict, Verdicts } from './domain/verdicts/judged.ts';

interface Judgement {
  demand: string;
  result: string;
  level: Verdict['level'];
}

const shape: Shape = { zh: '评判 {requirement, achievement, level} 或 {query, doc, level}，level 为 1 至 4', en: 'judgements {requirement, achievement, level} or {query, doc, level}, level 1 to 4' };

/** Spreadsheets write levels as text. */
const level = z.preprocess((value) => (typeof value === 'string' && /^\s*[1-4]\s*$/.test(value) ? Number(value) : value), matchLevel);
const ofSet = z.object({ requirement: lineId, achievement: lineId, level }).transform((j): Judgement => ({ demand: j.requirement, result: j.achievement, level: j.level }));
const ofRun = z.object({ query: lineId, doc: lineId, level }).transform((j): Judgement => ({ demand: j.query, result: j.doc, level: j.level }));
/** Which of the two a line means is told by its names, so that a fault is told by its field. */
const judgementLine = z.record(z.string(), z.unknown()).transform((line, context): Judgement => {
  const read = ('query' in line || 'doc' in line ? ofRun : ofSet).safeParse(line);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

/**
 * Reads what people said of candidates, one JSON object a line.
 * @throws Problem MATCH_FILE_UNREADABLE, MATCH_LINE_INVALID (file, row, field)
 */
export async function readJudgements(file: string): Promise<Judgement[]> {
  let row = 0;
  // Two judges may say something of one pair: lines are told apart by their place alone.
  return readLines(file, judgementLine.transform((j) => ({ ...j, id: String((row += 1)) })), shape);
}

/** What there is to learn from for each demand, and how many judgements name a demand or a result that is not there. */
export function verdictsByDemand(
  judgements: readonly Judgement[], demands: readonly ({ id: string } & Demand)[], results: readonly MatchDocument[], index: MatchIndex,
): { of: (demand: string) => Verdicts | undefined; unused: number } {
  let unused = 0;
  const documents = new Map(results.map((r) => [r.id, r]));
  const own = new Map<string, Verdict[]>(demands.map((d) => [d.id, []]));
  for (const { demand, result, level } of judgements) {
    const list = own.get(demand);
    const document = documents.get(result);
    if (list && document) list.push({ document, level });
    else unused += 1;
  }
  const judged = new Map<string, JudgedElsewhere>();
  for (const demand of demands) {
    const list = own.get(demand.id)!;
    if (list.length === 0) continue;
    const scores = index.scores(demand, list.map((v) => v.document));
    judged.set(demand.id, { demand, verdicts: list.map((v, i) => ({ ...v, score: scores[i]! })) });
  }
  return {
    unused,
    of: (demand) => (judged.size === 0 ? undefined : { own: own.get(demand) ?? [], elsewhere: [...judged].filter(([id]) => id !== demand).map(([, d]) => d) }),
  };
}
