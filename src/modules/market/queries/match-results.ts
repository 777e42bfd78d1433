import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import { type Match, type MatchLevel, matchLevels, type MatchList } from '../contract/match.ts';
import { verdictOfNumber } from '../contract/verdict.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { indexNotReady, type LibraryIndex, resultCircumstances } from '../matching/library-index.ts';
import type { Teaching, TextQuestion } from '../matching/port.ts';
import { findResults } from '../store/results.ts';
import { resultListItem } from './view-result.ts';

export interface MatchQuestion extends TextQuestion {
  top: number;
  /** Weaker ones are left out. */
  level: MatchLevel;
  regions?: readonly string[];
  /** Verdicts the order is to learn from. */
  teaching?: Teaching;
}

/** Candidates asked of the engine for each one shown: filters by place and level take some away. */
const OVERSAMPLING = 5;
const MOST_CANDIDATES = 1_000;
/** The part of a score that verdicts gave or took. */
const VERDICTS = { kind: 'verdicts', zh: '根据评判调整', en: 'learned from verdicts' };

/**
 * Ranks the library against a text, with level and reasons.
 * @throws Problem INDEX_NOT_READY (503)
 */
export async function matchResults(
  handle: Sql,
  actor: Actor | undefined,
  library: LibraryIndex | undefined,
  question: MatchQuestion,
  talks: ReadonlyMap<string, string>,
  now: Date,
): Promise<MatchList> {
  if (!library?.ready()) throw indexNotReady(library?.text.size() ?? 0);
  const wanted = matchLevels.slice(0, matchLevels.indexOf(question.level) + 1);
  const { title, content, field, maturity, place, open } = question;
  const asked = { title, content, field, maturity, place, open };
  const candidates = question.regions ? MOST_CANDIDATES : Math.min(MOST_CANDIDATES, question.top * OVERSAMPLING);
  const ranked = (await library.text.rank(asked, candidates, question.teaching)).filter(
    (r) => r.level !== null && wanted.includes(r.level) && (!question.regions || question.regions.includes(library.regionOf(r.id) ?? '')),
  );
  const rows = new Map((await findResults(handle, ranked.slice(0, question.top * 2).map((r) => r.id))).map((r) => [r.id, r]));
  const matches: Match[] = [];
  for (const { id, score, level, learned } of ranked) {
    const row = rows.get(id);
    const item = row && resultListItem(actor, row);
    if (!row || !item || matches.length === question.top) continue;
    // What the reader may not see must not shine through as evidence either.
    const abstract = sightOfResult(actor, row) === 'full' ? row.abstract : '';
    const keywords = abstract === '' ? [] : row.keywords;
    const why = await library.text.explain(asked, { id, title: row.title, content: abstract, keywords, ...resultCircumstances(row) });
    matches.push({
      result: { ...item, abstract },
      rank: matches.length + 1,
      score,
      level: level!,
      evidence: learned ? [...why.evidence, { ...VERDICTS, weight: Math.round(1e4 * (score - learned.before.score)) / 1e4 }].filter((e) => e.weight !== 0 || e.kind === 'figure-unknown') : why.evidence,
      spans: { demand: why.query, title: why.title, abstract: why.content },
      talkId: talks.get(id) ?? null,
      verdicts: null,
      learned: learned
        ? { before: { score: learned.before.score, level: verdictOfNumber(learned.before.level) }, near: learned.near.map(({ id: resultId, level: said, ...near }) => ({ resultId, ...near, level: verdictOfNumber(said) })) }
        : null,
    });
  }
  return {
    demandText: `${question.title}\n${question.content}`, matches, searched: library.text.size(), engine: library.text.engine, computedAt: now.toISOString(),
    learning: null, dismissed: [], mayJudge: false,
  };
}
